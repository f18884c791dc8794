"""What source texts are found by, as numbers; made without a database."""

from collections.abc import Iterator
from hashlib import blake2b

from translations.memory.scores import Pair, first_pairs
from translations.memory.words import normal, words_of

MOST_WORDS = 200
"""Longer texts are found by identical ones only: hardly a paragraph has as many."""
IDENTICAL = 0
"""Stands for the number of words where a whole text is meant."""

Entry = tuple[int, int]
"""A token and the number of the text's words, or IDENTICAL."""


def entries_of(locale_id: int, data: str) -> Iterator[Entry]:
    """Yield under what a text of a language is kept."""
    yield token_of_text(locale_id, data), IDENTICAL
    words = words_of(data)
    if 0 < len(words) <= MOST_WORDS:
        tokens = {token_of_pair(locale_id, pair) for pair in first_pairs(words)}
        yield from ((token, len(words)) for token in tokens)


def token_of_text(locale_id: int, data: str) -> int:
    """Return the number of a whole text: the same for all that `normal` makes the same."""
    return _number(f"{locale_id}\x1f\x1f{normal(data)}")


def token_of_pair(locale_id: int, pair: Pair) -> int:
    """Return the number of a pair of neighbours."""
    return _number(f"{locale_id}\x1f{pair[0]} {pair[1]}\x1f{pair[2]}")


def _number(text: str) -> int:
    """Return 64 bits that stand for a text; that two have the same costs a comparison, no more."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
