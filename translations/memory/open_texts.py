"""The texts of a translation that nobody has translated yet, and what the memory has for them."""

from typing import Any

from django.db.models import Exists, OuterRef
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.services.localisation import OPTIONAL_PATHS
from translations.memory.index import IDENTICAL
from translations.memory.matches import exact_matches_for
from translations.models import MemoryEntry
from translations.po.checking import checked
from translations.po.notation import BrokenMarkup, write
from translations.po.rights import may_translate_it
from translations.po.units import Unit, units_of

Choice = tuple[Unit, str]
"""A text, and the wording that it gets, as segments are stored."""


def open_texts(translation: Translation) -> list[Unit]:
    """Return the texts without any translation, in order; addresses need none."""
    return [
        unit
        for unit in units_of([translation])
        if unit.current is None and unit.segment.context.path not in OPTIONAL_PATHS
    ]


def sure_choices(units: list[Unit], translation: Translation) -> list[Choice]:
    """Return the wordings of texts that were always translated in one way, where they fit in."""
    strings = {unit.place.string.pk: unit.place.string for unit in units}
    matches = exact_matches_for(list(strings.values()), translation.target_locale_id)
    only = {pk: found[0].data for pk, found in matches.items() if len(found) == 1}
    chosen = ((unit, only[unit.place.string.pk]) for unit in units if unit.place.string.pk in only)
    return [(unit, data) for unit, data in chosen if _fits(unit, data)]


def count_for(user: Any, translation: Translation) -> int:
    """Return how many open texts were translated before, word by word, in two statements.

    None for who may not translate them. Texts that are only like earlier ones are not counted:
    to find these takes longer than an editor should need to open.
    """
    if not may_translate_it(user, translation):
        return 0
    tokens = _tokens(translation)
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), locale=translation.target_locale_id, has_error=False
    ).exclude(context__path__in=OPTIONAL_PATHS)
    entries = MemoryEntry.objects.filter(Exists(translated), words=IDENTICAL, token__in=tokens)
    found = set(entries.values_list("token", flat=True))
    return sum(token in found for token in tokens)


def _tokens(translation: Translation) -> list[int]:
    """Return what the open texts are found by, one for each."""
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=translation.target_locale_id,
    )
    segments = StringSegment.objects.filter(~Exists(translated), source=translation.source_id)
    rows = (
        segments.exclude(context__path__in=OPTIONAL_PATHS)
        .filter(string__memory_entries__words=IDENTICAL)
        .values_list("string", "context", "string__memory_entries__token")
        .distinct()
    )
    return [token for _, _, token in rows]


def _fits(unit: Unit, data: str) -> bool:
    try:
        checked(write(data), unit.segment.string.data, unit.note)
    except BrokenMarkup:
        return False
    return True
