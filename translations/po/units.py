"""The texts of translations as they stand: what a PO file is written from and compared with."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
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

ALIKE_FROM = 0.5
"""Share of common characters from which one of several texts is taken for an earlier wording."""

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
    """A text of the source with its translation into one language."""

    translation: Translation
    segment: StringSegment
    note: Note
    current: StringTranslation | None = None
    suggestion: Suggestion | None = None
    """Only where there is no translation."""
    proposed: frozenset[str] = field(default_factory=frozenset)
    """Texts of open proposals, as segments are stored."""

    @property
    def place(self) -> Place:
        """Where it is translated."""
        return Place(self.translation, self.segment.string, self.segment.context)

    @property
    def context(self) -> str:
        """The place of the text; the same as long as its thing and block exist."""
        return context_of(self.segment.context)

    @property
    def source(self) -> str:
        """The source text as in the file."""
        return write(self.segment.string.data)

    @property
    def key(self) -> Key:
        """Context and source text: what identifies a unit in a file."""
        return self.context, self.source

    @property
    def text(self) -> str:
        """The translation as in the file, empty while there is none."""
        return write(self.current.data) if self.current else ""


def context_of(context: Any) -> str:
    """Return how a segment's place is written in a file."""
    return f"{context.object_id}:{context.path}"


def units_of(translations: Sequence[Translation]) -> list[Unit]:
    """Return the units of translations into one language, in order; a constant number of queries.

    A text that stands twice at one place is one unit: it has one translation.
    """
    segments = _segments(translations)
    known = _Known(translations)
    proposals = _open_proposals(translations)
    notes: dict[tuple[int, str], Note] = {}
    of_source = {translation.source_id: translation for translation in translations}
    current_strings: dict[int, set[int]] = defaultdict(set)
    for segment in segments:
        current_strings[segment.context_id].add(segment.string_id)
    units = []
    for segment in segments:
        translation = of_source[segment.source_id]
        current = known.translated.get((segment.string_id, segment.context_id))
        proposed = proposals.get((translation.pk, segment.string_id, segment.context_id), [])
        units.append(
            Unit(
                translation=translation,
                segment=segment,
                note=_note(notes, translation, segment),
                current=current,
                suggestion=None
                if current
                else _proposed(proposed) or known.earlier(segment, current_strings),
                proposed=frozenset(proposed),
            )
        )
    return units


class _Known:
    """What was translated before at the places of some translations."""

    def __init__(self, translations: Sequence[Translation]) -> None:
        self.translated: dict[tuple[int, int], StringTranslation] = {}
        self.at_place: dict[int, list[StringTranslation]] = defaultdict(list)
        if not translations:
            return
        found = StringTranslation.objects.filter(
            locale=translations[0].target_locale_id,
            context__object__in=[translation.source.object_id for translation in translations],
        )
        for row in found.select_related("translation_of").order_by("-updated_at", "pk"):
            place: Any = row.context_id
            self.translated[row.translation_of_id, place] = row
            self.at_place[place].append(row)

    def earlier(self, segment: StringSegment, current: dict[int, set[int]]) -> Suggestion | None:
        """Return the translation of what most likely was the segment's earlier wording."""
        place = segment.context_id
        rows = [
            row
            for row in self.at_place[place]
            if row.translation_of_id not in current[place] and not row.has_error
        ]
        if not rows:
            return None
        if len(current[place]) == 1:  # Nothing else stands here: the latest was this one.
            return Suggestion(write(rows[0].data), write(rows[0].translation_of.data))
        matcher = SequenceMatcher(autojunk=False, b=segment.string.data)
        scored = [(_likeness(matcher, row.translation_of.data), row) for row in rows]
        score, best = max(scored, key=lambda pair: pair[0])
        if score < ALIKE_FROM:
            return None
        return Suggestion(write(best.data), write(best.translation_of.data))


def _likeness(matcher: "SequenceMatcher[str]", text: str) -> float:
    matcher.set_seq1(text)
    # The exact measure takes the square of the length: the upper bound spares it most texts.
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE_FROM else 0.0


def _segments(translations: Iterable[Translation]) -> list[StringSegment]:
    found = (
        StringSegment.objects.filter(source__in=[each.source_id for each in translations])
        .select_related("string", "context")
        .order_by("source", "order")
    )
    once = {(row.source_id, row.string_id, row.context_id): row for row in reversed(found)}
    order = {translation.source_id: at for at, translation in enumerate(translations)}
    return sorted(once.values(), key=lambda row: (order[row.source_id], row.order))


def _open_proposals(translations: Iterable[Translation]) -> dict[tuple[int, int, int], list[str]]:
    """Return the texts of open proposals, newest first."""
    found: dict[tuple[int, int, int], list[str]] = defaultdict(list)
    rows = Proposal.objects.filter(translation__in=translations, state=Proposal.State.OPEN)
    for row in rows.order_by("-pk"):
        found[row.translation_id, row.string_id, row.context_id].append(row.text)
    return found


def _proposed(texts: list[str]) -> Suggestion | None:
    return Suggestion(write(texts[0])) if texts else None


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
