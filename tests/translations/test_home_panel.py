"""What is next to translate, on the admin's first page; and what its menus call the two lists."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from home.services.roles import CONTRIBUTORS, PUBLISHERS, translators
from news.models import NewsPage
from tests import translator
from tests.clients import logged_in
from tests.factories import NewsPageFactory, UserFactory, locale
from tests.translations.boards import give
from tests.translations.crowd import make_crowd
from translations.board.tabs import Tab

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/board/"
REPORT = "/admin/localize/reports/translations/"


@pytest.fixture
def french(site: Any) -> User:
    return UserFactory.create(groups=(translators("fr"),))


@pytest.fixture
def news(site: Any) -> NewsPage:
    return NewsPageFactory.create(title="A bridge")


def panel(user: User) -> str:
    """Return the panel's source; empty when there is none."""
    html = logged_in(user).get("/admin/").content.decode()
    return html.partition('id="translations-section"')[2].partition("</section>")[0]


def lines(user: User) -> list[list[str]]:
    """Return the texts of the table's cells."""
    rows = re.findall(r"<tr>(.*?)</tr>", panel(user), re.DOTALL)[1:]
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row.split("</td>")[:-1]]
        for row in rows
    ]


def test_own_work_comes_first_by_date_and_overdue_is_marked(
    boss: Client, news: NewsPage, french: User
) -> None:
    today = timezone.localdate()
    for number in range(5):
        NewsPageFactory.create(title=f"Free {number}")
    later = NewsPageFactory.create(title="Later")
    give(later, french, due=today + timedelta(days=2))
    give(news, french, due=today - timedelta(days=1))
    theirs = NewsPageFactory.create(title="Theirs")
    give(theirs, UserFactory.create(groups=(translators("fr"),)), due=today)
    translator.submit(boss, news)
    found = lines(french)
    late, soon = (f"{day:%-d %B %Y}" for day in (today - timedelta(days=1), today + timedelta(2)))
    assert found[:2] == [
        ["A bridge", "French", "In work", "Me", f"{late} (overdue)"],
        ["Later", "French", "Missing", "Me", soon],
    ]
    assert len(found) == 5
    assert all(line[3:] == ["Not assigned", "–"] for line in found[2:])
    assert "Theirs" not in panel(french)
    target = Page.objects.get(translation_key=news.translation_key, locale=locale("fr"))
    assert f'href="/admin/pages/{target.pk}/edit/">A bridge' in panel(french)
    assert 'href="/admin/translations/board/?view=mine">Mine (2)' in panel(french)


def test_publisher_sees_what_waits_for_publication(boss: Client, news: NewsPage) -> None:
    translator.translate_all(translator.submit(boss, news))
    publisher = UserFactory.create(groups=(PUBLISHERS,))
    assert lines(publisher) == [
        ["A bridge", "French", "Waiting for publication", "Not assigned", "–"]
    ]
    assert "Waiting for publication (1)" in panel(publisher)


def test_finished_work_is_not_next(boss: Client, superuser: User, news: NewsPage) -> None:
    translator.published(boss, news)
    give(news, superuser)
    assert lines(superuser) == []


def test_who_has_nothing_to_do_sees_no_panel(
    news: NewsPage, superuser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert panel(superuser) != ""
    assert panel(UserFactory.create(groups=(CONTRIBUTORS,))) == ""
    monkeypatch.setattr("translations.board.home_panel.counted", lambda *_: [(Tab.TO_DO, 0)])
    assert panel(superuser) == ""


def test_panel_takes_as_many_statements_for_more_of_everything(french: User) -> None:
    client = logged_in(french)
    counts = []
    for more in (5, 20):
        for page in make_crowd(more, ("fr",), texts=2):
            give(page, french)
        client.get("/admin/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_board_and_report_have_names_of_their_own(boss: Client) -> None:
    html = boss.get("/admin/").content.decode()

    def led_to(label: str) -> list[str]:
        return re.findall(rf'"label": "{label}", .*?"url": "([^"]+)"', html)

    assert led_to("Report of translations") == [REPORT]
    assert led_to("Translations") == [BOARD]
    assert "Report of translations" in boss.get(REPORT).content.decode()
