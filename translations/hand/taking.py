"""Putting a text that was changed on the page where it belongs."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import Revision
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from translations.hand.links import known_links, named
from translations.hand.origins import Origin, PageText, mark_of
from translations.models import Proposal, UnplacedText
from translations.proposals.deciding import BY_HAND
from translations.services.wordings import put

Key = tuple[int, int]
"""String and context."""


@dataclass(slots=True)
class Taken:
    """What became of the texts that a hand has changed."""

    taken: int = 0
    """Became translations."""
    proposed: int = 0
    """Became proposals: the translation was changed elsewhere, too, or the source was."""
    unplaced: int = 0
    """Belong to no text of the source."""
    restored: int = 0
    """Texts that were removed on the page, and that the source has."""


class Taking:
    """The translations of one language of a source, and what a revision's author made of them."""

    def __init__(self, translation: Translation, revision: Revision) -> None:
        self.translation = translation
        self.author: Any = revision.user
        self.at: datetime = revision.created_at
        self.done = Taken()
        source = translation.source
        self.segments: dict[Key, StringSegment] = {}
        self.places: dict[int, list[int]] = defaultdict(list)
        for segment in StringSegment.objects.filter(source=source).select_related("string"):
            self.segments[segment.string_id, segment.context_id] = segment
            self.places[segment.string_id].append(segment.context_id)
        contexts = TranslationContext.objects.filter(object=source.object_id)
        self.contexts = {context.pk: context for context in contexts}
        rows = StringTranslation.objects.filter(
            locale=translation.target_locale_id, context__object=source.object_id
        )
        self.rows: dict[tuple[int, Any], StringTranslation] = {
            (row.translation_of_id, row.context_id): row for row in rows
        }

    def take(
        self, origin: Origin, before: PageText, after: PageText, *, is_sure: bool = True
    ) -> Origin:
        """Take over what became of a text; return the origin of the new one.

        Where it is not sure that one became the other, somebody has to decide.
        """
        string_id, context_id = origin.string_id, origin.context_id
        if string_id is None or context_id is None or context_id not in self.contexts:
            self.keep(after)
            return Origin(after.path)
        contexts = self._contexts(string_id, context_id)
        segment = self.segments.get((string_id, contexts[0])) if contexts else None
        data, names = named(after, known_links(before, origin, segment))
        for place in [(string_id, each) for each in contexts or [context_id]]:
            self._put(place, origin.was, data, may_write=is_sure and None not in names)
        if not contexts:
            self._propose_to_successor(string_id, data)
        if None in names:
            self.keep(after)
        return Origin(after.path, string_id, context_id, mark_of(data), names)

    def keep(self, text: PageText) -> None:
        """Keep a text that has no place."""
        UnplacedText.objects.create(
            object_id=self.translation.source.object_id,
            locale_id=self.translation.target_locale_id,
            text=text.html,
            written_by=self.author,
            written_at=self.at,
        )
        self.done.unplaced += 1

    def propose(self, place: Key, data: str, earlier_string_id: int | None = None) -> None:
        """Propose a text, once."""
        string_id, context_id = place
        values: dict[str, Any] = {
            "translation": self.translation,
            "string_id": string_id,
            "context_id": context_id,
            "text": data,
        }
        if not Proposal.objects.filter(**values).exists():
            Proposal.objects.create(
                **values,
                origin=Proposal.Origin.HAND,
                earlier_string_id=earlier_string_id,
                made_by=self.author,
            )
        self.done.proposed += 1

    def is_known(self, text: PageText) -> bool:
        """Tell whether a text is a translation of the page, or a text of its source."""
        words = {row.data for row in self.rows.values()}
        return text.data in words or any(
            text.data == segment.string.data for segment in self.segments.values()
        )

    def _contexts(self, string_id: int, context_id: int) -> list[int]:
        """Return where the source has the text: in its place, or wherever it has moved to."""
        standing = self.places.get(string_id, [])
        return [context_id] if context_id in standing else list(dict.fromkeys(standing))

    def _put(self, place: Key, was: str, data: str, *, may_write: bool) -> None:
        """Make a text the translation unless that was changed since, too."""
        row = self.rows.get(place)
        if row is not None and row.data == data:
            return
        is_untouched = not was if row is None else row.has_error or mark_of(row.data) == was
        if not (is_untouched and may_write):
            self.propose(place, data)
            return
        put(
            place[0],
            self.contexts[place[1]],
            self.translation.target_locale_id,
            is_current=place in self.segments,
            data=data,
            tool_name=BY_HAND,
            last_translated_by=self.author,
        )
        self.done.taken += 1

    def _propose_to_successor(self, string_id: int, data: str) -> None:
        """Propose a text for what the source has in place of its own now."""
        rows = Proposal.objects.filter(
            translation=self.translation,
            earlier_string=string_id,
            origin=Proposal.Origin.SOURCE,
        )
        for place in dict.fromkeys(rows.values_list("string_id", "context_id")):
            self.propose(place, data, string_id)
