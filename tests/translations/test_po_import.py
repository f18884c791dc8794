"""PO files come in: a dry run, then exactly what it showed."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from news.models import NewsPage
from tests.clients import client_of
from tests.factories import NewsPageFactory, TopicFactory, blocks
from tests.translations.po_files import (
    bring,
    confirm,
    counts,
    entry,
    fetch,
    into,
    nothing_written,
    segments,
    submitted,
    take_in,
    texts,
    translate,
)
from translations.models import POUpload, Proposal

pytestmark = pytest.mark.django_db
FRENCH = "Translators (fr)"


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
    assert response.request["PATH_INFO"] == reverse("translations_proposals:list")
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
