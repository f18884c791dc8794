"""Whose translations go out and come in."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from core.services.translation_rights import is_locked_for, may_translate


def may_translate_it(user: Any, translation: Translation) -> bool:
    """Tell whether somebody may write a translation; nobody may when its source is gone."""
    try:
        original = translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return False
    return may_translate(user, original, translation.target_locale)


def why_locked(user: Any, translation: Translation) -> str:
    """Say that somebody else has locked the translated page; empty where that is not so."""
    original = translation.source.get_source_instance()
    if not is_locked_for(user, original, translation.target_locale):
        return ""
    title = translation.source.object_repr
    return _("“%(title)s” is locked: nobody else writes its texts for now.") % {"title": title}


def may_translate_all(user: Any, translations: Iterable[Translation]) -> bool:
    """Tell whether somebody may write all of some translations."""
    return all(may_translate_it(user, translation) for translation in translations)
