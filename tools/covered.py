"""Which texts of the code a language's catalogue has: all of them, or those that visitors meet.

Staff work in the languages of the admin; in the others the program speaks to visitors only.
"""

from collections.abc import Mapping
from typing import TypeVar

from cms.settings.languages import ADMIN_LANGUAGES, SOURCE_LANGUAGE, VISITOR_LANGUAGES

TextT = TypeVar("TextT")

VISITORS = (
    "core/countries.py",
    "participants/codes.py",
    "submissions/fields.py",
    "submissions/notices.py",
    "submissions/services/",
    "website/",
)
"""Files and folders whose texts visitors meet: on pages, in input errors, in mails."""

STAFF = (
    "submissions/services/accepting.py",
    "submissions/services/correcting.py",
    "submissions/services/drafts.py",
    "submissions/services/duplicates.py",
    "submissions/services/persons/",
    "submissions/services/undoing.py",
    "website/publish_checks.py",
)
"""What lies among them and speaks to staff."""


def languages() -> list[str]:
    """Return the languages that have a catalogue: the source language needs none."""
    codes = dict.fromkeys([*(code for code, _name in ADMIN_LANGUAGES), *VISITOR_LANGUAGES])
    return [code for code in codes if code != SOURCE_LANGUAGE]


def covered(code: str, found: Mapping[TextT, list[str]]) -> dict[TextT, list[str]]:
    """Return the texts that a language's catalogue has, with the files that it has them for."""
    if code in dict(ADMIN_LANGUAGES):
        return dict(found)
    met = {text: [each for each in places if _is_met(each)] for text, places in found.items()}
    return {text: places for text, places in met.items() if places}


def _is_met(place: str) -> bool:
    """Tell whether visitors meet what a file says."""
    return place.startswith(VISITORS) and not place.startswith(STAFF)
