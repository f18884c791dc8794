"""What staff let come first: in front of what is found, each page once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.db import connection
from wagtail.models import Locale

from core.hidden import When
from core.names import name_of
from search.analysis import LONGEST_WORDS
from search.models import PromotedPage
from search.services.allowed import countries_of_pages, entries, public_keys
from search.services.asking import Filters, Question, asked
from search.services.finding import Finding, Hit

SCORE = 10.0
"""Of promoted hits: more than any other has."""

Row = tuple[int, int, str, Any]
"""Key, locale, kind and day of a page."""


def find_with_promoted(
    query: str, chain: Sequence[Locale], when: When = None, filters: Filters | None = None
) -> Finding:
    """Return what is found, with what is promoted for the query in the first language."""
    question = asked(query, chain, when, filters or Filters())
    keys = promoted_keys(query, chain[0])
    return PromotedFinding(query, question, keys) if keys else Finding(query, question)


def promoted_keys(query: str, locale: Locale) -> tuple[int, ...]:
    """Return the primary keys of the pages that come first for a query, in order.

    Whether they are public is for who gives them out to ask.
    """
    words = name_of(query)
    if not words or len(query) > 2 * LONGEST_WORDS:
        return ()
    found = PromotedPage.objects.filter(
        promotion__entries__locale=locale, promotion__entries__folded=words
    )
    return tuple(found.order_by("sort_order", "pk").values_list("page_id", flat=True))


class PromotedFinding(Finding):
    """A finding without the promoted pages, and these in front of it: those that may be found."""

    def __init__(self, text: str, question: Question, keys: tuple[int, ...]) -> None:
        without = replace(question.filters, without=keys)
        super().__init__(text, replace(question, filters=without))
        self._keys, self._asked = keys, question

    @cached_property
    def _first(self) -> list[Hit]:
        rows = {row[0]: row for row in self._promoted(self._asked.filters)}
        return [
            Hit(key, rows[key][1], SCORE, is_promoted=True) for key in self._keys if key in rows
        ]

    def hits(self, start: int, stop: int) -> list[Hit]:
        """Return the hits at these places, the promoted ones first."""
        count = len(self._first)
        others = super().hits(max(start - count, 0), max(stop - count, 0))
        return [*self._first[start:stop], *others]

    @property
    def total(self) -> int:
        """The number of all hits."""
        return len(self._first) + super().total

    def kinds(self) -> dict[str, int]:
        """Return the number of hits of each kind that has any, were any kind asked for."""
        rows = self._promoted(replace(self._asked.filters, kinds=None))
        return _added(super().kinds(), [kind for _key, _locale, kind, _day in rows])

    def countries(self) -> dict[str, int]:
        """Return the number of hits of each country that has any, were any country asked for."""
        rows = self._promoted(replace(self._asked.filters, countries=None))
        return _added(super().countries(), self._countries_of([row[0] for row in rows]))

    def _promoted(self, filters: Filters) -> list[Row]:
        """Return the promoted pages that may be found."""
        asked = self._asked
        found = entries(asked.chain, asked.when, replace(filters, only=self._keys))
        public = public_keys(asked.when)
        if found is None or public is None:
            return []
        sql = (
            f"SELECT e.page_id, e.locale_id, e.kind, e.day FROM ({found[0]}) e "  # noqa: S608 - Django's words and ours
            f"WHERE e.page_id IN ({public[0]})"
        )
        return _rows(sql, [*found[1], *public[1]])

    def _countries_of(self, keys: list[int]) -> list[str]:
        named = countries_of_pages(self._asked.when)
        if not keys or named is None:
            return []
        places = ", ".join(["%s"] * len(keys))
        sql = (
            f"WITH q(page_id, country) AS ({named[0]}) "  # noqa: S608 - Django's words and ours
            f"SELECT DISTINCT page_id, country FROM q WHERE page_id IN ({places})"
        )
        return [country for _key, country in _rows(sql, [*named[1], *keys])]


def _added(counts: dict[str, int], others: list[str]) -> dict[str, int]:
    return dict(Counter(counts) + Counter(others))


def _rows(sql: str, params: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
