"""How alike two texts are, and what is known of texts that are alike enough.

One change of a word touches two pairs of neighbours. So texts that are alike enough share at least
`least_shared` pairs, and of two sets that share so many the first pairs in one fixed order already
share one: only those are kept in the index (docs/adr/0018).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from translations.memory.words import distance

THRESHOLD = 70
"""Per cent of the words that have to be the same, for a text to be shown as like another."""
EDGE = ""
"""Stands before the first word and after the last one."""
NEARLY = 99
"""What is not identical but has all words the same: capitals, accents, signs, markup differ."""

Pair = tuple[str, str, int]
"""Two neighbours, and which time they come in the text."""


def score_of(words: Sequence[str], others: Sequence[str]) -> int:
    """Return how alike two texts are in per cent, at most NEARLY; 0 when both have no word."""
    most = max(len(words), len(others))
    if not most:
        return 0
    return min(NEARLY, 100 * (most - distance(words, others)) // most)


def most_changes(count: int) -> int:
    """Return how many words of the longer text may differ."""
    return (100 - THRESHOLD) * count // 100


def shortest(count: int) -> int:
    """Return how few words a text may have to be like one of `count` words."""
    return count - most_changes(count)


def longest(count: int) -> int:
    """Return how many words a text may have to be like one of `count` words."""
    most = count
    while most + 1 - count <= most_changes(most + 1):
        most += 1
    return most


def least_shared(count: int) -> int:
    """Return how many pairs a text of `count` words shares at least with any that is like it."""
    return min(most + 1 - 2 * most_changes(most) for most in range(count, longest(count) + 1))


def pairs_of(words: Sequence[str]) -> list[Pair]:
    """Return the pairs of neighbours, the longest first: they are the rarest, in any language."""
    seen = Counter[tuple[str, str]]()
    found: list[Pair] = []
    for pair in pairwise([EDGE, *words, EDGE]):
        seen[pair] += 1
        found.append((*pair, seen[pair]))
    return sorted(found, key=lambda pair: (-len(pair[0]) - len(pair[1]), pair))


def first_pairs(words: Sequence[str]) -> list[Pair]:
    """Return the pairs of which every text that is like this one has at least one among its own."""
    pairs = pairs_of(words)
    return pairs[: len(pairs) - least_shared(len(words)) + 1]
