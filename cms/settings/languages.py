"""The languages of the content, of what the program says to visitors, and of the admin.

To add one, list it in `CONTENT_LANGUAGES`; once its words are written, in `VISITOR_LANGUAGES`, too.
A code that Django does not know (every Romani code is such a case) also needs a line in
`UNKNOWN_TO_DJANGO`, or dates and names crash with `KeyError: Unknown language code`.
"""

from typing import Any, TypedDict

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _


class LanguageInfo(TypedDict):
    """The shape of one entry of Django's LANG_INFO."""

    bidi: bool
    code: str
    name: str
    name_local: str


UNKNOWN_TO_DJANGO: dict[str, tuple[str, str, bool]] = {
    # code: (English name, endonym, right to left). Romani's own name is left in its common Latin
    # spelling; a native speaker decides on another.
    "rom": ("Romani", "Romani", False),
    "rmy": ("Romani (Vlax)", "Romani (Vlax)", False),
    "rmn": ("Romani (Balkan)", "Romani (Balkan)", False),
    "rmn-latn": ("Romani (Balkan, Latin script)", "Romani (Balkan)", False),
    "rmn-cyrl": ("Romani (Balkan, Cyrillic script)", "Romani (Balkan)", False),
}

CONTENT_LANGUAGES: list[tuple[str, Any]] = [
    ("en", _("English")),
    ("fr", _("French")),
    ("de", _("German")),
    ("ro", _("Romanian")),
    ("rmy", _("Romani (Vlax)")),
]

FALLBACKS: dict[str, list[str]] = {
    "fr": ["en"],
    "de": ["en"],
    "ro": ["en"],
    "rmy": ["en"],
}
"""By language, those that stand in where it has nothing and a client asks for the chain."""

ADMIN_LANGUAGES: list[tuple[str, str]] = [("en", "English"), ("fr", "Français")]

VISITOR_LANGUAGES: list[str] = ["en", "fr", "de", "ro"]
"""In which the program itself speaks to visitors: the frame of pages, forms, errors, mails.

Content in any other language stands in the words of what stands in for it (`FALLBACKS`).
"""

SOURCE_LANGUAGE = "en"


def register_unknown_languages() -> None:
    """Tell Django of the languages that it lacks; what it knows stays as it is."""
    for code, (name, endonym, bidi) in UNKNOWN_TO_DJANGO.items():
        LANG_INFO.setdefault(
            code, LanguageInfo(bidi=bidi, code=code, name=name, name_local=endonym)
        )
