"""PO files that are refused whole: damaged, too large, of another language, of unknown texts."""

from collections.abc import Callable
from typing import Any

import polib
import pytest
from django.urls import reverse
from wagtail_localize.models import Translation

from tests.clients import client_of
from tests.factories import NewsPageFactory
from tests.translations.po_files import (
    bring,
    counts,
    entry,
    faults,
    fetch,
    into,
    loaded,
    nothing_written,
    segments,
)
from translations.models import POUpload
from translations.po import reading
from translations.po.reading import Fault, Refused

pytestmark = pytest.mark.django_db
FRENCH = "Translators (fr)"


Damage = Callable[[str], str]


def _without(part: str, by: str = "") -> Damage:
    return lambda text: text.replace(part, by, 1)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_without('msgstr "FR Fish & chips"', 'msgstr "FR Fish & chips'), "no PO file"),
        (_without('msgstr "FR Fish & chips"', 'msgstr "FR "Fish" & chips"'), "no PO file"),
        (_without('msgstr "FR Fish & chips"', "FR Fish & chips"), "no PO file"),
        (_without('msgstr "FR Fish & chips"\n'), "not complete"),
        (_without('msgid "Fish & chips"\n'), "not complete"),
        (_without('msgstr "FR Fish & chips"', '<<<<<<< HEAD\nmsgstr "x"'), "no PO file"),
        (
            _without('msgstr "FR Fish & chips"', 'msgid_plural "x"\nmsgstr[0] "x"'),
            "no plural forms",
        ),
        (lambda text: text[: text.rindex("msgstr")], "ends in the middle"),
        (lambda text: text[: text.rindex("msgstr") + 10], "no PO file"),
        (lambda text: "\n" * 3 + "hello", "no PO file"),
        (lambda text: "{}", "no PO file"),
        (lambda text: "", "ends in the middle"),
        (lambda text: "/etc/passwd", "no PO file"),
    ],
)
def test_damaged_file_is_refused_with_its_line(
    translation: Translation, damage: Damage, message: str
) -> None:
    client = client_of()
    file = fetch(client, translation)
    for each in file:
        each.msgstr = f"FR {each.msgid}"
    whole = str(file)

    response = bring(client, damage(whole), translation)

    [(line, told)] = faults(response)
    assert message in told
    assert line is not None
    assert "my.po" in response.content.decode() or not whole
    assert nothing_written()
    assert not POUpload.objects.exists()


def test_line_of_a_fault_is_the_one_in_the_file(translation: Translation) -> None:
    client = client_of()
    text = str(fetch(client, translation))
    lines = text.split("\n")
    at = next(
        number for number, line in enumerate(lines) if line.startswith("msgid") and number > 9
    )
    lines[at] = lines[at][:-1]

    assert faults(bring(client, "\n".join(lines), translation))[0][0] == at + 1


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "Fran\u00e7ais".encode("latin-1"), b"a\x00b"])
def test_bytes_that_are_no_text_are_refused(translation: Translation, data: bytes) -> None:
    response = bring(client_of(), data, translation)
    assert faults(response)[0][0] == 1
    assert not POUpload.objects.exists()


def test_other_encoding_is_refused(translation: Translation) -> None:
    client = client_of()
    text = str(fetch(client, translation)).replace("charset=UTF-8", "charset=ISO-8859-1")
    assert "another encoding" in faults(bring(client, text, translation))[0][1]


@pytest.mark.parametrize("language", ["de", "xx", ""])
def test_file_in_another_language_is_refused(translation: Translation, language: str) -> None:
    client = client_of()
    into("de", translation.source.get_source_instance())
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Fisch"
    file.metadata["Language"] = language

    [(line, message)] = faults(bring(client, file, translation))

    assert (line, "language" in message) == (1, True)
    assert nothing_written()


def test_unknown_texts_are_refused_with_all_lines(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    key = translation.source.object_id
    known = len(file)
    file.append(polib.POEntry(msgctxt=f"{key}:title", msgid="Never said", msgstr="x"))
    file.append(polib.POEntry(msgctxt=f"{key}:nowhere", msgid="Fish & chips", msgstr="x"))
    file.append(polib.POEntry(msgctxt="nonsense", msgid="Fish & chips", msgstr="x"))
    file.append(polib.POEntry(msgid="Fish & chips", msgstr="x"))
    lines = [each.linenum for each in loaded(str(file))][known:]

    response = bring(client, file, translation)

    told = "This text is not one of the pages that the file is for."
    assert faults(response) == [(line, told) for line in lines]
    assert "Never said" in response.content.decode()
    assert nothing_written()


def test_texts_of_another_page_are_refused_where_one_is_meant(translation: Translation) -> None:
    other = into("fr", NewsPageFactory.create(title="Second", slug="second"))
    client = client_of()
    response = bring(client, fetch(client, other), translation)
    assert len(faults(response)) == len(segments(other))


def test_texts_of_a_stopped_translation_are_refused(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    Translation.objects.update(enabled=False)
    assert len(faults(bring(client, file))) == len(file)


def test_text_that_stands_twice_is_refused(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    file.append(entry(file, "title"))
    assert faults(bring(client, file, translation))[0][1] == "This text stands in the file twice."


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("body", "À <b>Mostar", "“<b>” is not closed"),
        ("body", "À Mostar</b>", "closes what is not open"),
        ("body", "<script>alert(1)</script>", "no markup of a text"),
        ("body", '<a href="https://evil.example">x</a>', "no markup of a text"),
        ("body", '<a id="a2">x</a>', "Unrecognised id"),
        ("title", "<b>Poisson</b>", "takes no markup"),
        ("title", "x" * 256, "has 256 characters; there is room for 255"),
        ("title", "a\x1bb", "control character: U+001B"),
    ],
)
def test_text_that_no_translator_could_type_is_refused(
    translation: Translation, path: str, text: str, message: str
) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "body", "1 <").msgstr = "Un autre texte, qui est juste."
    entry(file, path, "Fish").msgstr = text

    [(line, told)] = faults(bring(client, file, translation))

    assert message in told
    assert line == entry(loaded(str(file)), path, "Fish").linenum
    assert nothing_written()


def test_rich_text_may_be_longer_than_its_source(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "body", "1 <").msgstr = "mot " * 1_000
    assert counts(bring(client, file, translation))["added"] == 1


@pytest.mark.parametrize(
    ("module", "name", "message"),
    [
        (reading, "MOST_UNITS", "at most 2 texts"),
        (reading, "MOST_BYTES", "larger than"),
    ],
)
def test_file_that_is_too_large_is_refused(
    translation: Translation, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, message: str
) -> None:
    client = client_of()
    file = fetch(client, translation)
    monkeypatch.setattr(module, name, 2)
    assert message in faults(bring(client, file, translation))[0][1]


def test_no_more_of_a_file_is_read_than_it_may_have(
    translation: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def receive(_user: Any, name: str, data: bytes, _only: Any) -> Any:
        seen.append(len(data))
        raise Refused(name, [Fault("Seen.")])

    monkeypatch.setattr("translations.po.views_import.MOST_BYTES", 10)
    monkeypatch.setattr("translations.po.views_import.receive", receive)

    bring(client_of(), b"x" * 1_000, translation)

    assert seen == [11]


def test_missing_file_is_asked_for(translation: Translation) -> None:
    response: Any = client_of().post(reverse("translations_po:import"))
    assert faults(response) == [(None, "Choose a file first.")]
