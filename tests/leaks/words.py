"""Words that occur nowhere else, one for each hiding place, so that a find names its place."""

import base64
import binascii
import re
from collections.abc import Iterator
from itertools import count

WORD = re.compile(r"zq[a-z]{5}qz", re.IGNORECASE)
ENCODED = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
NOWHERE = "zqaaaaaqz"
"""A word of the same kind that is planted nowhere."""


class Words:
    """The words that were given out, with their places."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self._numbers = count(1)

    def word(self, place: str) -> str:
        """Return a new word for a place, in letters that slugs, hosts and names all allow."""
        word = f"zq{_letters(next(self._numbers))}qz"
        self.places[word] = place
        return word

    def found_in(self, text: str) -> set[str]:
        """Return the places whose words stand in a text, in whatever case, in base64 too."""
        return {self.places[word] for word in words_in(text) if word in self.places}


def words_in(text: str) -> set[str]:
    """Return all words of this kind in a text and in what it holds encoded: ids, cursors."""
    texts = [text, *_decoded(text)]
    return {word.lower() for each in texts for word in WORD.findall(each)}


def _decoded(text: str) -> Iterator[str]:
    for token in set(ENCODED.findall(text)):
        bare = token.rstrip("=")
        padded = bare + "=" * (-len(bare) % 4)
        try:
            yield base64.b64decode(padded, altchars=b"-_").decode(errors="ignore")
        except binascii.Error:
            continue


def _letters(number: int) -> str:
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
