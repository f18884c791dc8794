"""The alphabetical order and the initial letters of a language, the same on every database.

Databases sort by bytes or by the locale that they were installed with. A key made here is plain
hexadecimal, which every one of them sorts alike. Source of the tailorings: CLDR 46, collation
charts (primary differences only; digraphs such as Hungarian “cs” count as two letters).
"""

import unicodedata
from functools import cache

KEY_CHARACTERS = 42
KEY_LENGTH = KEY_CHARACTERS * 6
"""Length of a key: six hexadecimal digits for each of the first characters."""

NO_LETTER = "#"
"""The initial of what begins with no letter."""

LETTERS_OF_THEIR_OWN: dict[str, str] = {
    "bs": "cč cć dđ sš zž",
    "cs": "cč rř sš zž",
    "da": "zæ zø zå",
    "es": "nñ",
    "et": "sš zõ zä zö zü zž",
    "fi": "zå zä zö",
    "hr": "cč cć dđ sš zž",
    "hu": "oö uü",
    "is": "aá dð eé ií oó uú yý zþ zæ zö",
    "lt": "cč sš zž",
    "lv": "cč gģ kķ lļ nņ sš zž",
    "nb": "zæ zø zå",
    "pl": "aą cć eę lł nń oó sś zź zż",
    "ro": "aă aâ iî sș tț",
    "sk": "aä cč oô sš zž",
    "sl": "cč sš zž",
    "sq": "cç eë",
    "sv": "zå zä zö",
    "tr": "cç gğ oö sş uü",
}
"""By language, the letters that sort behind a letter, in order: “aă aâ” is a, ă, â, b."""

SAME_LETTER = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)
"""Letters that Unicode does not decompose, where a language has not got them for its own."""

COMMA_BELOW = str.maketrans({"ş": "ș", "ţ": "ț"})
"""Romanian is often typed with the cedillas of Turkish."""


@cache
def _ranks(language: str) -> dict[str, tuple[str, int]]:
    """Return base letter and rank behind it of a language's own letters."""
    base_language = language.lower().partition("-")[0]
    ranks: dict[str, tuple[str, int]] = {}
    counts: dict[str, int] = {}
    for pair in LETTERS_OF_THEIR_OWN.get(base_language, "").split():
        base, letter = pair[0], pair[1]
        counts[base] = counts.get(base, 0) + 1
        ranks[letter] = (base, counts[base])
    return ranks


def _letters(text: str, language: str) -> list[tuple[str, int]]:
    """Return the base letter and rank of each character; accents without rank are dropped."""
    ranks = _ranks(language)
    composed = unicodedata.normalize("NFC", text.casefold())
    if language.lower().startswith("ro"):
        composed = composed.translate(COMMA_BELOW)
    found: list[tuple[str, int]] = []
    for char in composed:
        if char in ranks:
            found.append(ranks[char])
            continue
        for part in unicodedata.normalize("NFKD", char.translate(SAME_LETTER)):
            if part.isalnum():
                found.append((part, 0))
            elif not unicodedata.combining(part) and found and found[-1][0] != " ":
                found.append((" ", 0))
    return found


def sort_key(text: str, language: str) -> str:
    """Return the key by which a text stands in the alphabet of a language (BCP 47 code)."""
    letters = _letters(text, language)[:KEY_CHARACTERS]
    return "".join(f"{ord(base):05x}{rank:x}" for base, rank in letters)


def initial_of(text: str, language: str) -> str:
    """Return the capital letter under which a language lists a text; `#` for none."""
    letters = _letters(text, language)
    if not letters or not letters[0][0].isalpha():
        return NO_LETTER
    base, rank = letters[0]
    if not rank:
        return base.upper()[:1]
    own = (letter for letter, place in _ranks(language).items() if place == (base, rank))
    return next(own).upper()


def folded(text: str) -> str:
    """Return a text as a search compares it: without case and accents, ø as o; signs stay."""
    parts = (unicodedata.normalize("NFKD", char.translate(SAME_LETTER)) for char in text.casefold())
    return "".join(char for char in "".join(parts) if not unicodedata.combining(char))
