"""Authors are asked after a publication, translators are told; a change goes to them after all."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslationSource

from core.models import User
from home.services.roles import translators
from news.models import NewsPage, Topic
from tests import editor, translator
from tests.clients import client_of
from tests.factories import TopicFactory, UserFactory
from tests.translations.minor_changes import address, press, said
from tests.translations.sources import edited, freshness, news, sent, states
from tests.versions import raised, unchanged
from translations.board.states import State
from translations.models import MinorChange, Proposal

pytestmark = pytest.mark.django_db


def published(boss: Client, page: NewsPage, user: User, **fields: Any) -> Any:
    """Press “Publish” in the page's editor."""
    form = editor.form_data(page, user, **fields)
    return boss.post(editor.edit_url(page), form | editor.PUBLISH, follow=True)


def test_editor_is_asked_after_a_publication(boss: Client, superuser: User) -> None:
    page = news()
    sent(boss, page, "fr", "de")
    answer = published(boss, page, superuser, standfirst="It is open.", title="A new bridge")
    asked = [text for text in said(answer) if "have changed" in text]
    assert len(asked) == 1
    assert (
        "2 texts have changed: the translations don&#x27;t have them yet (French, German)."
        in asked[0]
    )
    source = TranslationSource.objects.get(object_id=page.translation_key)
    sync = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert f'href="{sync}"' in asked[0]
    assert f'href="{address(page)}"' in asked[0]


def test_nobody_is_asked_where_no_text_has_changed(boss: Client, superuser: User) -> None:
    page = news()
    sent(boss, page, "fr")
    answer = published(boss, page, superuser)
    assert len(said(answer)) == 1
    assert address(page) not in answer.text


def test_nobody_is_asked_where_nothing_is_translated_yet(boss: Client, superuser: User) -> None:
    page = news()
    translator.submit(boss, page)
    answer = published(boss, page, superuser, standfirst="It is open.")
    submitted, done = said(answer)
    assert "submitted for translation" in submitted
    assert "has been published" in done
    assert address(page) not in answer.text


def test_editor_of_a_topic_is_asked_after_its_publication_only(boss: Client) -> None:
    topic = TopicFactory.create(name="Housing")
    sent(boss, topic, "fr")
    edit = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    user = UserFactory.create(is_superuser=True)
    form = editor.row_data(topic, user, name="Homes")
    draft: Any = boss.post(edit, form, follow=True)
    assert address(topic) not in draft.text
    answer: Any = boss.post(edit, form | editor.PUBLISH, follow=True)
    asked = [text for text in said(answer) if "1 text has changed" in text]
    assert len(asked) == 1
    assert f'href="{address(topic)}"' in asked[0]


def test_translator_is_told_until_the_translation_is_published(boss: Client) -> None:
    page = news()
    (french,) = sent(boss, page, "fr")
    edited(page, standfirst="It opens!")
    press(boss, page, "A mark, nothing else.")
    target = french.get_target_instance()
    told = said(client_of(translators("fr")).get(editor.edit_url(target)))
    assert len(told) == 1
    assert "1 text of “A bridge” was changed; boss said that it needs no new translation" in told[0]
    assert "“A mark, nothing else.”" in told[0]
    translator.publish(boss, french)
    assert said(client_of(translators("fr")).get(editor.edit_url(target))) == []


def test_change_can_be_sent_to_translators_after_all(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    french, german = sent(boss, page, "fr", "de")
    edited(page, standfirst="It is closed.")
    press(boss, page)
    translator.publish(boss, german)
    StringTranslation.objects.filter(
        locale=french.target_locale, translation_of__data="It is closed."
    ).get().save()  # Somebody has looked at it: it stays.
    assert freshness(client, page) == {"fr": "CURRENT", "de": "CURRENT"}
    made = MinorChange.objects.get()
    undo = reverse("translations_minor:undo", args=[made.pk])
    assert client_of(translators("de")).post(undo).url == "/admin/"  # type: ignore[attr-defined]  # a redirect
    with raised():
        answer: Any = boss.post(undo, follow=True)
    assert "1 translation is to do again" in said(answer)[0]
    assert freshness(client, page) == {"fr": "CURRENT", "de": "OUTDATED"}
    assert states(superuser, page)["de"] == (State.OUTDATED, 1)
    proposal = Proposal.objects.get()
    assert proposal.earlier_string is not None
    assert (proposal.text, proposal.string.data, proposal.earlier_string.data) == (
        "FR It opens.",
        "It is closed.",
        "It opens.",
    )
    made.refresh_from_db()
    assert made.undone_by == superuser
    history = boss.get(editor.page_url("history", page.pk))
    assert "Sent to translators after all" in history.text
    with unchanged():
        again: Any = boss.post(undo, follow=True)
    assert "Nothing was put back" in said(again)[0]
