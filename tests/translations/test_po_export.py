"""What stands in an exported PO file."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from news.models import NewsPage
from tests.clients import client_of
from tests.factories import NewsPageFactory, TopicFactory, blocks, make_site
from tests.translations.po_files import (
    entry,
    fetch,
    into,
    segments,
    submitted,
    translate,
)
from translations.po.notes import note_of
from translations.po.writing import file_of

pytestmark = pytest.mark.django_db


def edited(translation: Translation, **values: Any) -> None:
    """Change the source, and let the translation follow it."""
    page = NewsPage.objects.get(pk=translation.source.get_source_instance().pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    translation.source.update_from_db()


def test_texts_are_written_as_they_are_read(translation: Translation) -> None:
    file = fetch(client_of(), translation)
    assert [(each.msgid, each.msgstr) for each in file if "body" in each.msgctxt] == [
        ('Fish & chips in <b>Mostar</b>, see <a id="a1">the map</a>.', ""),
        ("1 < 2, and &lt;nav> is an element.", ""),
    ]
    assert entry(file, "title").msgid == "Fish & chips"


def test_place_of_a_text_is_its_things_key_and_its_path(translation: Translation) -> None:
    block = NewsPage.objects.get(slug="fish-chips", locale__language_code="en").body[0].id
    key = translation.source.object_id

    contexts = [each.msgctxt for each in fetch(client_of(), translation)]

    assert f"{key}:title" in contexts
    assert contexts.count(f"{key}:body.{block}") == 2


def test_header_names_the_language_and_what_the_file_was_made_from(
    translation: Translation,
) -> None:
    file = fetch(client_of(), translation)
    assert file.metadata["Language"] == "fr"
    assert file.metadata["X-Source-Language"] == "en"
    assert file.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert "Plural-Forms" not in file.metadata
    before = file.metadata["X-Source-Digest"]
    assert fetch(client_of(), translation).metadata["X-Source-Digest"] == before

    edited(translation, title="Chips")

    assert fetch(client_of(), translation).metadata["X-Source-Digest"] != before


def test_language_with_a_script_is_named_as_gettext_does() -> None:
    assert fetch(client_of(), submitted("rmy")).metadata["Language"] == "rmy"


def test_notes_say_where_a_text_stands_and_what_it_takes(translation: Translation) -> None:
    file = fetch(client_of(), translation)

    title = entry(file, "title")
    link = entry(file, "body", "Fish")

    assert title.comment.splitlines()[:2] == ["News item: Fish & chips", "Title"]
    assert "At most 255 characters." in title.comment
    assert link.comment.splitlines()[1] == "Text"
    assert "a1: https://example.org/a" in link.comment


@pytest.mark.parametrize(
    ("path", "label", "most"),
    [
        ("body.callout.title", "Text > Call-out > Title", 200),
        (
            "body.gallery.images.item.alt",
            "Text > Gallery > Pictures > Picture > Alternative text",
            300,
        ),
        ("body.table", "Text > Table", None),
        ("seo_title", "Title tag", 255),
        ("gone.long.ago", "gone", None),
    ],
)
def test_note_names_the_field_as_the_editor_does(path: str, label: str, most: int | None) -> None:
    note = note_of(NewsPage, path)
    assert (note.label, note.most_characters) == (label, most)


def test_reference_leads_to_the_page_in_the_admin(translation: Translation, settings: Any) -> None:
    path = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    found = entry(fetch(client_of(), translation), "title").occurrences
    assert found == [(f"{settings.WAGTAILADMIN_BASE_URL}{path}", "")]


def test_translations_come_along(translation: Translation) -> None:
    translate(translation)
    title = entry(fetch(client_of(), translation), "title")
    assert (title.msgstr, title.flags) == ("FR Fish & chips", [])


def test_translation_with_an_error_is_fuzzy_and_says_why(translation: Translation) -> None:
    segment = next(each for each in segments(translation) if each.context.path == "title")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        data="<p>Poisson</p>",
    )

    title = entry(fetch(client_of(), translation), "title")

    assert (title.msgstr, title.flags) == ("<p>Poisson</p>", ["fuzzy"])
    assert "The translation can't be used: <p> tag is not allowed" in title.comment


def test_earlier_translation_is_suggested_with_its_source(translation: Translation) -> None:
    translate(translation)
    edited(translation, title="Fish, chips & peas")

    title = entry(fetch(client_of(), translation), "title")

    assert (title.msgid, title.msgstr) == ("Fish, chips & peas", "FR Fish & chips")
    assert (title.previous_msgid, title.flags) == ("Fish & chips", ["fuzzy"])


def test_of_several_earlier_texts_the_one_that_is_alike_is_suggested() -> None:
    body = "<p>We meet on the bridge.</p><p>The town hall is closed.</p>"
    translation = submitted(body=[blocks.rich_text(body)])
    translate(translation)
    changed = body.replace("closed", "closed on Monday").replace("We", "They") + "<p>Zzz.</p>"
    page = translation.source.get_source_instance()
    edited(translation, body=_body(page, changed))

    file = fetch(client_of(), translation)

    assert entry(file, "body", "They").msgstr == "FR We meet on the bridge."
    assert entry(file, "body", "The town").msgstr == "FR The town hall is closed."
    assert entry(file, "body", "Zzz").msgstr == ""


def _body(page: Any, html: str) -> Any:
    """Return the body with another text in the same block."""
    stored = [{**dict(block), "value": html} for block in page.body.raw_data]
    return page.body.stream_block.to_python(stored)


def test_text_that_stands_twice_in_one_place_is_one_unit() -> None:
    translation = submitted(body=[blocks.rich_text("<p>Yes.</p><p>Yes.</p>")])
    assert entry(fetch(client_of(), translation), "body").msgid == "Yes."


def test_selection_is_one_file_in_the_order_chosen(translation: Translation) -> None:
    topic = into("fr", TopicFactory.create(name="Housing"))

    file = fetch(client_of(), topic, translation)

    keys = list(dict.fromkeys(each.msgctxt.partition(":")[0] for each in file))
    assert keys == [str(topic.source.object_id), str(translation.source.object_id)]


def test_selection_costs_the_same_number_of_statements(
    translation: Translation, django_assert_num_queries: Any
) -> None:
    def chosen(count: int) -> list[Translation]:
        while Translation.objects.count() < count:
            number = Translation.objects.count()
            into("fr", NewsPageFactory.create(title=f"Item {number}"))
        rows = Translation.objects.select_related(
            "source__locale", "source__specific_content_type", "target_locale"
        )
        return list(rows[:count])

    for count in (2, 8):
        some = chosen(count)
        with django_assert_num_queries(4):
            assert len(file_of(some)) >= count


@pytest.mark.parametrize("keys", [[], ["0"], ["x"], ["9" * 30], ["1", "1000000"]])
def test_selection_of_what_is_not_there_is_not_found(keys: list[str]) -> None:
    make_site()
    response = client_of().get(reverse("translations_po:export"), {"translation": keys})
    assert response.status_code == 404


@pytest.mark.parametrize("digits", ["0{}", "{}"])
def test_selection_is_found_however_its_numbers_are_written(
    translation: Translation, digits: str
) -> None:
    arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in str(translation.pk))
    keys = [translation.pk, digits.format(arabic if digits == "{}" else translation.pk)]
    response: Any = client_of().get(reverse("translations_po:export"), {"translation": keys})
    assert response.status_code == 200
    assert response.content.decode().count('msgid "Fish & chips"') == 1


def test_selection_has_one_language(translation: Translation) -> None:
    page = translation.source.get_source_instance()
    keys = [translation.pk, into("de", page).pk]
    response: Any = client_of().get(reverse("translations_po:export"), {"translation": keys})
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content.decode() == "A PO file has one language: choose translations into one."


def test_file_goes_to_the_languages_translators_only(translation: Translation) -> None:
    german = into("de", translation.source.get_source_instance())
    client = client_of("Translators (fr)")

    assert len(fetch(client, translation)) == len(segments(translation))
    for address in (
        reverse("wagtail_localize:download_pofile", args=[german.pk]),
        f"{reverse('translations_po:export')}?translation={german.pk}",
    ):
        response: Any = client.get(address)
        assert (response.status_code, response.url) == (302, "/admin/")


def test_file_is_saved_under_the_pages_name(translation: Translation) -> None:
    address = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    response: Any = client_of().get(address)
    assert response["Content-Disposition"] == 'attachment; filename="fish-chips-fr.po"'
    assert response["Content-Type"] == "text/x-gettext-translation"


def test_command_writes_all_of_a_language(translation: Translation, tmp_path: Path) -> None:
    other = into("fr", NewsPageFactory.create(title="Second"))
    into("de", NewsPageFactory.create(title="German"))
    target = tmp_path / "all.po"

    call_command("po_export", "fr", output=str(target))

    text = target.read_text(encoding="utf-8")
    assert 'msgid "Fish & chips"' in text
    assert 'msgid "Second"' in text
    assert 'msgid "German"' not in text
    shown = StringIO()
    call_command("po_export", "fr", str(other.pk), stdout=shown)
    assert 'msgid "Second"' in shown.getvalue()
    assert 'msgid "Fish & chips"' not in shown.getvalue()


@pytest.mark.parametrize("arguments", [["xx"], ["fr", "1000000"]])
def test_command_says_what_is_not_there(translation: Translation, arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("po_export", *arguments)
