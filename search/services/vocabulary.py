"""Counting the words of the index: which ones readers see in a language, and on how many pages.

Counts follow the entries: who writes or removes some adds what is new and takes off what is gone,
in the same transaction and in as many statements for a thousand words as for one. So no word
stays that stands on no public page.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Self

from django.db import connection, transaction

from core.models import ContentVersion
from core.names import plain_form, words_of
from search.analysis import in_latin
from search.backends import backend
from search.models import SearchEntry, SearchWord
from search.models.vocabulary import LONGEST_FOLDED

SHORTEST, LONGEST = 4, 30
"""Letters of a word that is counted: shorter ones are too like others.

Folding takes some letters away (ь), and makes several of others (щ).
"""
AT_ONCE = 10_000
"""Words in a statement."""

Key = tuple[int, str, str]
"""Locale, folded word, and the word as it is written."""
Row = tuple[int, str, str, str, int, int]
"""Locale, folded, written, shelf, and what to add to `titles` and to `pages`."""

_ADD = (
    "INSERT INTO search_searchword (locale_id, folded, written, shelf, titles, pages) "
    "SELECT locale_id, folded, written, shelf, titles, pages FROM ({listed}) l WHERE true "
    "ON CONFLICT (locale_id, folded, written) DO UPDATE SET "
    "titles = search_searchword.titles + excluded.titles, "
    "pages = search_searchword.pages + excluded.pages"
)
_FORGET = (
    "DELETE FROM search_searchword WHERE id IN (SELECT w.id FROM ({listed}) l "
    "JOIN search_searchword w ON w.locale_id = l.locale_id AND w.folded = l.folded "
    "AND w.written = l.written WHERE w.pages <= 0)"
)


class Tally:
    """How many pages more, or fewer, have each word of a language."""

    def __init__(self) -> None:
        self._titles: Counter[Key] = Counter()
        self._pages: Counter[Key] = Counter()

    def add(self, entries: Iterable[SearchEntry]) -> Self:
        """Count the words of entries."""
        for entry in entries:
            titles, pages = _words_of_entry(entry)
            self._titles.update((entry.locale_id, *word) for word in titles)
            self._pages.update((entry.locale_id, *word) for word in pages)
        return self

    def take_off(self, entries: Iterable[SearchEntry]) -> Self:
        """Count the words of entries no more."""
        less = Tally().add(entries)
        self._titles.subtract(less._titles)
        self._pages.subtract(less._pages)
        return self

    def take_off_stored(self) -> Self:
        """Leave what has to be added to the stored counts to make them these."""
        columns = ("locale_id", "folded", "written", "titles", "pages")
        for *key, titles, pages in SearchWord.objects.values_list(*columns).iterator():
            self._titles[tuple(key)] -= titles
            self._pages[tuple(key)] -= pages
        return self

    def rows(self) -> list[Row]:
        """Return what is to be added, each word once, in order; nothing for what is as it was."""
        return [
            (*key, shelf(key[1][0], len(key[1])), self._titles[key], self._pages[key])
            for key in sorted(self._pages)
            if self._titles[key] or self._pages[key]
        ]

    def write(self) -> None:
        """Add this to the stored counts, and forget words that no page has any more."""
        rows = self.rows()
        for start in range(0, len(rows), AT_ONCE):
            some = rows[start : start + AT_ONCE]
            _execute(_ADD, some)
            if fewer := [row for row in some if row[-1] < 0]:
                _execute(_FORGET, fewer)


Words = set[tuple[str, str]]


def _words_of_entry(entry: SearchEntry) -> tuple[Words, Words]:
    """Return the words of title and names, and of everything; each folded, and as it is written."""
    titles = _words(f"{entry.title}\n{entry.called}")
    return titles, titles | _words(f"{entry.summary}\n{entry.body}")


def _words(text: str) -> Words:
    found = set(words_of(text.lower()))
    return {(folded_of(word), word) for word in found if may_be_misspelt(word)}


def may_be_misspelt(word: str) -> bool:
    """Tell a word that is counted, and of which another may be a misspelling."""
    fits = word.isalpha() and len(word) <= LONGEST
    return fits and SHORTEST <= len(folded_of(word)) <= LONGEST_FOLDED


def folded_of(word: str) -> str:
    """Return a word in the letters in which words are compared."""
    return in_latin(plain_form(word))


def shelf(initial: str, letters: int) -> str:
    """Return where words of a length with a first letter stand."""
    return f"{initial}{letters}"


def _execute(statement: str, rows: list[Row]) -> None:
    with connection.cursor() as cursor:
        listed = json.dumps(rows, ensure_ascii=False)
        cursor.execute(statement.format(listed=backend().LISTED_WORDS), [listed])


def recount() -> None:
    """Make all counts those of the entries; who changes what readers see waits."""
    with transaction.atomic():
        ContentVersion.hold()
        _difference().write()


def miscounted() -> int:
    """Return how many words are counted wrongly."""
    return len(_difference().rows())


def _difference() -> Tally:
    return Tally().add(_stored_entries()).take_off_stored()


def _stored_entries() -> Iterator[Any]:
    columns = ("locale_id", "title", "called", "summary", "body")
    yield from SearchEntry.objects.only(*columns).iterator(chunk_size=500)
