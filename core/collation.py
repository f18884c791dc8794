"""The alphabetical order and the initial letters of a language, the same on every database.

Databases sort by bytes or by the locale that they were installed with. A key made here is plain
hexadecimal, which every one of them sorts alike. Source of the tailorings: CLDR 48, collation
charts (primary differences only; digraphs such as Hungarian “cs” or Danish “aa” are two letters).
"""

import unicodedata
from functools import cache
from itertools import filterfalse

KEY_CHARACTERS = 42
KEY_LENGTH = KEY_CHARACTERS * 6
"""Length of a key: six hexadecimal digits for each of the first characters."""

NO_LETTER = "#"
"""The initial of what begins with no letter."""

DOTLESS_I = "\u0131"
GHE = "\u0433"  # Written so that nobody takes it for a Latin r.
NORDIC = "yyüű zæä zøöőœ zå"
SLAVIC = "cč cć dđ sš zž"

LETTERS_OF_THEIR_OWN: dict[str, str] = {
    "az": f"cç eə gğ hx h{DOTLESS_I} kq oö sş uü zw",
    "be": "её уў",
    "bs": SLAVIC,
    "cs": "cč rř sš zž",
    "da": NORDIC,
    "es": "nñ",
    "et": "sš sz sž wõ wä wö wü",
    "fi": "yyüű zå zäæ zöøőœ",
    "fo": NORDIC,
    "gl": "nñ",
    "hr": SLAVIC,
    "hu": "oöő uüű",
    "is": "aá dð eé ií oó uú yý zþ zæä zöø zå",
    "lt": "cč iiy sš zž",
    "lv": "aā cč eē gģ iy iī kķ lļ nņ oō rŗ sš uū zž",
    "mk": "дѓ тќ",
    "mt": "bċ fġ hħ yż",
    "nb": NORDIC,
    "nn": NORDIC,
    "no": NORDIC,
    "pl": "aą cć eę lł nń oó sś zź zż",
    "ro": "aă aâ iî sșş tțţ",
    "sk": "aä cč oô rř sš zž",
    "sl": SLAVIC,
    "sq": "cç eë",
    "sr": SLAVIC,
    "sv": "yyüű zå zäæ zöøőœ",
    "tr": f"cç gğ h{DOTLESS_I} oö sş uü",
    "uk": "гґ иі иї ий",
}
"""By language, the letters that sort behind a letter, in order: “aă aâ” is a, ă, â, b.

More letters in an entry stand for the same: “oöő” is o, ö or ő, p; “iiy” is i or y, j. Romanian's
cedillas (ş) are those of Turkish, with which it is often typed.
"""

CYRILLIC = "дђ еє зѕ иі ий иј лљ нњ тћ чџ"
"""In all languages: letters that Unicode has behind я."""

SAME_LETTER = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "þ": "th",
        DOTLESS_I: "i",
        "ґ": GHE,
    }
)
"""Letters that Unicode does not decompose, where a language has not got them for its own."""

WITH_DOTLESS_I = ("az", "tr")
LOWER_I = str.maketrans({"I": DOTLESS_I, "İ": "i"})


def _base_language(language: str) -> str:
    return language.lower().partition("-")[0]


@cache
def _ranks(language: str) -> dict[str, tuple[str, int]]:
    """Return base letter and rank behind it of a language's own letters."""
    ranks: dict[str, tuple[str, int]] = {}
    counts: dict[str, int] = {}
    own = LETTERS_OF_THEIR_OWN.get(_base_language(language), "")
    for entry in [*own.split(), *CYRILLIC.split()]:
        base, letter, same = entry[0], entry[1], entry[2:]
        if letter in ranks:
            continue
        if letter != base:
            counts[base] = counts.get(base, 0) + 1
            ranks[letter] = (base, counts[base])
        ranks.update(dict.fromkeys(same, ranks.get(letter, (base, 0))))
    return ranks


def _lowercase(text: str, language: str) -> str:
    if _base_language(language) in WITH_DOTLESS_I:
        text = unicodedata.normalize("NFC", text).translate(LOWER_I)
    return unicodedata.normalize("NFC", text.casefold())


def _letters(text: str, language: str) -> list[tuple[str, int]]:
    """Return the base letter and rank of each character; accents without rank are dropped."""
    ranks = _ranks(language)
    found: list[tuple[str, int]] = []
    for char in _lowercase(text, language):
        plain = unicodedata.normalize("NFKD", char.translate(SAME_LETTER))
        for part in char if char in ranks else plain:
            if part.isalnum():
                found.append(ranks.get(part, (part, 0)))
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
    own = (letter for letter, place in _ranks(language).items() if place == (base, rank))
    letter = next(own) if rank else base
    if letter == "i" and _base_language(language) in WITH_DOTLESS_I:
        return "İ"
    return letter.title()[:1]  # Not upper(): Georgian has capitals, but no word begins with one.


def folded(text: str) -> str:
    """Return a text as a search compares it: without case and accents, ø as o; signs stay."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(SAME_LETTER))
    return plain if plain.isascii() else "".join(filterfalse(unicodedata.combining, plain))
