"""Counting what was searched in vain, and forgetting it again."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core import registry
from core.days import day_of
from core.names import name_of
from search.analysis import LONGEST_WORDS
from search.models import VainSearch

VAIN = "searched in vain"
"""The kind of note that an answer with nothing found carries: (VAIN, language, words)."""

KEPT_FOR = timedelta(days=90)
MOST_A_DAY = 1_000
"""Rows a day: whoever asks at random fills no more."""
SHORTEST = 3
DIGITS_OF_A_NUMBER = 6
"""So many digits are taken for somebody's number, even where they are a date."""


class Searched(NamedTuple):
    """What was searched in which language, as it is counted."""

    language: str
    query: str


def countable(language: str, query: str) -> Searched | None:
    """Return what is counted of a query; None for what is too short or may tell of a person."""
    plain = unicodedata.normalize("NFKC", query)
    words = name_of(query)
    longest = max(len(query.strip()), len(words))  # Folding makes several letters of some.
    fits = len(words.replace(" ", "")) >= SHORTEST and longest <= LONGEST_WORDS
    return Searched(language, words) if fits and not _may_be_personal(plain) else None


def _may_be_personal(plain: str) -> bool:
    """Tell of what looks like an address of e-mail or a number of a telephone or a card."""
    return "@" in plain or sum(char.isdecimal() for char in plain) >= DIGITS_OF_A_NUMBER


@transaction.atomic
def write(counts: Mapping[Searched, int]) -> None:
    """Add to the counts of today; what no longer fits into the day is left out."""
    day = day_of(timezone.now())
    today = VainSearch.objects.filter(day=day)
    known = {
        Searched(row.language, row.query): row
        for row in today.filter(query__in={searched.query for searched in counts})
    }
    for searched, row in known.items():
        row.times = F("times") + counts.get(searched, 0)
    VainSearch.objects.bulk_update(_in_order(known.values()), ["times"])
    room = max(0, MOST_A_DAY - today.count())
    new = [searched for searched in counts if searched not in known][:room]
    VainSearch.objects.bulk_create(
        (VainSearch(day=day, **each._asdict(), times=counts[each]) for each in new),
        ignore_conflicts=True,  # Another process was quicker: a count is lost, not a search.
    )


def _in_order(rows: Iterable[VainSearch]) -> list[VainSearch]:
    """Return rows in one order for all processes, so that none waits for another in a circle."""
    return sorted(rows, key=lambda row: row.pk)


@registry.due_work.register
def forget_old() -> None:
    """Delete what was kept long enough; mostly nothing, and then nothing is locked."""
    old = VainSearch.objects.filter(day__lt=day_of(timezone.now() - KEPT_FOR))
    if old.exists():
        old.delete()
