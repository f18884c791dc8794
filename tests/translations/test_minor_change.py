"""A change that needs no new translation: what follows it, and what readers are told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail_localize.models import Translation

from core.models import User
from news.models import NewsPage, Topic
from tests import translator
from tests.factories import TopicFactory, publish
from tests.translations.edits import put
from tests.translations.minor_changes import CURRENT, declared, outcomes, source_of, text_of
from tests.translations.sources import edited, freshness, news, sent, states
from tests.versions import raised
from translations.board.states import State
from translations.models import Proposal

pytestmark = pytest.mark.django_db


def test_changed_words_leave_published_languages_current(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    french, _german = sent(boss, page, "fr", "de")
    before = text_of(french, "It opens.")
    with raised():
        page = edited(page, standfirst="It opens!")
    assert freshness(client, page) == {"fr": "OUTDATED", "de": "OUTDATED"}
    assert outcomes(page) == {"fr": ("CURRENT", 0), "de": ("CURRENT", 0)}
    with raised():
        made = declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT", "de": "CURRENT"}
    assert states(superuser, page) == {"fr": CURRENT, "de": CURRENT}
    # The wording goes along, as old as it was and by whom it was.
    after = text_of(french, "It opens!")
    assert before is not None
    assert after is not None
    names = ("data", "updated_at", "created_at", "last_translated_by_id", "translation_type")
    assert [getattr(after, name) for name in names] == [getattr(before, name) for name in names]
    assert not Proposal.objects.exists()
    assert (made.source, made.title, made.made_by) == (source_of(page), "A bridge", superuser)
    assert made.texts == [{"path": "standfirst", "before": "It opens.", "after": "It opens!"}]
    assert {code: each["is_current"] for code, each in made.languages.items()} == {
        "fr": True,
        "de": True,
    }
    # Nothing was written on the translated pages.
    assert NewsPage.objects.get(pk=french.get_target_instance().pk).standfirst == "FR It opens."


def test_translations_published_afterwards_have_the_carried_wording(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    with raised():
        translator.publish(boss, french)
    target = NewsPage.objects.get(pk=french.get_target_instance().pk)
    assert target.standfirst == "FR It opens."
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_next_change_of_the_source_outdates_as_ever(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    page = edited(page, standfirst="It is closed.")
    assert freshness(client, page) == {"fr": "OUTDATED"}
    assert states(superuser, page) == {"fr": (State.OUTDATED, 1)}


def test_text_that_was_translated_already_keeps_its_wording(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    translator.update(boss, french)
    put(french, "It opens!", "Il ouvre !")
    page = edited(page, standfirst="It opens.")
    translator.update(boss, french)
    translator.publish(boss, french)
    page = edited(page, standfirst="It opens!")
    made = declared(page, superuser)
    row = text_of(french, "It opens!")
    assert row is not None
    assert (row.data, made.languages["fr"]["carried"]) == ("Il ouvre !", [])
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_text_of_a_stopped_translation_stays_current(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    Translation.objects.update(enabled=False)
    page = edited(page, standfirst="It opens!")
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT"}
    carried = text_of(french, "It opens!")
    assert carried is not None


def test_draft_that_a_schedule_publishes_later_is_current_too(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    translation.save_target(publish=False)
    page = edited(page, standfirst="It opens!")
    assert outcomes(page) == {"fr": ("OFFLINE", 0)}
    declared(page, superuser)
    target = NewsPage.objects.get(pk=translation.get_target_instance().pk)
    target.get_latest_revision().publish()
    assert freshness(client, page) == {"fr": "CURRENT"}


def test_topic_follows_too(boss: Client, superuser: User) -> None:
    topic = TopicFactory.create(name="Housing")
    (french,) = sent(boss, topic, "fr")
    topic = Topic.objects.get(pk=topic.pk)
    topic.name = "Housings"
    topic = publish(topic)
    assert states(superuser, topic) == {"fr": (State.OUTDATED, 1)}
    declared(topic, superuser)
    assert states(superuser, topic) == {"fr": CURRENT}
    carried = text_of(french, "Housings")
    assert carried is not None
    assert carried.data == "FR Housing"


def test_title_is_carried_over(boss: Client, superuser: User, client: Client) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    page = edited(page, title="A bridge!")
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT"}
    translator.publish(boss, french)
    target = NewsPage.objects.get(pk=french.get_target_instance().pk)
    assert (target.title, target.slug) == ("FR A bridge", "fr-a-bridge")


def test_publication_by_a_clock_that_is_ahead_is_followed(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr")
    page = edited(page, standfirst="It opens!")
    NewsPage.objects.filter(pk=page.pk).update(
        last_published_at=timezone.now() + timedelta(seconds=4)
    )
    declared(page, superuser)
    assert freshness(client, page) == {"fr": "CURRENT"}
    assert states(superuser, page) == {"fr": CURRENT}
