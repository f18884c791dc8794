"""The screen on which an author says that a change needs no new translation, and who may."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from core.models import User
from home.services.roles import CONTRIBUTORS, EDITORS, MODERATORS, PUBLISHERS, translators
from news.models import NewsPage
from tests import editor, translator
from tests.clients import client_of
from tests.translations.minor_changes import address, press, said
from tests.translations.sources import FIRST, SECOND, edited, freshness, news, sent
from tests.versions import raised, unchanged
from translations.models import MinorChange

pytestmark = pytest.mark.django_db


def test_screen_shows_what_changed_and_what_becomes_of_each_language(boss: Client) -> None:
    page = news()
    (french, _german) = sent(boss, page, "fr", "de")
    page = edited(page, standfirst="It is open.")
    translator.update(boss, french)
    translator.translate_all(french)
    translator.publish(boss, french)
    edited(page, standfirst="It is open now.")
    answer: Any = boss.get(address(page))
    assert "It is open<ins> now</ins>." in answer.text
    assert [(each["name"], each["outcome"]) for each in answer.context["languages"]] == [
        ("French", "Stays current without being published again"),
        (
            "German",
            "Stays outdated, as it was before; its texts go along · 1 text to translate",
        ),
    ]
    assert answer.context["fields"] == []


def test_screen_says_what_else_has_changed(boss: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    edited(page, standfirst="It is open.", body=[SECOND], kind="report")
    answer: Any = boss.get(address(page))
    assert answer.context["fields"] == ["Kind", "Text"]
    assert [text["fate"] for text in answer.context["texts"]] == ["Changed", "Removed"]
    assert [each["outcome"] for each in answer.context["languages"]] == [
        "Stays outdated until it is published again: it lacks what changed besides words"
    ]


def test_pressing_keeps_readers_translations_current(
    boss: Client, superuser: User, client: Client
) -> None:
    page = news()
    sent(boss, page, "fr", "de")
    edited(page, standfirst="It opens!")
    with raised():
        answer = press(boss, page, "A mark, <nothing> else.")
    assert answer.redirect_chain == [(editor.edit_url(page), 302)]
    assert any(
        "1 text needs no new translation. Current without being published again: French, German."
        in text
        for text in said(answer)
    )
    assert freshness(client, page) == {"fr": "CURRENT", "de": "CURRENT"}
    made = MinorChange.objects.get()
    assert (made.reason, made.made_by) == ("A mark, <nothing> else.", superuser)
    history = boss.get(editor.page_url("history", page.pk))
    assert "no new translation: “A mark, &lt;nothing&gt; else.”" in history.text
    again: Any = boss.get(address(page))
    assert "Translators have everything that is published" in again.text
    assert "A mark, &lt;nothing&gt; else." in again.text


def test_reason_is_asked_for(boss: Client, client: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    edited(page, standfirst="It opens!")
    with unchanged():
        answer = press(boss, page, "  ")
    assert answer.status_code == 200
    assert answer.context["form"].errors == {"reason": ["This field is required."]}
    assert "It opens<ins>!</ins>" in answer.text
    assert freshness(client, page) == {"fr": "OUTDATED"}


def test_change_that_came_after_the_look_is_shown_first(boss: Client, client: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    edited(page, standfirst="It opens!")
    seen = boss.get(address(page)).context["form"].initial["mark"]
    edited(page, standfirst="It is closed.")
    for mark in (seen, "nonsense"):
        with unchanged():
            answer = press(boss, page, mark=mark)
        assert answer.redirect_chain == [(address(page), 302)]
        assert "published or taken over meanwhile" in said(answer)[0]
    assert freshness(client, page) == {"fr": "OUTDATED"}


@pytest.mark.parametrize("group", [CONTRIBUTORS, EDITORS, translators("fr"), translators("de")])
def test_who_may_not_publish_the_source_is_kept_out(
    boss: Client, client: Client, group: str
) -> None:
    page = news()
    sent(boss, page, "fr")
    edited(page, standfirst="It opens!")
    mark = boss.get(address(page)).context["form"].initial["mark"]
    other = client_of(group)
    with unchanged():
        answers: list[Any] = [
            other.get(address(page)),
            other.post(address(page), {"mark": mark, "reason": "Mine."}),
        ]
    assert [answer.url for answer in answers] == ["/admin/", "/admin/"]
    assert address(page) not in other.get(editor.edit_url(page)).text
    assert not MinorChange.objects.exists()
    assert freshness(client, page) == {"fr": "OUTDATED"}


def test_publisher_of_another_section_is_kept_out(boss: Client) -> None:
    page, elsewhere = news(), news(title="Elsewhere")
    sent(boss, page, "fr")
    edited(page, standfirst="It opens!")
    group = Group.objects.create(name="Elsewhere")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=elsewhere, permission=Permission.objects.get(codename="publish_page")
    )
    answer: Any = client_of("Elsewhere").get(address(page))
    assert answer.url == "/admin/"


@pytest.mark.parametrize("group", [PUBLISHERS, MODERATORS])
def test_who_may_publish_the_source_may_press(boss: Client, client: Client, group: str) -> None:
    page = news()
    sent(boss, page, "fr")
    edited(page, standfirst="It opens!")
    other = client_of(group)
    assert address(page) in other.get(editor.edit_url(page)).text
    press(other, page)
    assert freshness(client, page) == {"fr": "CURRENT"}
    assert address(page) not in other.get(editor.edit_url(page)).text


def test_source_that_is_gone_is_not_found(boss: Client) -> None:
    page = news()
    sent(boss, page, "fr")
    place = address(page)
    NewsPage.objects.get(pk=page.pk).delete()
    assert boss.get(place).status_code == 404
    assert boss.get(reverse("translations_minor:change", args=[0])).status_code == 404


def statements(client: Client, page: NewsPage) -> int:
    client.get(address(page))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(page)).status_code == 200
    return len(queries)


def test_screen_takes_as_many_statements_for_more_texts_and_languages(boss: Client) -> None:
    few, many = news(title="Few"), news(title="Many", body=[FIRST, SECOND] * 5)
    sent(boss, few, "fr")
    sent(boss, many, "fr", "de", "rmy")
    edited(few, standfirst="It opens!", title="A few")
    fewer, more = few, edited(many, standfirst="It opens!", title="Many!", body=[SECOND])
    assert statements(boss, fewer) == statements(boss, more)
