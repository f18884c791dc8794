"""Texts of any length in four languages: made up, and the same in every run."""

from collections.abc import Iterator

SOURCE = "en"
WORDS = {
    "en": "council town region school housing families budget meeting report plan office project "
    "young people health work culture history language station river market square evening "
    "agreement partners training teachers mediators network members results public service open "
    "together every year with about between new local European first long many",
    "fr": "conseil ville région école logement familles budget réunion rapport projet bureau "
    "accord jeunes habitants santé travail culture histoire langue gare rivière marché place "
    "soirée partenaires formation enseignants médiateurs réseau membres résultats service ouvert "
    "ensemble chaque année avec entre nouveau local européen premier long nombreux dès là",
    "de": "Rat Stadt Region Schule Wohnung Familien Haushalt Sitzung Bericht Plan Büro Vorhaben "
    "Jugend Menschen Gesundheit Arbeit Kultur Geschichte Sprache Bahnhof Fluss Markt Platz Abend "
    "Vereinbarung Partner Ausbildung Lehrkräfte Mittler Netz Mitglieder Ergebnisse öffentlich "
    "gemeinsam jedes Jahr mit über zwischen neu örtlich europäisch erste lange viele",
    "ro": "consiliu oraș regiune școală locuință familii buget ședință raport plan birou proiect "
    "tineri oameni sănătate muncă cultură istorie limbă gară râu piață loc seară acord parteneri "
    "formare profesori mediatori rețea membri rezultate serviciu public deschis împreună fiecare "
    "an cu despre între nou local european primul lung mulți",
}
LANGUAGES = tuple(WORDS)
_LISTS = {code: words.split() for code, words in WORDS.items()}


def _numbers(seed: int) -> Iterator[int]:
    """Yield numbers without a pattern that a reader would notice (Numerical Recipes' LCG)."""
    state = seed
    while True:
        state = (state * 1_664_525 + 1_013_904_223) % 2**32
        yield state >> 8


def words(code: str, count: int, seed: int) -> str:
    """Return some words of a language, the first one with a capital."""
    numbers = _numbers(seed * 7919 + count)
    chosen = _LISTS[code]
    text = " ".join(chosen[next(numbers) % len(chosen)] for _ in range(count))
    return text[:1].upper() + text[1:]


def sentences(code: str, count: int, seed: int) -> str:
    """Return sentences of about a dozen words."""
    return " ".join(f"{words(code, 9 + (seed + n) % 8, seed + 31 * n)}." for n in range(count))
