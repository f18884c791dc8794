"""A publication from which translations would take nothing new leaves them current."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from core.models import TranslationBasis, User
from core.services.publishing import publish_due
from home.models import Menu
from news.models import NewsPage, Topic
from tests import editor, translator
from tests.factories import (
    ImageFactory,
    MenuFactory,
    TopicFactory,
    blocks,
    publish,
    translate,
)
from tests.factories.home import menu_items
from tests.translations.sources import FIRST, SECOND, edited, freshness, news, sent, states
from tests.versions import raised
from translations.board.states import State

pytestmark = pytest.mark.django_db

CURRENT, OUTDATED = (State.CURRENT, 0), (State.OUTDATED, 0)


def row(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def test_editor_who_publishes_again_outdates_nothing(
    boss: Client, superuser: User, client: Client
) -> None:
    picture = ImageFactory.create()
    page = news(
        body=[
            FIRST,
            blocks.table(["Year"], ["2026"], caption="Years"),
            blocks.gallery([blocks.image_use(picture), blocks.image_use(picture)]),
            blocks.key_figures(("3", "lanes")),
        ],
        topics=[TopicFactory.create(name="Housing")],
        related=(news(title="Another"),),
    )
    sent(boss, page, "fr", "de")
    with raised():
        boss.post(editor.edit_url(page), editor.form_data(page, superuser) | editor.PUBLISH)
    again = row(page)
    assert again.live_revision_id != page.live_revision_id
    # The editor gives paragraphs names of its own: that is no other text.
    assert "data-block-key" in str(again.body.raw_data[0]["value"])
    assert freshness(client, page) == {"fr": "CURRENT", "de": "CURRENT"}
    assert states(superuser, page) == {"fr": CURRENT, "de": CURRENT}
    source = TranslationSource.objects.get(object_id=page.translation_key)
    assert source.last_updated_at == again.last_published_at
    assert set(TranslationBasis.objects.values_list("source_read_at", flat=True)) == {
        again.last_published_at
    }


@pytest.mark.parametrize(
    "change",
    [
        {"standfirst": "It is open."},
        {"search_description": ""},
        {"date": timezone.now().date() - timedelta(days=9)},
        {"show_in_menus": True},
        {"body": [SECOND, FIRST]},
        {"body": [FIRST]},
        {"body": [{**FIRST, "value": FIRST["value"].replace("first", "<b>first</b>")}, SECOND]},
    ],
    ids=["text", "no text any more", "fact", "choice", "order", "removal", "markup"],
)
def test_change_outdates(
    boss: Client, superuser: User, client: Client, change: dict[str, Any]
) -> None:
    page = news(search_description="A bridge opens.")
    sent(boss, page, "fr")
    edited(page, **change)
    assert freshness(client, page) == {"fr": "OUTDATED"}
    assert states(superuser, page)["fr"][0] is State.OUTDATED


def test_body_that_a_program_wrote_is_the_same_however_it_is_stored(
    boss: Client, client: Client
) -> None:
    picture = ImageFactory.create()
    uses = [{"image": picture.pk, "alt": "Left"}, {"image": picture.pk, "alt": "Right"}]
    bare = [
        {"type": "rich_text", "value": "<p>Stands.</p>"},
        {"type": "gallery", "value": {"images": uses}},
    ]
    page = news()
    NewsPage.objects.filter(pk=page.pk).update(body=json.dumps(bare))
    sent(boss, row(page), "fr")
    row(page).save()
    assert freshness(client, page) == {"fr": "CURRENT"}
    draft = row(page)
    stored = [block.get_prep_value() for block in draft.body]  # As what was looked at is stored.
    assert stored[1]["value"]["images"][0]["value"]["decorative"] is None
    draft.body = json.dumps(stored)
    publish(draft)
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_other_address_outdates_nothing(boss: Client, client: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, slug="elsewhere")
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_outdated_translation_stays_outdated(boss: Client, superuser: User, client: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    edited(page, standfirst="It is open.")
    edited(page)
    assert freshness(client, page) == {"fr": "OUTDATED"}
    assert states(superuser, page) == {"fr": (State.OUTDATED, 1)}


def test_only_what_followed_the_last_text_goes_along(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    french, _german = sent(boss, page, "fr", "de")
    edited(page, standfirst="It is open.")
    translator.update(boss, french)
    translator.translate_all(french)
    translator.publish(boss, french)
    assert freshness(client, page) == {"fr": "CURRENT", "de": "OUTDATED"}
    edited(page)
    assert freshness(client, page) == {"fr": "CURRENT", "de": "OUTDATED"}
    assert states(superuser, page) == {"fr": CURRENT, "de": (State.OUTDATED, 1)}


def test_text_that_is_put_back_makes_translations_current_again(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    edited(page, standfirst="It is open.")
    edited(page, standfirst="It opens.")
    assert freshness(client, page) == {"fr": "CURRENT"}
    assert states(superuser, page) == {"fr": CURRENT}


def test_source_that_goes_and_comes_back_outdates_nothing(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    boss.post(editor.page_url("unpublish", page.pk))
    assert not row(page).live
    boss.post(editor.edit_url(page), editor.form_data(page, superuser) | editor.PUBLISH)
    assert row(page).live
    assert freshness(client, page) == {"fr": "CURRENT"}
    assert states(superuser, page) == {"fr": CURRENT}


@pytest.mark.parametrize("standfirst", ["It opens.", "It is open."])
def test_scheduled_publication_is_compared_when_it_comes(
    boss: Client, client: Client, standfirst: str
) -> None:
    page = news()
    sent(boss, page, "fr")
    draft = row(page)
    draft.standfirst = standfirst
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    assert freshness(client, page) == {"fr": "CURRENT"}
    with time_machine.travel(draft.go_live_at + timedelta(minutes=1)):
        assert publish_due().published == 1
        is_same = standfirst == "It opens."
        assert freshness(client, page) == {"fr": "CURRENT" if is_same else "OUTDATED"}


def test_draft_that_a_schedule_publishes_later_goes_along_too(boss: Client, client: Client) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    translation.save_target(publish=False)
    target = translation.get_target_instance()
    edited(page)
    Page.objects.get(pk=target.pk).get_latest_revision().publish()
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_publication_by_a_clock_that_is_behind_outdates_all_the_same(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    ahead = timezone.now() + timedelta(seconds=4)
    TranslationSource.objects.update(last_updated_at=ahead)
    TranslationBasis.objects.update(source_read_at=ahead)
    page = edited(page, standfirst="It is open.")
    assert TranslationSource.objects.get().last_updated_at < page.last_published_at < ahead
    assert freshness(client, page) == {"fr": "OUTDATED"}
    assert states(superuser, page) == {"fr": (State.OUTDATED, 1)}


def test_text_written_by_hand_is_compared_by_its_publication(boss: Client, client: Client) -> None:
    page = news()
    translator.submit(boss, page, "de")
    translate(page, "fr", title="Un pont")
    edited(page)
    assert freshness(client, page) == {"fr": "OUTDATED"}


def test_topic_that_is_published_again_outdates_nothing(boss: Client, superuser: User) -> None:
    topic = TopicFactory.create(name="Housing")
    sent(boss, topic, "fr", "de")
    publish(Topic.objects.get(pk=topic.pk))
    assert states(superuser, topic) == {"fr": CURRENT, "de": CURRENT}
    edited(Topic.objects.get(pk=topic.pk), slug="homes")
    assert states(superuser, topic) == {"fr": OUTDATED, "de": OUTDATED}


def test_menu_has_entries_for_each_language(boss: Client, superuser: User) -> None:
    menu = MenuFactory.create(place="main", entries=[("Own", "https://example.org/")])
    translator.publish(boss, translator.submit(boss, menu))
    menu = Menu.objects.get(pk=menu.pk)
    menu.items.set(menu_items([("New", "https://example.org/new")]))
    publish(menu)
    assert states(superuser, menu) == {"fr": CURRENT}


def statements(page: NewsPage) -> list[str]:
    page = row(page)
    revision = page.save_revision()
    with CaptureQueriesContext(connection) as queries:
        revision.publish()
    return [query["sql"] for query in queries.captured_queries]


def test_statements_of_a_publication_are_as_many_for_more_languages(boss: Client) -> None:
    few, many = news(title="Few"), news(title="Many", body=[FIRST, SECOND] * 4)
    sent(boss, few, "fr")
    sent(boss, many, "fr", "de")
    statements(few)
    assert len(statements(few)) == len(statements(many))


def test_autosave_asks_for_nothing_of_translators(boss: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    draft = row(page)
    draft.standfirst = "It is open."
    with CaptureQueriesContext(connection) as queries:
        draft.save_revision()
    asked = [query["sql"] for query in queries.captured_queries]
    assert not [sql for sql in asked if "wagtail_localize" in sql or "translationbasis" in sql]
