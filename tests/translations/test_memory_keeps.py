"""Nothing leaves the memory when pages go, and what comes back finds its sentences."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from news.models import NewsPage
from tests import editor, translator
from tests.factories import NewsPageFactory, blocks, locale
from tests.translations.po_files import into, translate
from tests.translations.readers import Watch, path_of
from translations.board.reading import read_board
from translations.board.states import State
from translations.memory.matches import matches_for

pytestmark = pytest.mark.django_db
SENTENCES = {"First", "It is open.", "The hall is old."}


@pytest.fixture
def page(site: Any) -> NewsPage:
    made: NewsPage = NewsPageFactory.create(
        title="First",
        standfirst="It is open.",
        body=[blocks.rich_text("<p>The hall is old.</p>")],
    )
    return made


def found(page: NewsPage) -> set[str]:
    """Return the sentences of the page to which the memory has a French wording."""
    rows = StringTranslation.objects.filter(data__startswith="FR ").select_related("translation_of")
    strings = {row.translation_of for row in rows}
    matches = matches_for(list(strings), locale("fr").pk)
    return {
        string.data
        for string in strings
        if [match.data for match in matches.get(string.pk, [])] == [f"FR {string.data}"]
    }


def state(user: User, page: NewsPage) -> tuple[State, int | None]:
    (row,) = (row for row in read_board(user).rows if row.source.pk == page.pk)
    (cell,) = (cell for cell in row.cells if cell.locale.language_code == "fr")
    return cell.state, cell.segments


def test_deleted_translation_comes_back_with_its_sentences(
    boss: Client, client: Client, superuser: User, page: NewsPage
) -> None:
    french = translator.published(boss, page)
    watch = Watch("First", path_of(page), path_of(french), is_news=True)
    boss.post(editor.page_url("delete", french.pk))
    assert found(page) == SENTENCES
    assert state(superuser, page) == (State.MISSING, None)
    assert watch.told(client).freshness == ("MISSING", None)
    assert watch.told(client).at_path == (410, None)

    translation = translator.submit(boss, page)

    again = translation.get_target_instance()
    assert (again.live, again.title, again.draft_title) == (False, "FR First", "FR First")
    assert again.standfirst == "FR It is open."
    assert state(superuser, page) == (State.WAITING, 0)
    assert watch.told(client).freshness == ("MISSING", None)
    translator.publish(boss, translation)
    assert watch.told(client).freshness == ("CURRENT", "CURRENT")
    assert state(superuser, page) == (State.CURRENT, 0)


def test_what_is_sent_again_is_the_source_as_it_is_by_then(
    boss: Client, superuser: User, page: NewsPage
) -> None:
    french = translator.published(boss, page)
    boss.post(editor.page_url("delete", french.pk))
    page.refresh_from_db()
    page.standfirst = "It is closed."
    page.save_revision().publish()

    translation = translator.submit(boss, page)

    assert state(superuser, page) == (State.IN_WORK, 1)
    again = translation.get_target_instance()
    assert (again.title, again.standfirst) == ("FR First", "It is closed.")


def test_what_others_are_translating_stays_as_they_were_sent_it(
    boss: Client, page: NewsPage
) -> None:
    german = translator.submit(boss, page, "de")
    page.standfirst = "It is closed."
    page.save_revision().publish()
    french = translator.submit(boss, page)
    assert french.get_target_instance().standfirst == "It is open."
    assert german.source_id == french.source_id


def test_deleted_source_leaves_its_sentences(boss: Client, client: Client, page: NewsPage) -> None:
    french = translator.published(boss, page)
    watch = Watch("First", path_of(page), path_of(french), is_news=True)
    boss.post(editor.page_url("delete", page.pk))
    assert found(page) == SENTENCES
    assert watch.told(client).freshness == (None, "CURRENT")
    boss.post(editor.page_url("delete", french.pk))
    assert found(page) == SENTENCES

    other = NewsPageFactory.create(title="First", standfirst="Another.")
    string = into("fr", other).source.stringsegment_set.get(context__path="title").string
    (match,) = matches_for([string], locale("fr").pk)[string.pk]
    assert (match.data, match.title) == ("FR First", "First")


def test_text_that_outlived_its_source_is_an_original(
    boss: Client, client: Client, page: NewsPage
) -> None:
    french = translator.published(boss, page)
    boss.post(editor.page_url("delete", page.pk))
    french.refresh_from_db()
    english = translator.submit(boss, french, "en")
    translator.translate_all(english, mark="EN ")
    translator.publish(boss, english)

    watch = Watch("First", path_of(english.get_target_instance()), path_of(french), is_news=True)
    assert watch.told(client).freshness == ("CURRENT", "CURRENT")


def test_translation_without_a_source_is_edited_by_hand(boss: Client, page: NewsPage) -> None:
    french = translator.published(boss, page)
    boss.post(editor.page_url("delete", page.pk))
    address = editor.edit_url(french)
    assert "localize-restart-translation" not in boss.get(address).content.decode()
    boss.post(address, {"localize-restart-translation": "1"}, follow=True)
    assert boss.get(address).status_code == 200
    assert not Translation.objects.filter(enabled=True).exists()


def test_deleted_translations_are_not_in_the_report(boss: Client, page: NewsPage) -> None:
    french = translator.published(boss, page)
    address = reverse("wagtail_localize:translations_report")
    assert "FR First" in boss.get(address).content.decode()
    boss.post(editor.page_url("delete", french.pk))
    boss.get("/admin/")  # Which tells of the deletion.
    answer = boss.get(address)
    assert answer.status_code == 200
    assert "First" not in answer.content.decode()


def test_removed_block_leaves_its_sentences(boss: Client, page: NewsPage) -> None:
    translation = translator.submit(boss, page)
    translate(translation)
    page.body = []
    page.save_revision().publish()
    translator.update(boss, translation)
    assert (
        translation.source.stringsegment_set.filter(context__path__startswith="body").count() == 0
    )
    assert found(page) == SENTENCES


def test_alias_in_place_of_a_translation_leaves_its_sentences(
    boss: Client, client: Client, superuser: User, page: NewsPage
) -> None:
    french = translator.published(boss, page)
    watch = Watch("First", path_of(page), path_of(french), is_news=True)
    boss.post(reverse("wagtail_localize:convert_to_alias", args=[french.pk]))
    assert Page.objects.get(pk=french.pk).alias_of_id == page.pk
    assert found(page) == SENTENCES
    assert state(superuser, page) == (State.MISSING, None)
    assert watch.told(client).freshness == ("MISSING", None)

    page.refresh_from_db()
    page.standfirst = "It is closed."
    page.save_revision().publish()
    translation = translator.submit(boss, page)

    assert state(superuser, page) == (State.IN_WORK, 1)
    target = translation.get_target_instance()
    assert (target.live, target.get_latest_revision_as_object().title) == (False, "FR First")


def test_person_who_goes_leaves_the_sentences(
    boss: Client, superuser: User, page: NewsPage
) -> None:
    translation = translator.submit(boss, page)
    translate(translation)
    StringTranslation.objects.update(last_translated_by=superuser)
    superuser.delete()
    assert found(page) == SENTENCES
