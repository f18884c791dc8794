"""Words and names as they are compared: without case, accents and signs, alike on all databases."""

import re
import unicodedata
from functools import lru_cache

from core.collation import folded

LONGEST_WORD = 60
"""Characters of a word that count: of longer ones, such as addresses, the beginning."""

REMEMBERED_WORDS = 100_000

# Languages that write without spaces: each of their characters counts as a word.
_ALONE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+")

MARKS = re.compile("[\u0300-\u036f]")
"""Accents that Unicode has no composed letter for."""
NO_LETTERS = re.compile(r"[\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are written, in order."""
    return WORD.findall(MARKS.sub("", unicodedata.normalize("NFC", text)))


def name_of(text: str) -> str:
    """Return a name as others are compared with it: its words without case and accents."""
    return " ".join(map(plain_form, words_of(text)))


@lru_cache(maxsize=REMEMBERED_WORDS)
def plain_form(word: str) -> str:
    """Return a word without case and accents."""
    return NO_LETTERS.sub("", folded(word))[:LONGEST_WORD]
