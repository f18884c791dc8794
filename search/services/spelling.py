"""Misspelt words: what a word was meant to be, by the letters that differ.

A word that stands nowhere is taken for the one that is spelt most like it: a name, in whichever
language, or a word that readers see on pages of the languages searched.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from core.names import plain_form
from search.analysis import in_latin
from search.backends import backend
from search.backends.words import Wanted
from search.models import NameRank, SearchEntry, SearchName, SearchWord
from search.services.allowed import in_languages
from search.services.asking import Question
from search.services.letters import distance, similarity
from search.services.vocabulary import folded_of, may_be_misspelt, shelf

LETTERS_PER_FAULT = 4
"""One letter in four may be wrong."""
MOST_FAULTS = 2
"""In a word that is no name."""
MOST_CANDIDATES = 5_000
MOST_CORRECTED = 4
"""Words of a question; each takes some statements."""
MOST_TRIED = 3
"""Candidates of which it is asked whether anything is found by them."""
FEW = 2
"""So many pages have a word at least that no title has: else it may be misspelt itself."""

IsThere = Callable[[Wanted], bool]
Finds = Callable[[tuple[str, ...]], bool]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may have been meant."""

    folded: str
    written: str
    pages: int
    """How many pages have it."""


def corrected(question: Question, is_there: IsThere) -> tuple[str, ...]:
    """Return the words of a question, misspelt ones put right; `is_there` tells which are found."""
    words: list[str] = []
    left = MOST_CORRECTED
    for place, word in enumerate(question.words, start=1):
        finds = _finding(question, is_there, are_last=place == len(question.words))
        if not left or not may_be_misspelt(word) or finds((word,)):
            words.append(word)
            continue
        left -= 1
        words += nearest(word, question, finds)
    return tuple(dict.fromkeys(words))


def _finding(question: Question, is_there: IsThere, *, are_last: bool) -> Finds:
    """Return what tells whether anything has some words, where they stand in the question."""
    return lambda words: is_there(question.wanted(words, are_last=are_last))


def nearest(word: str, question: Question, finds: Finds) -> tuple[str, ...]:
    """Return what is spelt most like a word, and found; the word itself where nothing is.

    Another first letter is the last that is thought of. Of words as near, the one of most pages is
    taken. A name may be several words.
    """
    asked = folded_of(word)
    candidates = _candidates(asked, question, in_latin_letters=_is_latin(word))
    for candidate in _by_nearness(asked, candidates)[:MOST_TRIED]:
        meant = tuple(candidate.written.split())
        if finds(meant):
            return meant
    return (word,)


def _by_nearness(asked: str, candidates: Iterator[Candidate]) -> list[Candidate]:
    most = len(asked) // LETTERS_PER_FAULT
    apart = {each: distance(asked, each.folded, most) for each in candidates}

    def order(each: Candidate) -> tuple[bool, int, int, float, str]:
        begins_alike = each.folded[0] == asked[0]
        alike = similarity(asked, each.folded)
        return not begins_alike, apart[each], -each.pages, -alike, each.folded

    return sorted((each for each in apart if apart[each] <= most), key=order)


def _is_latin(word: str) -> bool:
    plain = plain_form(word)
    return in_latin(plain) == plain


def _candidates(asked: str, question: Question, *, in_latin_letters: bool) -> Iterator[Candidate]:
    """Yield each word once, written in the letters that are wanted if it ever is."""
    spellings: dict[str, list[tuple[str, int]]] = {}
    for folded, written, pages in _words(asked, question):
        spellings.setdefault(folded, []).append((written, pages))
    for folded in _names(asked, question):
        spellings.setdefault(folded, [(folded, 1)])
    for folded, some in spellings.items():
        fit = (written for written, _pages in some if _is_latin(written) == in_latin_letters)
        best = next(fit, folded if in_latin_letters else some[0][0])
        yield Candidate(folded, best, sum(pages for _written, pages in some))


def _words(asked: str, question: Question) -> Any:
    """Return words of about the same length, the most frequent first.

    With another first letter only those of which nothing else differs.
    """
    faults = min(len(asked) // LETTERS_PER_FAULT, MOST_FAULTS)
    lengths = range(len(asked) - faults, len(asked) + faults + 1)
    near = Q(shelf__in=[shelf(asked[0], letters) for letters in lengths])
    near |= Q(folded__in=_with_another_initial(asked))
    seen = Q(titles__gt=0) | Q(pages__gte=FEW)
    words = SearchWord.objects.filter(near, seen, locale__in=question.chain)
    ordered = words.order_by("-pages", "written").values_list("folded", "written", "pages")
    return ordered[:MOST_CANDIDATES]


def _with_another_initial(asked: str) -> set[str]:
    changed = {f"{letter}{asked[1:]}" for letter in ascii_lowercase}
    left_out = {f"{letter}{asked}" for letter in ascii_lowercase}
    return changed | left_out | {asked[1:], f"{asked[1]}{asked[0]}{asked[2:]}"}


def _names(asked: str, question: Question) -> Any:
    """Return names of about the same length on pages that may be found."""
    faults = len(asked) // LETTERS_PER_FAULT
    names: Any = SearchName.objects.filter(
        rank__in=(NameRank.NAME, NameRank.WORD),
        entry__in=SearchEntry.objects.filter(in_languages(question.chain)),
    ).alias(_length=Length("folded"))
    names = names.filter(_length__range=(len(asked) - faults, len(asked) + faults))
    like = backend().like(asked)
    if like is not None:
        names = names.filter(pk__in=RawSQL(like[0], like[1]))  # noqa: S611 - our own words
    found = names.order_by("folded").values_list("folded", flat=True).distinct()
    return found[:MOST_CANDIDATES]
