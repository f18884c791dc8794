"""Slugs of titles in any script: Latin letters, digits and hyphens."""

import unicodedata

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

LONGEST = 100
"""Of what is made of a title: an address is read aloud and printed."""

WRITTEN_AS: dict[str, dict[str, str]] = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"},
    # L’été is two words; without the apostrophe they would be one that does not exist.
    "fr": {"'": " ", "’": " "},
    "it": {"'": " ", "’": " "},
}
"""What a language writes otherwise than letter by letter (anyascii's tables: ș is s, ж is zh)."""


def slug_of(text: str, language: str) -> str:
    """Return the slug of a text in a language (BCP 47 code), cut at a word; may be empty."""
    letters = unicodedata.normalize("NFC", text.casefold())
    own = str.maketrans(WRITTEN_AS.get(language.lower().partition("-")[0], {}))
    return _cut(slugify(string_to_ascii(letters.translate(own))))


def _cut(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    whole_words = slug[: LONGEST + 1].rpartition("-")[0]
    return whole_words or slug[:LONGEST]
