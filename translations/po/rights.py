"""Whose translations go out and come in."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail_localize.models import Translation

from core.services.translation_rights import may_translate


def may_translate_it(user: Any, translation: Translation) -> bool:
    """Tell whether somebody may write a translation; nobody may when its source is gone."""
    try:
        original = translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return False
    return may_translate(user, original, translation.target_locale)


def may_translate_all(user: Any, translations: Iterable[Translation]) -> bool:
    """Tell whether somebody may write all of some translations."""
    return all(may_translate_it(user, translation) for translation in translations)
