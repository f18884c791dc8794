"""Two texts side by side, with what differs marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

MOST_COMPARED = 1_000
"""Characters of a text; the measure of what differs takes the square of them."""
WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `is_marked` says that the other text has not got it."""

    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """The pieces of a text before and after."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def difference(before: str, after: str) -> Difference:
    """Compare two texts word by word; long ones, and those with nothing before, are not marked."""
    if not before or max(len(before), len(after)) > MOST_COMPARED:
        return Difference((Piece(before),), (Piece(after),))
    words, others = WORD.findall(before), WORD.findall(after)
    # Spaces alone are no likeness: they would tear every sentence into single words.
    matcher = SequenceMatcher(str.isspace, words, others, autojunk=False)
    same = [(one, other, size) for one, other, size in matcher.get_matching_blocks() if size]
    kept = {at + step for at, _, size in same for step in range(size)}
    others_kept = {at + step for _, at, size in same for step in range(size)}
    return Difference(_pieces(words, kept), _pieces(others, others_kept))


def _pieces(words: Iterable[str], kept: set[int]) -> tuple[Piece, ...]:
    marked = groupby(enumerate(words), lambda word: word[0] not in kept)
    return tuple(Piece("".join(text for _, text in some), is_marked) for is_marked, some in marked)
