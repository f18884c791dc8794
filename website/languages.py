"""The languages of the site: of what is read, and of the words around it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language_info

INTERFACE = tuple(settings.VISITOR_LANGUAGES)
"""Languages in which the program has words of its own."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language as the attributes of HTML name it."""

    code: str
    dir: str


def asked_for(path: str) -> str:
    """Return the language that a path begins with; the source language for any other path."""
    first = _first_part(path)
    return first if first in codes() else settings.LANGUAGE_CODE


def begins_with_language(path: str) -> bool:
    """Tell whether a path is one of the pages of a language."""
    return _first_part(path) in codes()


def of_interface(code: str) -> Language:
    """Return the language of the words around a text: its own, else what stands in for it."""
    chain = (code, *settings.CONTENT_FALLBACKS.get(code, ()), settings.LANGUAGE_CODE)
    found = next(each for each in chain if each in INTERFACE)
    return Language(found, "rtl" if get_language_info(found)["bidi"] else "ltr")


def _first_part(path: str) -> str:
    return path.lstrip("/").split("/", 1)[0].lower()


def codes() -> tuple[str, ...]:
    """Return the languages of what is read, in lower case as paths have them."""
    return tuple(code.lower() for code, _name in settings.LANGUAGES)
