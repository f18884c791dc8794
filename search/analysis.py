"""How a text is cut into words, and in which forms a word is looked for: alike on all databases.

A word stands in the index as it is written, without case and accents; as its stem in the text's
language; and in Latin letters where it has others. Words with hyphens are there one by one, and as
one. A question's words are looked for in the same forms. So no database's own idea of words,
accents or languages decides what is found.
"""

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any

import snowballstemmer

from core.names import LONGEST_WORD, MARKS, REMEMBERED_WORDS, plain_form, words_of
from search.stop_words import STOP_WORDS

LONGEST_WORDS = 80
"""Characters of a question that is promoted or counted; longer ones are neither."""

ALGORITHMS = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
}
"""The algorithms of snowball by language; a word of another one has no stem but itself."""

COMPOUND = re.compile(r"(?<!\w)[^\W\d_]\w*+(?:[-\u2010\u2011]\w++)+")
"""Words with hyphens between them: some write them as one word, or as several. Possessive, so that
a text without any is read once."""

_CYRILLIC = (
    "аa бb вv гg дd еe жz зz иi кk лl мm нn оo пp рr сs тt уu фf хh цc чc шs щst ъ ыy ь эe юju яja "
    "ђdj єje ѕdz јj љlj њnj ћc џdz іi"
)
_GREEK = "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo"
LATIN = {ord(letter[0]): letter[1:] for letter in [*_CYRILLIC.split(), *_GREEK.split()]}
"""Letters without accents, as towns are written abroad: Београд is Beograd."""


def spelt(text: str) -> str:
    """Return a text in one spelling: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def compounds_of(text: str) -> dict[str, list[str]]:
    """Return the words that hyphens make of others in a text, as one word, with their parts."""
    written = MARKS.sub("", unicodedata.normalize("NFC", text))
    compounds = (words_of(found) for found in COMPOUND.findall(written))
    return {"".join(parts): parts for parts in compounds if len(parts) > 1}


@lru_cache(maxsize=REMEMBERED_WORDS)
def forms_of(word: str, language: str) -> tuple[str, ...]:
    """Return the forms in which a written word stands in the index, the plain one first.

    The stem is made with accents, which algorithms rely on, and without: people leave them out.
    """
    plain = plain_form(word)
    if not plain:
        return ()
    latin = in_latin(plain)
    stems = (plain_form(_stem(each, language)) for each in (word.casefold(), plain, latin))
    return tuple(form for form in dict.fromkeys((plain, *stems, latin)) if form)


def in_latin(word: str) -> str:
    """Return a plain word in Latin letters, as far as it is Greek or Cyrillic."""
    return word if word.isascii() else word.translate(LATIN)


def is_stop_word(word: str, language: str) -> bool:
    """Tell a plain word that says nothing beside others; a letter doesn't, as of `l'inclusion`."""
    if len(word) == 1 and word.isascii() and word.isalpha():
        return True
    return word in STOP_WORDS.get(_base(language), frozenset())


def _base(language: str) -> str:
    return language.lower().partition("-")[0]


class _Stemmers(threading.local):
    """The stemmers of a thread: one holds the word that it works on."""

    def __init__(self) -> None:
        self.by_language: dict[str, Any] = {}


_stemmers = _Stemmers()


def _stem(word: str, language: str) -> str:
    name = ALGORITHMS.get(_base(language))
    if name is None:
        return word
    if name not in _stemmers.by_language:
        _stemmers.by_language[name] = snowballstemmer.stemmer(name)
    return str(_stemmers.by_language[name].stemWord(word[:LONGEST_WORD]))
