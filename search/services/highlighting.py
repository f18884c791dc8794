"""Which parts of a hit's texts show why it was found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from html import escape
from typing import Any

from core.names import WORD, plain_form
from search.analysis import forms_of
from search.backends.words import Wanted
from search.models import SearchEntry

READ_CHARACTERS = 20_000
"""Of a body, from its beginning: what stands further down is found, but not shown."""
BEFORE, LONG = 80, 240
"""Characters of an excerpt before its first match, and in all."""
CUT = "…"


class Place(Enum):
    """Where the words of a question stand."""

    TITLE = "title"
    NAMES = "called"
    SUMMARY = "summary"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Part:
    """Some characters of a text, and whether they were looked for."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Highlight:
    """A text of a hit in parts, of which one at least was looked for."""

    field: Place
    parts: list[Part]

    @property
    def html(self) -> str:
        """The text as HTML, with `mark` around what was looked for."""
        marked = (
            f"<mark>{escape(part.text)}</mark>" if part.is_match else escape(part.text)
            for part in self.parts
        )
        return "".join(marked)


class Highlighter:
    """Knows the words that were looked for; made for one answer."""

    def __init__(self, wanted: Wanted) -> None:
        self._forms = frozenset(form for word in wanted.words for form in word.forms)
        self._begins = tuple(begin for word in wanted.words for begin in word.begins)
        self._initials = frozenset(form[0] for form in (*self._forms, *self._begins))
        self._known: dict[tuple[str, str], bool] = {}

    def of_entry(self, entry: SearchEntry, language: str) -> list[Highlight]:
        """Return the texts of an entry that hold what was looked for, the title first."""
        texts = {
            Place.TITLE: self._parts(entry.title, language),
            Place.NAMES: self._names(entry.called, language),
            Place.SUMMARY: self._parts(entry.summary, language),
            Place.BODY: self._excerpt(entry.body, language),
        }
        return [Highlight(place, parts) for place, parts in texts.items() if _has_match(parts)]

    def _names(self, called: str, language: str) -> list[Part]:
        """Return the names that hold a match, with a comma between two."""
        parts: list[Part] = []
        for name in called.split("\n"):
            found = self._parts(name, language)
            if _has_match(found):
                parts += [Part(", ", is_match=False), *found] if parts else found
        return parts

    def _excerpt(self, body: str, language: str) -> list[Part]:
        """Return the surroundings of the first match."""
        first = next(self._matches(body[:READ_CHARACTERS], language), None)
        if first is None:
            return []
        begin = _word_after(body, first[0] - BEFORE, first[0])
        end = _word_before(body, max(begin + LONG, first[1]), first[1])
        parts = self._parts(body[begin:end], language)
        before = [Part(f"{CUT} ", is_match=False)] if begin else []
        after = [Part(f" {CUT}", is_match=False)] if end < len(body) else []
        return [*before, *parts, *after]

    def _parts(self, text: str, language: str) -> list[Part]:
        parts = []
        done = 0
        for begin, end in self._matches(text, language):
            if begin > done:
                parts.append(Part(text[done:begin], is_match=False))
            parts.append(Part(text[begin:end], is_match=True))
            done = end
        if done < len(text):
            parts.append(Part(text[done:], is_match=False))
        return parts

    def _matches(self, text: str, language: str) -> Iterator[tuple[int, int]]:
        known = self._known
        for match in WORD.finditer(text):
            key = (match[0], language)
            found = known.get(key)
            if found is None:
                found = known[key] = self._is_wanted(*key)
            if found:
                yield match.span()

    def _is_wanted(self, word: str, language: str) -> bool:
        if word[0].isascii() and word[0].lower() not in self._initials:
            return False  # Stems begin as their words do: for most this is all there is to ask.
        if not self._forms.isdisjoint(forms_of(word, language)):
            return True
        return bool(self._begins) and plain_form(word).startswith(self._begins)


def highlights_of(
    page_ids: Sequence[int], languages: dict[int, str], wanted: Wanted
) -> dict[int, list[Highlight]]:
    """Return the highlights of hits by their keys; `languages` are the codes of their languages."""
    highlighter = Highlighter(wanted)
    entries: Iterable[Any] = SearchEntry.objects.filter(pk__in=page_ids)
    return {
        entry.pk: highlighter.of_entry(entry, languages[entry.pk])
        for entry in entries
        if entry.pk in languages
    }


def _has_match(parts: list[Part]) -> bool:
    return any(part.is_match for part in parts)


def _word_after(text: str, place: int, last: int) -> int:
    """Return where a word begins, at a place or behind it, but not behind the last one.

    The place itself where none does: not all languages have spaces.
    """
    if place <= 0:
        return 0
    return text.find(" ", place, last) + 1 or place


def _word_before(text: str, place: int, first: int) -> int:
    """Return where a word ends, at a place or before it, but not before the first one."""
    if place >= len(text):
        return len(text)
    end = text.rfind(" ", first, place + 1)
    return end if end >= 0 else place
