"""PO files come in: a dry run, then exactly what it showed; a damaged file changes nothing."""

from collections.abc import Callable
from typing import Any

import polib
import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from news.models import NewsPage
from tests.factories import NewsPageFactory, TopicFactory, blocks
from tests.translations.po_files import (
    bring,
    client_of,
    confirm,
    entry,
    faults,
    fetch,
    into,
    loaded,
    segments,
    submitted,
    take_in,
    texts,
    translate,
)
from translations.models import POUpload, Proposal
from translations.po import importing, reading
from translations.po.reading import Fault, Refused

pytestmark = pytest.mark.django_db
FRENCH = "Translators (fr)"


@pytest.fixture
def translation() -> Translation:
    return submitted()


def counts(response: Any) -> dict[str, int]:
    """Return the numbers that a dry run shows, those of nothing left out."""
    plan = response.context["plan"]
    left = {name: getattr(plan, name) for name in ("unchanged", "empty", "waiting", "absent")}
    return {name: count for name, count in {**response.context["counts"], **left}.items() if count}


def nothing_written() -> bool:
    return not (StringTranslation.objects.exists() or Proposal.objects.exists())


# The dry run, and what comes of it ---------------------------------------------------------------


def test_dry_run_writes_nothing(translation: Translation) -> None:
    client = client_of(FRENCH)
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson & frites"

    response = bring(client, file, translation)

    assert counts(response) == {"added": 1, "empty": len(file) - 1}
    assert "Poisson &amp; frites" in response.content.decode()
    assert nothing_written()


def test_new_translation_becomes_one(translation: Translation) -> None:
    client = client_of(FRENCH)
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson & frites"
    entry(file, "body", "Fish").msgstr = 'Poisson à <b>Mostar</b>, voir <a id="a1">le plan</a>.'

    take_in(client, file, translation)

    written = StringTranslation.objects.get(context__path="title")
    assert (written.data, written.tool_name) == ("Poisson &amp; frites", "PO file")
    assert (written.translation_type, written.has_error) == ("manual", False)
    assert written.last_translated_by == POUpload.objects.get().uploaded_by
    assert len(texts(translation)) == 2
    assert not Proposal.objects.exists()


