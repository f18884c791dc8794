"""One content walks through all states, and the board tells each of them as it is."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import TranslationBasis, User
from news.models import NewsPage, Topic
from tests import translator
from tests.factories import NewsPageFactory, TopicFactory, alias, blocks, locale, publish, translate
from translations.board.reading import read_board
from translations.board.revision import cells_to_revise
from translations.board.rows import Cell
from translations.board.states import State
from translations.models import Assignment

pytestmark = pytest.mark.django_db

FIRST = blocks.rich_text("<p>The first sentence stands.</p>")
SECOND = blocks.rich_text("<p>The second goes on.</p>")


def news(**kwargs: Any) -> NewsPage:
    return NewsPageFactory.create(
        title="A bridge", standfirst="It opens.", body=[FIRST, SECOND], **kwargs
    )


def cell_of(user: User, source: Any, code: str = "fr") -> Cell:
    board = read_board(user)
    row = next(row for row in board.rows if row.source.key == source.translation_key)
    return next(cell for cell in row.cells if cell.locale.language_code == code)


def shown(user: User, source: Any, code: str = "fr") -> tuple[State, int | None, int | None]:
    cell = cell_of(user, source, code)
    return cell.state, cell.segments, cell.words


def edit(page: NewsPage, *, publish_it: bool, **fields: Any) -> NewsPage:
    latest = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(latest, name, value)
    if publish_it:
        return publish(latest)
    latest.save_revision()
    return page


def rewritten(block: dict[str, Any], html: str) -> dict[str, Any]:
    """Return a block with another text: its id stays, as in the editor."""
    return {**block, "value": html}


def test_page_walks_through_all_states(boss: Client, superuser: User) -> None:
    page = news()
    assert shown(superuser, page) == (State.MISSING, None, None)

    translation = translator.submit(boss, page)
    # Title (2 words), standfirst (2), two paragraphs (4 and 4).
    assert shown(superuser, page) == (State.IN_WORK, 4, 12)
    assert shown(superuser, page, "de") == (State.MISSING, None, 12)

    translator.translate_all(translation, but="title")
    assert shown(superuser, page) == (State.IN_WORK, 1, 2)

    translator.translate_all(translation)
    assert shown(superuser, page) == (State.WAITING, 0, 0)

    translator.publish(boss, translation)
    assert shown(superuser, page) == (State.CURRENT, 0, 0)

    first, second = page.get_latest_revision_as_object().body.raw_data
    moved = [rewritten(second, "<p>The second is new and longer.</p>"), first]
    edit(page, publish_it=False, body=moved, standfirst="It is open.")
    assert shown(superuser, page) == (State.CURRENT, 0, 0)

    edit(page, publish_it=True)
    # Two sentences changed, of 3 and 6 words; the one that moved is no work.
    assert shown(superuser, page) == (State.OUTDATED, 2, 9)

    translator.update(boss, translation)
    assert shown(superuser, page) == (State.OUTDATED, 2, 9)

    translator.translate_all(translation)
    assert shown(superuser, page) == (State.WAITING, 0, 0)

    translator.publish(boss, translation)
    assert shown(superuser, page) == (State.CURRENT, 0, 0)

    NewsPage.objects.get(pk=page.pk).unpublish()
    row = cell_of(superuser, page)
    assert (row.state, row.source.live) == (State.CURRENT, False)

    NewsPage.objects.get(pk=page.pk).delete()
    keys = [row.source.key for row in read_board(superuser).rows]
    assert page.translation_key not in keys
    assert not Translation.objects.filter(enabled=True).exists()


def test_topic_walks_through_the_states(boss: Client, superuser: User) -> None:
    topic = TopicFactory.create(name="Fair housing")
    assert shown(superuser, topic) == (State.MISSING, None, None)
    translation = translator.submit(boss, topic)
    assert shown(superuser, topic) == (State.IN_WORK, 1, 2)
    translator.translate_all(translation)
    assert shown(superuser, topic) == (State.WAITING, 0, 0)
    translator.publish(boss, translation)
    assert shown(superuser, topic) == (State.CURRENT, 0, 0)
    topic = Topic.objects.get(pk=topic.pk)
    topic.name = "Housing for all"
    publish(topic)
    assert shown(superuser, topic) == (State.OUTDATED, 1, 3)
    translator.update(boss, translation)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    assert shown(superuser, topic) == (State.CURRENT, 0, 0)


def test_draft_of_a_source_can_be_in_work(boss: Client, superuser: User) -> None:
    page = news(publish=False)
    translation = translator.submit(boss, page)
    assert shown(superuser, page) == (State.IN_WORK, 4, 12)
    translator.translate_all(translation)
    assert shown(superuser, page) == (State.WAITING, 0, 0)


def test_draft_waits_no_more_when_the_source_goes_on(boss: Client, superuser: User) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    edit(page, publish_it=True, standfirst="It is open at last.")
    assert shown(superuser, page) == (State.IN_WORK, 1, 5)


def test_changed_fact_asks_to_be_taken_over(boss: Client, superuser: User) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    edit(page, publish_it=True, show_in_menus=True)
    assert shown(superuser, page) == (State.OUTDATED, 0, 0)
    translator.update(boss, translation)
    assert shown(superuser, page) == (State.WAITING, 0, 0)


def test_text_translated_anew_waits_for_publication(boss: Client, superuser: User) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    translator.translate_all(translation, mark="Mieux : ")
    assert shown(superuser, page) == (State.WAITING, 0, 0)


def test_text_whose_translation_has_an_error_is_to_do(boss: Client, superuser: User) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    StringTranslation.objects.filter(context__path="title").update(has_error=True)
    assert shown(superuser, page) == (State.IN_WORK, 1, 2)


def test_published_part_of_a_translation_is_partial(boss: Client, superuser: User) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    TranslationBasis.objects.update(untranslated=2)
    StringTranslation.objects.filter(context__path__startswith="body").delete()
    assert shown(superuser, page) == (State.PARTIAL, 2, 8)


def test_alias_is_no_translation(superuser: User) -> None:
    page = news()
    alias(page, "fr")
    assert shown(superuser, page) == (State.MISSING, None, None)


def test_page_written_by_hand_is_compared_by_its_publication(superuser: User) -> None:
    page = news()
    translate(page, "fr", title="Un pont")
    assert shown(superuser, page) == (State.CURRENT, None, None)
    edit(page, publish_it=True, standfirst="It is open.")
    assert shown(superuser, page) == (State.OUTDATED, None, None)


def test_draft_written_by_hand_is_in_work(superuser: User) -> None:
    page = news()
    translate(page, "fr", title="Un pont", publish_it=False)
    assert shown(superuser, page) == (State.IN_WORK, None, None)


def test_translation_that_goes_on_by_hand_is_compared_by_its_publication(
    boss: Client, superuser: User
) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    Translation.objects.update(enabled=False)
    assert shown(superuser, page) == (State.CURRENT, None, None)


def test_original_in_another_language_is_current(boss: Client, superuser: User) -> None:
    english = news()
    french = translate(english, "fr", title="Un pont")
    english.refresh_from_db()
    Page.objects.filter(pk=english.pk).update(last_published_at=timezone.now())
    assert shown(superuser, english)[0] is State.OUTDATED
    source, _created = TranslationSource.get_or_create_from_instance(french)
    Translation.objects.create(source=source, target_locale=locale("en"))
    assert shown(superuser, english)[0] is State.CURRENT


def test_second_readers_model_marks_what_is_complete(
    boss: Client, superuser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = news()
    translation = translator.submit(boss, page)
    waiting = (page.translation_key, locale("fr").pk)
    monkeypatch.setattr(cells_to_revise, "_items", [lambda: [waiting]])
    assert shown(superuser, page)[0] is State.IN_WORK
    translator.translate_all(translation)
    assert shown(superuser, page)[0] is State.TO_REVISE


def test_deleted_translation_is_missing_and_still_assigned(boss: Client, superuser: User) -> None:
    page = news()
    translation = translator.submit(boss, page)
    Assignment.objects.create(
        content_type_id=cell_of(superuser, page).source.kind.pk,
        translation_key=page.translation_key,
        locale=locale("fr"),
        person=superuser,
    )
    translation.get_target_instance().delete()
    cell = cell_of(superuser, page)
    assert (cell.state, cell.assignment is not None) == (State.MISSING, True)
    NewsPage.objects.get(pk=page.pk).delete()
    assert not Assignment.objects.exists()
