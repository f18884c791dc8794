"""Texts that the source had when a file was made, and has no longer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext

from translations.models import Proposal
from translations.po.notation import BrokenMarkup, read, write
from translations.po.notes import Note
from translations.po.units import Key, Place, context_of

CONTEXT = re.compile(r"(?P<thing>[0-9a-f-]{36}):(?P<path>.+)", re.DOTALL)

NO_NOTE = Note()
"""A text that is no longer in its place: what the place takes is not asked."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text that was a segment once, with its translation as it is kept."""

    place: Place
    text: str
    """As in a file; empty when there is none."""
    proposed: frozenset[str]
    """Texts of open proposals, as segments are stored."""
    note: Note = NO_NOTE


class EarlierTexts:
    """Finds earlier texts; wagtail-localize keeps their strings and contexts."""

    def __init__(self, keys: Iterable[Key], translations: Sequence[Translation]) -> None:
        keys = list(keys) if translations else []
        self.translations = {each.source.object_id: each for each in translations}
        contexts = self._contexts(keys)
        strings = self._strings(keys)
        self.contexts = {context_of(context): context for context in contexts}
        self.strings = {(string.locale_id, write(string.data)): string for string in strings}
        self.texts = self._texts(strings, contexts)
        self.proposed = self._proposed(strings, contexts)

    def find(self, key: Key) -> Earlier | None:
        """Return the earlier text of a file's context and source text."""
        context = self.contexts.get(key[0])
        if context is None:
            return None
        translation = self.translations[context.object_id]
        string = self.strings.get((translation.source.locale_id, key[1]))
        if string is None:
            return None
        at = string.pk, context.pk
        place = Place(translation, string, context)
        return Earlier(place, self.texts.get(at, ""), frozenset(self.proposed[at]))

    def _contexts(self, keys: list[Key]) -> list[TranslationContext]:
        paths = [found["path"] for place, _ in keys if (found := CONTEXT.fullmatch(place))]
        rows = TranslationContext.objects.filter(object__in=self.translations, path__in=paths)
        return list(rows) if paths else []

    def _strings(self, keys: list[Key]) -> list[String]:
        hashes = [String._get_data_hash(data) for _, text in keys if (data := _data(text))]
        locales = {each.source.locale_id for each in self.translations.values()}
        return list(String.objects.filter(locale__in=locales, data_hash__in=hashes))

    def _texts(self, strings: Any, contexts: Any) -> dict[tuple[int, Any], str]:
        rows = StringTranslation.objects.filter(
            locale__in={each.target_locale_id for each in self.translations.values()},
            translation_of__in=strings,
            context__in=contexts,
        )
        return {(row.translation_of_id, row.context_id): write(row.data) for row in rows}

    def _proposed(self, strings: Any, contexts: Any) -> dict[tuple[int, int], set[str]]:
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        rows = Proposal.objects.filter(
            translation__in=self.translations.values(),
            state=Proposal.State.OPEN,
            string__in=strings,
            context__in=contexts,
        )
        for row in rows:
            found[row.string_id, row.context_id].add(row.text)
        return found


def _data(text: str) -> str:
    """Return what a source text is stored as; empty when it can't have been one."""
    try:
        return read(text)
    except BrokenMarkup:
        return ""
