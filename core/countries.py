"""Countries by ISO 3166-1 code and languages by BCP 47 code, named in any language (CLDR)."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy

ALPHA_2 = re.compile("[A-Z]{2}")
NOT_ISO_3166_1 = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)
"""Codes that CLDR names besides the countries of ISO 3166-1."""

EUROPEAN_LANGUAGES = tuple(
    "sq hy az eu be bs bg ca cnr hr cs da nl en et fi fr gl ka de el hu is ga it lv lt lb mk mt "  # noqa: SIM905 - one line each would hide the list
    "nb nn pl pt ro rom rmy rmn-Cyrl rmn-Latn ru gd sr sr-Latn sk sl es sv tr uk cy".split()
)
"""Languages in which names of European places are written."""

OWN_LANGUAGE_NAMES = {
    "cnr": gettext_lazy("Montenegrin"),
    "rom": gettext_lazy("Romani"),
    "rmy": gettext_lazy("Romani (Vlax)"),
    "rmn-Cyrl": gettext_lazy("Romani (Balkan, Cyrillic script)"),
    "rmn-Latn": gettext_lazy("Romani (Balkan, Latin script)"),
}
"""What CLDR has no name for, or one that the Alliance doesn't use."""

FALLBACK = "en"


@cache
def _cldr(language: str) -> Locale:
    """Return CLDR's data of a language; the source language's where it has none (Romani)."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)


@cache
def country_codes() -> frozenset[str]:
    """Return the alpha-2 codes of ISO 3166-1."""
    codes = {str(code) for code in _cldr(FALLBACK).territories}
    return frozenset(filter(ALPHA_2.fullmatch, codes)) - NOT_ISO_3166_1


def country_name(code: str, language: str) -> str:
    """Return a country's name in a language; in English where the language has none for it."""
    name = _cldr(language).territories.get(code) or _cldr(FALLBACK).territories.get(code)
    return str(name or code)


def language_name(code: str, language: str) -> str:
    """Return a language's name in another one, after CLDR, with the script that its code has."""
    key = code.replace("-", "_")
    name = _cldr(language).languages.get(key) or _cldr(FALLBACK).languages.get(key)
    base, _, script = code.partition("-")
    if name is None and (written := _cldr(language).scripts.get(script)):
        return f"{language_name(base, language)} ({written})"
    return str(name or code)


def country_choices() -> list[tuple[str, str]]:
    """Return codes and names in the active language, by name."""
    language = get_language() or settings.LANGUAGE_CODE
    named = [(code, country_name(code, language)) for code in country_codes()]
    return sorted(named, key=lambda choice: choice[1])


def language_choices() -> list[tuple[str, str]]:
    """Return codes and names in the active language, by name."""
    language = get_language() or settings.LANGUAGE_CODE
    named = [
        (code, capfirst(str(OWN_LANGUAGE_NAMES.get(code) or language_name(code, language))))
        for code in EUROPEAN_LANGUAGES
    ]
    return sorted(named, key=lambda choice: choice[1])
