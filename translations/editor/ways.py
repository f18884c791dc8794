"""The ways between the screens of one translation, under the same names everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from core.services.translation_rights import may_publish_translation, may_translate
from translations.po.writing import edit_addresses


@dataclass(frozen=True, slots=True)
class Way:
    """A screen of a translation."""

    label: str
    url: str
    icon_name: str


def screens_of(translation: Translation, user: Any) -> list[Way]:
    """Return the screens of a translation that somebody may use; none when its source is gone."""
    try:
        original = translation.source.get_source_instance()
    except ObjectDoesNotExist:
        return []
    asked = user, original, translation.target_locale
    writes = may_translate(*asked)
    if not writes and not may_publish_translation(*asked):
        return []
    revision = f"{reverse('translations_revising:revision')}?translation={translation.pk}"
    reader = Way(_("Second reader"), revision, "glasses")
    return [*(_of_translators(translation) if writes else ()), reader]


def ways_of(translation: Translation, user: Any, here: str) -> list[dict[str, Any]]:
    """Return the tabs of a screen: the editor first, then all screens; `here` is an address."""
    editor = edit_addresses([translation]).get(translation.pk)
    ways = [Way(_("Editor"), editor, "edit")] if editor else []
    ways += screens_of(translation, user)
    return [{"way": way, "is_here": way.url.partition("?")[0] == here} for way in ways]


def _of_translators(translation: Translation) -> Iterator[Way]:
    asked = f"?translation={translation.pk}"
    proposals, memory = (
        reverse("translations_proposals:list"),
        reverse("translations_memory:matches"),
    )
    former = reverse("translations_former:list", args=[translation.pk])
    yield Way(_("Proposed translations"), f"{proposals}{asked}", "clipboard-list")
    yield Way(_("Translated before"), f"{memory}{asked}", "history")
    yield Way(_("Former wordings"), former, "rotate")
