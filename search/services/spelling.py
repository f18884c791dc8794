"""Misspelt names: what a word was meant to be, by trigrams and by the letters that differ."""

from collections.abc import Callable
from typing import Any

from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from core.names import plain_form
from search.analysis import in_latin
from search.backends import backend
from search.backends.words import Wanted
from search.models import NameRank, SearchEntry, SearchName
from search.services.allowed import in_languages
from search.services.asking import Question

SHORTEST = 4
"""Letters of a word that can be misspelt."""
MOST_CANDIDATES = 5_000
LETTERS_PER_FAULT = 4
"""One letter in four may be wrong."""


def corrected(question: Question, is_there: Callable[[Wanted], bool]) -> tuple[str, ...]:
    """Return the words of a question, misspelt names put right; `is_there` tells what isn't."""
    return tuple(
        word if _is_fine(word, question, is_there) else nearest(word, question) or word
        for word in question.words
    )


def _is_fine(word: str, question: Question, is_there: Callable[[Wanted], bool]) -> bool:
    return len(plain_form(word)) < SHORTEST or is_there(question.wanted((word,)))


def nearest(word: str, question: Question) -> str | None:
    """Return the name, or word of a name, that is spelt most like a word; None for none."""
    asked = in_latin(plain_form(word))
    faults = len(asked) // LETTERS_PER_FAULT
    found = [
        (distance, -_similarity(asked, name), name)
        for name in _candidates(asked, faults, question)
        if (distance := _distance(asked, name, faults)) <= faults
    ]
    return min(found)[2] if found else None


def _candidates(asked: str, faults: int, question: Question) -> list[str]:
    """Return names of about the same length on pages that may be found."""
    names: Any = SearchName.objects.filter(
        rank__in=(NameRank.NAME, NameRank.WORD),
        entry__in=SearchEntry.objects.filter(in_languages(question.chain)),
    ).alias(_length=Length("folded"))
    names = names.filter(_length__range=(len(asked) - faults, len(asked) + faults))
    like = backend().like(asked)
    if like is not None:
        names = names.filter(pk__in=RawSQL(like[0], like[1]))  # noqa: S611 - our own words
    found = names.order_by("folded").values_list("folded", flat=True).distinct()
    return list(found[:MOST_CANDIDATES])


def _trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def _similarity(one: str, other: str) -> float:
    first, second = _trigrams(one), _trigrams(other)
    return len(first & second) / len(first | second)


def _distance(one: str, other: str, most: int) -> int:
    """Return how many letters were left out, added, changed or swapped; more than `most` is enough.

    Optimal string alignment, row by row.
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        row = [place]
        for column, wanted in enumerate(other, start=1):
            cost = min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != wanted))
            if before and column > 1 and letter == other[column - 2] and one[place - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return above[-1]
