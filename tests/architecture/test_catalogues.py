"""Each catalogue is complete for the people it speaks to, and fits the code."""

import re
from collections.abc import Iterator
from pathlib import Path

import django
import polib
import pytest
import wagtail
import wagtail_localize
from django.conf import settings
from django.utils.translation import ngettext, override, to_locale

from tests.architecture.catalogues import (
    assert_compiled,
    entries_of,
    own,
    path_of,
    wordings,
)
from tools.covered import STAFF, VISITORS, covered, languages
from tools.strings import (
    ROOT,
    Message,
    corrects_library,
    message_of,
    messages_in,
    number_of_forms,
    placeholders,
)

TAG = re.compile(r"</?[a-z][^>]*>")
TYPOGRAPHY = {
    "fr": {
        "a straight apostrophe: write ’": r"'",
        "English quotation marks: write « … »": r"[\"“”]",
        "no unbreakable space (U+00A0) before : ; ! ? » or %": r"(?<!\u00a0)[:;!?»%]",
        "no unbreakable space (U+00A0) after «": r"«(?!\u00a0)",
    },
    "de": {
        "a straight apostrophe: write ’": r"'",
        "other quotation marks than „ … “": r"[\"”«»]",
        "a quotation that doesn't begin with „": r"(?<!\S)“",
        "no address by Sie: write Sie, Ihr, Ihnen": r"\b([Dd]u|[Dd]ich|[Dd]ein\w*)\b",
    },
    "ro": {
        "a straight apostrophe: write ’": r"'",
        "other quotation marks than „ … ”": r"[\"“«»]",
        "a quotation that doesn't begin with „": r"(?<!\S)”",
        "a cedilla below s or t: write the comma (ș, ț)": r"[şţŞŢ]",
    },
}
FAULTS = [(code, fault) for code, faults in TYPOGRAPHY.items() for fault in faults]
CODES = languages()
COUNTED = {
    "de": ["1 Profil", "2 Profile", "19 Profile", "20 Profile", "0 Profile"],
    "ro": ["1 profil", "2 profiluri", "19 profiluri", "20 de profiluri", "0 profiluri"],
}


Found = dict[Message, list[str]]


@pytest.fixture(scope="module")
def found() -> Found:
    return messages_in(ROOT)


@pytest.fixture(scope="module", params=CODES)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def entries(code: str) -> list[polib.POEntry]:
    return entries_of(code)


def test_admin_speaks_two_languages_and_visitors_are_met_in_four() -> None:
    assert [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES] == ["en", "fr"]
    assert settings.VISITOR_LANGUAGES == ["en", "fr", "de", "ro"]
    assert CODES == ["fr", "de", "ro"]
    assert {path.name for path in (ROOT / "locale").iterdir()} == set(CODES)


def test_languages_of_visitors_are_languages_of_the_site() -> None:
    assert set(settings.VISITOR_LANGUAGES) <= {code for code, _name in settings.LANGUAGES}


def test_catalogue_of_the_admin_has_all_and_others_what_visitors_meet() -> None:
    found = {"a": ["website/views/forms.py", "core/admin/filters.py"], "b": ["news/listings.py"]}
    assert covered("fr", found) == found
    assert covered("de", found) == {"a": ["website/views/forms.py"]}
    assert covered("de", {"c": ["submissions/services/undoing.py"]}) == {}


def test_places_of_texts_are_there_and_say_something(found: Found) -> None:
    said = {each for places in found.values() for each in places}
    silent = [
        place for place in (*VISITORS, *STAFF) if not any(each.startswith(place) for each in said)
    ]
    assert silent == [], "Take these out of tools/covered.py."


def test_every_text_of_the_code_has_an_entry(
    code: str, entries: list[polib.POEntry], found: Found
) -> None:
    known = {message_of(entry) for entry in entries if not entry.obsolete}
    missing = [
        f"{', '.join(places)}: {message.text!r}"
        for message, places in covered(code, found).items()
        if message not in known
    ]
    assert missing == [], f"Run `make messages`, then translate what is empty in locale/{code}."


def test_every_entry_is_translated(code: str, entries: list[polib.POEntry]) -> None:
    empty = [entry.msgid for entry in entries if not entry.obsolete and not entry.translated()]
    assert empty == [], f"Translate these in locale/{code}; take “fuzzy” off what is checked."


def test_no_entry_outlives_its_text(code: str, entries: list[polib.POEntry], found: Found) -> None:
    plurals = {message: message.plural for message in covered(code, found)}
    gone = [
        entry.msgid
        for entry in own(entries)
        if entry.obsolete or plurals.get(message_of(entry), "") != (entry.msgid_plural or None)
    ]
    assert gone == [], "The code has these no more, or with another plural: run `make messages`."


def test_counted_things_have_each_form_of_the_language(
    code: str, entries: list[polib.POEntry]
) -> None:
    forms = set(range(number_of_forms(polib.pofile(path_of(code)))))
    assert [
        entry.msgid for entry in entries if entry.msgid_plural and set(entry.msgstr_plural) != forms
    ] == []


@pytest.mark.parametrize("code", COUNTED)
def test_numbers_choose_the_right_form(code: str) -> None:
    numbers = (1, 2, 19, 20, 0)
    with override(code):
        texts = [ngettext("%(count)s profile", "%(count)s profiles", each) for each in numbers]
    said = [text % {"count": each} for text, each in zip(texts, numbers, strict=True)]
    assert said == COUNTED[code]


def test_corrections_of_libraries_correct_something(
    code: str, entries: list[polib.POEntry]
) -> None:
    theirs: dict[Message, set[str]] = {}
    for entry in library_entries(code):
        theirs.setdefault(message_of(entry), set()).add(entry.msgstr)
    useless = [
        entry.msgid
        for entry in entries
        if corrects_library(entry) and theirs.get(message_of(entry), set()) <= {entry.msgstr}
    ]
    assert useless == [], "The library has these no more, or says the same by now: delete them."


def library_entries(code: str) -> Iterator[polib.POEntry]:
    for package in (django, wagtail, wagtail_localize):
        folder = Path(str(package.__file__)).parent
        for path in folder.rglob(f"locale/{to_locale(code)}/LC_MESSAGES/django.po"):
            yield from polib.pofile(path)


def test_translations_keep_placeholders_and_markup(entries: list[polib.POEntry]) -> None:
    different = [
        text
        for entry in entries
        for original, text in wordings(entry)
        if entry.translated()
        and (
            placeholders(original) != placeholders(text)
            or sorted(TAG.findall(original)) != sorted(TAG.findall(text))
            or original.endswith("\n") != text.endswith("\n")
        )
    ]
    assert different == [], "Each %(name)s, tag and last line break stands in both."


@pytest.mark.parametrize(("code", "fault"), FAULTS)
def test_each_language_has_its_own_typography(code: str, fault: str) -> None:
    pattern = re.compile(TYPOGRAPHY[code][fault])
    texts = [TAG.sub("", text) for entry in entries_of(code) for _, text in wordings(entry)]
    assert [text for text in texts if pattern.search(bare(text))] == [], fault


def bare(text: str) -> str:
    """Return a text without what is no prose: placeholders become words, addresses go."""
    return re.sub(r"https?://", "", re.sub(r"%\(\w+\)[a-z]", "x", text))


def test_compiled_catalogue_says_what_the_source_says(code: str) -> None:
    assert_compiled(code)
