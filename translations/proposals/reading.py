"""What there is at the texts for which something is proposed; read for many at once."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from wagtail_localize.models import StringSegment, StringTranslation

from translations.models import Proposal
from translations.po.notes import Note, note_of

Key = tuple[int, int]
"""String and context, by their primary keys."""


class There(NamedTuple):
    """The text that a proposal is for."""

    is_current: bool
    """The source has it still."""
    now: str
    """Its translation as stored; empty when there is none."""
    note: Note
    """What its place takes; of a text that is gone nobody asks."""


def what_is_there(proposals: Iterable[Proposal]) -> dict[int, There]:
    """Return it by proposal; these are read with context, and translation with source."""
    proposals = list(proposals)
    now, segments = _now(proposals), _segments(proposals)
    notes: dict[tuple[int, str], Note] = {}
    found = {}
    for each in proposals:
        place = each.string_id, each.context_id
        is_current = (each.translation.source_id, *place) in segments
        text = now.get((each.translation.target_locale_id, *place), "")
        found[each.pk] = There(is_current, text, _note(notes, each) if is_current else Note())
    return found


def _note(notes: dict[tuple[int, str], Note], proposal: Proposal) -> Note:
    kind = proposal.translation.source.specific_content_type
    key = kind.pk, proposal.context.field_path
    if key not in notes:
        notes[key] = note_of(kind.model_class(), proposal.context.field_path)
    return notes[key]


def _now(proposals: list[Proposal]) -> dict[tuple[int, int, Any], str]:
    rows = StringTranslation.objects.filter(
        locale__in={each.translation.target_locale_id for each in proposals},
        translation_of__in={each.string_id for each in proposals},
        context__in={each.context_id for each in proposals},
    )
    return {(row.locale_id, row.translation_of_id, row.context_id): row.data for row in rows}


def _segments(proposals: list[Proposal]) -> set[tuple[int, int, int]]:
    """Return source, string and context of the texts that still stand in a source."""
    rows = StringSegment.objects.filter(
        source__in={each.translation.source_id for each in proposals},
        string__in={each.string_id for each in proposals},
        context__in={each.context_id for each in proposals},
    )
    return set(rows.values_list("source_id", "string_id", "context_id"))