def test_translation_reaches_the_page_when_it_is_saved(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "1 < 2 & <3"
    entry(file, "body", "Fish").msgstr = 'À <b>Mostar</b> : <a id="a1">le plan</a> & plus'
    take_in(client, file, translation)

    translation.save_target(publish=False)

    draft = translation.get_target_instance().get_latest_revision_as_object()
    assert draft.title == "1 < 2 & <3"
    html = draft.body[0].value.source
    assert 'À <b>Mostar</b> : <a href="https://example.org/a">le plan</a> &amp; plus' in html


def test_title_shows_in_the_explorer_at_once(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    take_in(client, file, translation)
    assert Page.objects.get(pk=translation.get_target_instance().pk).draft_title == "Poisson"


def test_change_of_a_translation_becomes_a_proposal(translation: Translation) -> None:
    translate(translation)
    before = texts(translation)
    client = client_of(FRENCH)
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson & frites"

    looked_over = bring(client, file, translation)

    assert counts(looked_over) == {"changed": 1, "unchanged": len(file) - 1}
    html = looked_over.content.decode()
    assert "<del>chips</del>" in html
    assert "<ins>frites</ins>" in html
    response = confirm(client, looked_over)
    assert response.request["PATH_INFO"] == reverse("translations_po:proposals")
    assert texts(translation) == before
    proposal = Proposal.objects.get()
    assert (proposal.text, proposal.context.path) == ("Poisson &amp; frites", "title")
    assert (proposal.origin, proposal.file_name, proposal.state) == ("po", "my.po", "open")
    assert proposal.made_by == POUpload.objects.get().uploaded_by


def test_same_change_is_proposed_once(translation: Translation) -> None:
    translate(translation)
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    take_in(client, file, translation)

    again = bring(client, file, translation)

    assert counts(again) == {"waiting": 1, "unchanged": len(file) - 1}
    confirm(client, again)
    assert Proposal.objects.count() == 1


def test_empty_text_deletes_nothing(translation: Translation) -> None:
    translate(translation)
    before = texts(translation)
    client = client_of()
    file = fetch(client, translation)
    for each in file:
        each.msgstr = " " if each.msgctxt.endswith("title") else ""

    looked_over = bring(client, file, translation)

    assert counts(looked_over) == {"empty": len(file)}
    confirm(client, looked_over)
    assert texts(translation) == before


def test_fuzzy_text_is_no_translation(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    title = entry(file, "title")
    title.msgstr, title.flags = "Poisson ?", ["fuzzy"]

    looked_over = bring(client, file, translation)

    assert counts(looked_over) == {"unfinished": 1, "empty": len(file) - 1}
    confirm(client, looked_over)
    assert not StringTranslation.objects.exists()
    assert Proposal.objects.get().text == "Poisson ?"
    again = entry(fetch(client, translation), "title")
    assert (again.msgstr, again.flags) == ("Poisson ?", ["fuzzy"])


def test_suggestion_is_taken_when_somebody_stands_for_it(translation: Translation) -> None:
    translate(translation)
    page: Any = translation.source.get_source_instance()
    page.title = "Fish, chips & peas"
    page.save_revision().publish()
    translation.source.update_from_db()
    client = client_of()
    file = fetch(client, translation)
    assert counts(bring(client, file, translation)) == {"unchanged": len(file)}

    entry(file, "title").flags = []
    take_in(client, file, translation)

    assert texts(translation)["title", "Fish, chips &amp; peas"] == "FR Fish &amp; chips"


def test_text_for_an_earlier_source_is_kept_as_a_proposal(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    page: Any = translation.source.get_source_instance()
    page.title = "Peas"
    page.save_revision().publish()
    translation.source.update_from_db()

    looked_over = bring(client, file, translation)

    assert counts(looked_over) == {"earlier": 1, "empty": len(file) - 1, "absent": 1}
    assert looked_over.context["plan"].is_of_other_source
    confirm(client, looked_over)
    proposal = Proposal.objects.get()
    assert (proposal.string.data, proposal.text) == ("Fish &amp; chips", "Poisson")
    assert not StringTranslation.objects.exists()


def test_link_that_was_left_out_is_pointed_out(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "body", "Fish").msgstr = "Voir le plan."
    looked_over = bring(client, file, translation)
    assert "The source’s link is missing: a1" in looked_over.content.decode()


def test_file_of_a_selection_comes_in_at_once(translation: Translation) -> None:
    other = into("fr", NewsPageFactory.create(title="Second", slug="second"))
    topic = into("fr", TopicFactory.create(name="Housing"))
    client = client_of()
    file = fetch(client, translation, other, topic)
    for each in file:
        each.msgstr = f"FR {each.msgid}"

    take_in(client, file)

    expected = sum(len(segments(each)) for each in (translation, other, topic))
    assert StringTranslation.objects.filter(has_error=False).count() == expected


def test_import_stands_in_the_history(translation: Translation) -> None:
    topic = into("fr", TopicFactory.create(name="Housing"))
    client = client_of()
    file = fetch(client, translation, topic)
    for each in file:
        each.msgstr = f"FR {each.msgid}"

    take_in(client, file)

    for model in (PageLogEntry, ModelLogEntry):
        logged = model.objects.get(action="translations.import_po")
        assert logged.message == "Imported the PO file my.po"


def test_line_ends_of_other_systems_are_the_same(translation: Translation) -> None:
    translation = submitted(title="Other", standfirst="First line\nsecond line", slug="other")
    client = client_of()
    file = fetch(client, translation)
    found = entry(file, "standfirst")
    assert found.msgid == "First line\nsecond line"
    found.msgstr = "Une\r\ndeux"
    text = str(file).replace("First line\\n", "First line\\r\\n").replace("\n", "\r\n")

    take_in(client, text, translation)

    assert texts(translation)["standfirst", "First line<br/>second line"] == "Une<br/>deux"


# Between dry run and confirmation ----------------------------------------------------------------


def test_confirmation_of_something_else_writes_nothing(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    looked_over = bring(client, file, translation)
    translate(translation)
    before = texts(translation)

    again = confirm(client, looked_over)

    assert again.context["has_changed_meanwhile"]
    assert counts(again) == {"changed": 1, "empty": len(file) - 1}
    assert texts(translation) == before
    assert not Proposal.objects.exists()
    confirm(client, again)
    assert Proposal.objects.get().text == "Poisson"


def test_text_typed_at_the_same_moment_stays(
    translation: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    looked_over = bring(client, file, translation)
    plan = looked_over.context["plan"]

    def planned(*_: Any) -> Any:
        translate(translation)  # After the plan was made, before it is carried out.
        return plan

    monkeypatch.setattr(importing, "_plan", planned)
    confirm(client, looked_over)

    assert texts(translation)["title", "Fish &amp; chips"] == "FR Fish &amp; chips"
    assert Proposal.objects.get().text == "Poisson"


def test_file_is_imported_once(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    looked_over = bring(client, file, translation)
    confirm(client, looked_over)
    StringTranslation.objects.all().delete()

    confirm(client, looked_over)

    assert nothing_written()
    path = looked_over.request["PATH_INFO"]
    assert client.get(path).status_code == 302


def test_dry_run_is_for_who_brought_the_file(translation: Translation) -> None:
    client = client_of()
    looked_over = bring(client, fetch(client, translation), translation)
    assert client_of().get(looked_over.request["PATH_INFO"]).status_code == 404


def test_rights_are_asked_for_again(translation: Translation) -> None:
    client = client_of(FRENCH)
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    looked_over = bring(client, file, translation)
    POUpload.objects.get().uploaded_by.groups.clear()
    POUpload.objects.get().uploaded_by.groups.add(Group.objects.get(name="Translators (de)"))

    confirm(client, looked_over)

    assert nothing_written()


# Refused ------------------------------------------------------------------------------------------

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


# Rights -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["Translators (de)", "Terminologists"])
def test_file_of_a_language_that_is_not_ones_own_is_refused(
    translation: Translation, group: str
) -> None:
    file = fetch(client_of(), translation)
    entry(file, "title").msgstr = "Poisson"
    client = client_of(group)

    response = bring(client, file)

    assert faults(response) == [(1, "You may not translate all pages of this file into French.")]
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    answer: Any = client.post(address)
    assert answer.url == "/admin/"
    assert nothing_written()
    assert not POUpload.objects.exists()


def test_import_is_closed_to_who_translates_nothing(translation: Translation) -> None:
    response: Any = client_of("Contributors").get(reverse("translations_po:import"))
    assert (response.status_code, response.url) == (302, "/admin/")


def test_library_takes_no_file_at_its_address(translation: Translation) -> None:
    """Its own view would write at once; GET is not answered."""
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    assert client_of().get(address).status_code == 405
    response = bring(client_of(), fetch(client_of(), translation), translation)
    assert response.templates[0].name == "translations/po/dry_run.html"


def test_after_the_import_the_editor_follows(translation: Translation) -> None:
    client = client_of()
    file = fetch(client, translation)
    entry(file, "title").msgstr = "Poisson"
    editor = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    looked_over = bring(client, file, translation)
    path, digest = looked_over.request["PATH_INFO"], looked_over.context["plan"].digest

    inside: Any = client.post(path, {"digest": digest, "next": editor})

    assert inside.url == editor


def test_nobody_is_led_elsewhere_after_the_import(translation: Translation) -> None:
    client = client_of()
    looked_over = bring(client, fetch(client, translation), translation)
    path, digest = looked_over.request["PATH_INFO"], looked_over.context["plan"].digest
    outside: Any = client.post(path, {"digest": digest, "next": "https://evil.example/"})
    assert outside.url.startswith("/admin/")


def test_pages_of_tables_and_pictures_come_in_too() -> None:
    cells = {"columns": [{"type": "text", "heading": "A & B"}], "rows": [{"values": ["1 < 2"]}]}
    table = blocks.block("table", {"caption": "Both", **cells})
    translation = submitted(body=[table])
    client = client_of()
    file = fetch(client, translation)
    for each in file:
        if ":body." in each.msgctxt:
            each.msgstr = f"FR {each.msgid}"
    take_in(client, file, translation)

    translation.save_target(publish=False)

    draft: NewsPage = translation.get_target_instance().get_latest_revision_as_object()
    value = draft.body[0].value
    assert (value.caption, value.columns[0]["heading"]) == ("FR Both", "FR A & B")
    assert value.row_data[0]["values"] == ["FR 1 < 2"]
