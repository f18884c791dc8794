"""Finding: what somebody looks for, in order, counted, by kind and country.

First all words are looked for. Where nothing has them, those that stand nowhere are taken for
misspelt ones; where that doesn't help, any of the words will do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any

from django.db import connection
from django.utils import timezone
from wagtail.models import Locale

from core.days import day_of
from core.hidden import Moment, When
from core.names import name_of
from search.backends import backend
from search.backends.words import Sql, Wanted
from search.models import NameRank
from search.services.allowed import countries_of_pages, entries, public_keys
from search.services.asking import Filters, Question, asked
from search.services.spelling import corrected

FOR_NAME, FOR_TITLE = 2.0, 1.0
"""What is added to the rank, which is 1 at most, where the question is the whole name or title."""
FOR_NEWEST = 0.05
"""What is added for today's news; half of it for news of a year ago."""

FoundBy = Callable[[Sql, Wanted], Sql]


class Matching(Enum):
    """How the words of a question are found."""

    ALL = "all"
    CORRECTED = "corrected"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found."""

    pk: int
    locale_id: int
    score: float
    is_promoted: bool = False


def find(
    query: str, chain: Sequence[Locale], when: When = None, filters: Filters | None = None
) -> "Finding":
    """Return what is found of a text in the first language of a chain, or those that stand in."""
    return Finding(query, asked(query, chain, when, filters or Filters()))


class Finding:
    """The answer to a question: each part is read when it is asked for."""

    model = Hit

    def __init__(self, text: str, question: Question) -> None:
        self._text, self._question = text, question
        self._total: int | None = None
        self._known: dict[Wanted, bool] = {}
        self._has_all_words: bool | None = None if question.words else False

    @cached_property
    def _settled(self) -> tuple[Matching, tuple[str, ...], Wanted]:
        """How the words are found, whatever else is asked of hits; which; and their forms."""
        question = self._question
        words = question.words
        wanted = self._all_words
        if self._has_all_words is None:
            self._has_all_words = self._is_there(wanted)
        if self._has_all_words:
            return Matching.ALL, words, wanted
        if not words:
            return Matching.NONE, words, wanted
        better = corrected(question, self._is_there)
        if better != words and self._is_there(wanted := question.wanted(better)):
            return Matching.CORRECTED, better, wanted
        some = question.wanted(better, all_of_them=False)
        if len(better) > 1 and self._is_there(some):
            return Matching.ANY, better, some
        return Matching.NONE, words, self._all_words

    @cached_property
    def _all_words(self) -> Wanted:
        return self._question.wanted(self._question.words)

    @property
    def matching(self) -> Matching:
        """How the words are found."""
        return self._settled[0]

    @property
    def wanted(self) -> Wanted:
        """The words that are found."""
        return self._settled[2]

    @property
    def correction(self) -> str | None:
        """The words that were looked for in place of misspelt ones; None where none were."""
        _matching, words, _wanted = self._settled
        return None if words == self._question.words else " ".join(words)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages in which hits may be."""
        return tuple(locale.language_code for locale in self._question.chain)

    def hits(self, start: int, stop: int) -> list[Hit]:
        """Return the hits at these places, the best first."""
        if start >= stop:
            return []
        if self._has_all_words is None:  # Mostly it has: that costs no statement of its own.
            rows = self._ranked(self._all_words, self._text, start, stop)
            if rows:
                self._has_all_words = True
                return rows
        if self.matching is Matching.NONE:
            return []
        return self._ranked(self.wanted, self.correction or self._text, start, stop)

    def _ranked(self, wanted: Wanted, text: str, start: int, stop: int) -> list[Hit]:
        found = self._of_entries(backend().matching, wanted, self._question.filters)
        public = public_keys(self._question.when)
        if found is None or public is None:
            return []
        # The count stands beside: a window's would carry all columns of all rows.
        ordered = (
            f"WITH f AS MATERIALIZED ({found[0]}) SELECT f.page_id, f.locale_id, f.rank, "  # noqa: S608 - our own words and Django's
            "f.rank + CASE n.rank WHEN %s THEN %s WHEN %s THEN %s ELSE 0 END "
            f"+ COALESCE(%s / (1 + {_years_old()}), 0) AS score, "
            "(SELECT count(*) FROM f) AS total "
            "FROM f LEFT JOIN (SELECT entry_id, max(rank) AS rank FROM search_searchname "
            "WHERE folded = %s AND rank < %s GROUP BY entry_id) n ON n.entry_id = f.page_id "
            "ORDER BY score DESC, f.page_id"
        )
        bonus = [NameRank.NAME, FOR_NAME, NameRank.TITLE, FOR_TITLE, FOR_NEWEST, self._today]
        parameters = [*found[1], *bonus, name_of(text), NameRank.WORD]
        rows = backend().ranked((ordered, parameters), wanted, public, start, stop)
        if rows:
            self._total = rows[0][3]
        return [Hit(pk, locale, float(score)) for pk, locale, score, _total in rows]

    @property
    def total(self) -> int:
        """The number of all hits."""
        if self._total is None:
            sql = self._settled_on(self._question.filters)
            self._total = 0
            if sql is not None:
                self._total = _rows(f"SELECT count(*) FROM ({sql[0]}) f", sql[1])[0][0]  # noqa: S608 - as above
        return self._total

    def kinds(self) -> dict[str, int]:
        """Return the number of hits of each kind that has any, were any kind asked for."""
        sql = self._settled_on(replace(self._question.filters, kinds=None))
        if sql is None:
            return {}
        return dict(_rows(f"SELECT kind, count(*) FROM ({sql[0]}) f GROUP BY kind", sql[1]))  # noqa: S608 - as above

    def countries(self) -> dict[str, int]:
        """Return the number of hits of each country that has any, were any country asked for."""
        sql = self._settled_on(replace(self._question.filters, countries=None))
        named = countries_of_pages(self._question.when)
        if sql is None or named is None:
            return {}
        rows = _rows(
            f"SELECT c.country, count(DISTINCT c.page_id) FROM ({named[0]}) c "  # noqa: S608 - as above
            f"WHERE c.page_id IN (SELECT f.page_id FROM ({sql[0]}) f) GROUP BY c.country",
            [*named[1], *sql[1]],
        )
        return dict(rows)

    @property
    def _today(self) -> str:
        when = self._question.when
        now = when.now if isinstance(when, Moment) else when or timezone.now()
        return day_of(now).isoformat()

    def _settled_on(self, filters: Filters) -> Sql | None:
        """Return SQL for what is found; None where nothing can be."""
        matching, _words, wanted = self._settled
        if matching is Matching.NONE:
            return None
        return self._of_entries(backend().having, wanted, filters)

    def _of_entries(self, how: FoundBy, wanted: Wanted, filters: Filters) -> Sql | None:
        sql = entries(self._question.chain, self._question.when, filters)
        return None if sql is None else how(sql, wanted)

    def _is_there(self, wanted: Wanted) -> bool:
        """Tell whether any page has these words, whatever else is asked."""
        if wanted not in self._known:
            self._known[wanted] = self._looked_for(wanted)
        return self._known[wanted]

    def _looked_for(self, wanted: Wanted) -> bool:
        sql = self._of_entries(backend().having, wanted, Filters())
        if sql is None:
            return False
        # As a whole, or PostgreSQL would go through all entries until it meets the first; and
        # nothing but keys, or it would rank them.
        keys = f"SELECT m.page_id FROM ({sql[0]}) m"  # noqa: S608 - as above
        first = f"WITH f AS MATERIALIZED ({keys}) SELECT 1 FROM f LIMIT 1"  # noqa: S608 - as above
        return bool(_rows(first, sql[1]))


def _years_old() -> str:
    """Return SQL for a day's age in years; what is still to come is as new as today."""
    if connection.vendor == "postgresql":
        return "GREATEST(%s::date - f.day, 0) / 365.0"
    return "max(julianday(%s) - julianday(f.day), 0) / 365.0"


def _rows(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = backend().rows_of(sql, params)
    return rows
