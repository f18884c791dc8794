"""The texts of translations as they stand: what a PO file is written from and compared with."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from translations.models import Proposal
from translations.po.notation import write
from translations.po.notes import Note, note_of

Key = tuple[str, str]
"""Context and source text, both as in the file."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is translated: a string in a context, for one language."""

    translation: Translation
    string: String
    context: TranslationContext

    @property
    def key(self) -> tuple[int, int, int]:
        """The primary keys of the three."""
        return self.translation.pk, self.string.pk, self.context.pk


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text that may become the translation, but that nobody stands for yet."""

    text: str
    earlier_source: str | None = None
    """The source text that it translates, when the source has changed since."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A text of the source with its translation into one language; texts are as in a file."""

    place: Place
    segment: StringSegment
    note: Note
    source: str
    text: str = ""
    """The translation; empty while there is none."""
    current: StringTranslation | None = None
    suggestion: Suggestion | None = None
    """Only where there is no translation."""
    proposed: frozenset[str] = field(default_factory=frozenset)
    """Texts of open proposals, as segments are stored."""

    @property
    def context(self) -> str:
        """The place of the text; the same as long as its thing and block exist."""
        return context_of(self.segment.context)

    @property
    def key(self) -> Key:
        """Context and source text: what identifies a unit in a file."""
        return self.context, self.source


def context_of(context: Any) -> str:
    """Return how a segment's place is written in a file."""
    return f"{context.object_id}:{context.path}"


def units_of(translations: Sequence[Translation]) -> list[Unit]:
    """Return the units of translations into one language, in order; a constant number of queries.

    A text that stands twice at one place is one unit: it has one translation.
    """
    segments = _segments(translations)
    translated = _translated(translations)
    proposals = _open_proposals(translations)
    notes: dict[tuple[int, str], Note] = {}
    of_source = {translation.source_id: translation for translation in translations}
    units = []
    for segment in segments:
        translation = of_source[segment.source_id]
        place = segment.string_id, segment.context_id
        current, proposed = translated.get(place), proposals[translation.pk, *place]
        units.append(
            Unit(
                Place(translation, segment.string, segment.context),
                segment,
                _note(notes, translation, segment),
                source=write(segment.string.data),
                current=current,
                text=write(current.data) if current else "",
                suggestion=None if current else _suggestion(proposed),
                proposed=frozenset(each.text for each in proposed),
            )
        )
    return units


def _translated(translations: Sequence[Translation]) -> dict[tuple[int, Any], StringTranslation]:
    """Return all that was translated of the things concerned, by string and context."""
    rows = StringTranslation.objects.filter(
        locale__in={translation.target_locale_id for translation in translations},
        context__object__in=[translation.source.object_id for translation in translations],
    )
    return {(row.translation_of_id, row.context_id): row for row in rows}


def _segments(translations: Iterable[Translation]) -> list[StringSegment]:
    found = (
        StringSegment.objects.filter(source__in=[each.source_id for each in translations])
        .select_related("string", "context")
        .order_by("source", "order")
    )
    once = {(row.source_id, row.string_id, row.context_id): row for row in reversed(found)}
    order = {translation.source_id: at for at, translation in enumerate(translations)}
    return sorted(once.values(), key=lambda row: (order[row.source_id], row.order))


def _open_proposals(
    translations: Iterable[Translation],
) -> dict[tuple[int, int, int], list[Proposal]]:
    """Return open proposals, newest first."""
    found: dict[tuple[int, int, int], list[Proposal]] = defaultdict(list)
    rows = Proposal.objects.filter(translation__in=translations, state=Proposal.State.OPEN)
    for row in rows.select_related("earlier_string").order_by("-pk"):
        found[row.translation_id, row.string_id, row.context_id].append(row)
    return found


def _suggestion(proposals: Sequence[Proposal]) -> Suggestion | None:
    """Return the newest; it knows the source's earlier words from when these were changed."""
    if not proposals:
        return None
    newest = proposals[0]
    earlier = newest.earlier_string
    return Suggestion(write(newest.text), write(earlier.data) if earlier else None)


def _note(
    notes: dict[tuple[int, str], Note], translation: Translation, segment: StringSegment
) -> Note:
    """Return the note of a segment's field, made once for all that have it."""
    kind = translation.source.specific_content_type
    key = kind.pk, segment.context.field_path
    if key not in notes:
        notes[key] = note_of(kind.model_class(), segment.context.field_path)
    return notes[key]


def addresses_of(segment: StringSegment) -> dict[str, str]:
    """Return where the links of a text lead: by their names in it, such as "a1"."""
    attributes: dict[str, dict[str, str]] = json.loads(segment.attrs or "null") or {}
    return {name: values["href"] for name, values in attributes.items() if "href" in values}
