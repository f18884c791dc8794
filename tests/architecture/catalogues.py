"""Catalogues of translations, and what is compiled of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polib
from django.utils.translation import to_locale

from tools.strings import CATALOGUE, ROOT, Message, corrects_library, message_of


def path_of(code: str) -> Path:
    return ROOT / CATALOGUE.format(to_locale(code))


def entries_of(code: str) -> list[polib.POEntry]:
    return list(polib.pofile(path_of(code), check_for_duplicates=True))


def own(entries: list[polib.POEntry]) -> list[polib.POEntry]:
    return [entry for entry in entries if not corrects_library(entry)]


def wordings(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Return each form of a text with its translation; those of a counted thing beside the many."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, text) for text in entry.msgstr_plural.values()]


def assert_compiled(code: str) -> None:
    """Fail with what to do when people would be shown other words than a catalogue has."""
    source, compiled = path_of(code), path_of(code).with_suffix(".mo")
    place = compiled.relative_to(ROOT)
    assert compiled.exists(), f"{place} is missing: run `make messages`."
    translated = [entry for entry in polib.pofile(source) if entry.translated()]
    same = said(polib.mofile(compiled)) == said(translated)
    assert same, f"{place} is older than django.po: run `make messages`."


def said(entries: Iterable[Any]) -> dict[Message, list[tuple[str, str]]]:
    return {message_of(entry): wordings(entry) for entry in entries}
