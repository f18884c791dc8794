"""What is next for somebody: the board's views, their order and their counts."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from home.services.roles import EDITORS, MODERATORS, PUBLISHERS, translators
from news.models import NewsPage
from tests import translator
from tests.clients import client_of
from tests.factories import NewsPageFactory, UserFactory
from tests.translations.boards import Table, give, page_of, rows
from translations.board.revision import cells_to_revise
from translations.board.tabs import Tab, first_tab

pytestmark = pytest.mark.django_db
NEWS = "&kind=news.newspage&language=fr"


def titles(client: Client, query: str) -> list[str]:
    """Return the first words of the titles, in order."""
    return [row[0].split()[0] for row in Table(page_of(client, query)).rows]


def counts(client: Client, query: str) -> dict[str, int]:
    html = page_of(client, query).partition('class="workplace-tabs"')[2].partition("</nav>")[0]
    found = re.findall(r">([^<>]+) <span class=\"board-count\">(\d+)<", html)
    return {label: int(count) for label, count in found}


@pytest.fixture
def pages(boss: Client) -> dict[str, NewsPage]:
    """Return four news: missing, in work, waiting and current in French."""
    found = {
        title: NewsPageFactory.create(title=title, standfirst="It opens.")
        for title in ("Absent", "Begun", "Ready", "Complete")
    }
    translator.submit(boss, found["Begun"])
    translator.translate_all(translator.submit(boss, found["Ready"]))
    translator.published(boss, found["Complete"])
    return found


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        ("to-do", ["Absent", "Begun"]),
        ("mine", ["Complete"]),
        ("to-revise", []),
        ("waiting", ["Ready"]),
        ("all", ["Absent", "Begun", "Ready", "Complete"]),
        ("nonsense", ["Absent", "Begun", "Ready", "Complete"]),
    ],
)
def test_views(
    boss: Client, superuser: User, pages: dict[str, NewsPage], view: str, shown: list[str]
) -> None:
    give(pages["Complete"], superuser)
    assert titles(boss, f"?view={view}{NEWS}") == shown


def test_what_waits_for_a_second_reader_is_to_be_revised(
    boss: Client, pages: dict[str, NewsPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    french = Page.objects.get(translation_key=pages["Ready"].translation_key, live=False)
    waiting = [(french.translation_key, french.locale_id)]
    monkeypatch.setattr(cells_to_revise, "_items", [lambda: waiting])
    assert titles(boss, f"?view=to-revise{NEWS}") == ["Ready"]
    assert titles(boss, f"?view=waiting{NEWS}") == []


def test_counts_are_of_what_is_filtered_whatever_the_view(
    boss: Client, superuser: User, pages: dict[str, NewsPage]
) -> None:
    give(pages["Begun"], superuser)
    expected = {
        "To do": 2,
        "Mine": 1,
        "To be revised": 0,
        "Waiting for publication": 1,
        "All": 4,
    }
    assert counts(boss, f"?view=to-do{NEWS}") == expected
    assert counts(boss, f"?view=waiting&state=current&person=me{NEWS}") == expected


def test_links_to_views_keep_filters_that_fit_every_view(boss: Client) -> None:
    html = page_of(boss, f"?view=all&state=missing&person=me&p=2{NEWS}")
    assert 'href="/admin/translations/board/?view=mine&amp;kind=news.newspage&amp;language=fr"' in (
        html
    )


def test_mine_comes_first_by_date_then_nobodys_then_what_others_have(
    boss: Client, superuser: User, site: Any
) -> None:
    other = UserFactory.create(is_superuser=True)
    today = timezone.localdate()
    dues = {
        "Theirs": (other, today - timedelta(days=3)),
        "Free": None,
        "Undated": (superuser, None),
        "Later": (superuser, today + timedelta(days=2)),
        "Overdue": (superuser, today - timedelta(days=1)),
    }
    for title, held in dues.items():
        page = NewsPageFactory.create(title=title)
        if held:
            give(page, held[0], due=held[1])
    expected = ["Overdue", "Later", "Undated", "Free", "Theirs"]
    assert titles(boss, f"?view=to-do{NEWS}") == expected
    assert titles(boss, f"?view=mine{NEWS}") == expected[:3]
    assert titles(boss, f"?view=all{NEWS}") == list(dues)


@pytest.mark.parametrize(
    ("role", "tab"),
    [
        (translators("fr"), Tab.TO_DO),
        (EDITORS, Tab.TO_DO),
        (MODERATORS, Tab.WAITING),
        (PUBLISHERS, Tab.WAITING),
    ],
)
def test_first_view_is_what_is_next_for_a_role(site: Any, role: str, tab: Tab) -> None:
    assert first_tab(UserFactory.create(groups=(role,))) is tab


def test_address_without_a_view_is_the_first_view_and_with_filters_everything(
    pages: dict[str, NewsPage],
) -> None:
    client = client_of(translators("fr"))
    assert {"Absent", "Begun"} <= set(rows(client, ""))
    assert "Complete" not in rows(client, "")
    assert "Complete" not in rows(client, "?p=1")
    assert "Complete" in rows(client, "?kind=news.newspage")


def test_empty_view_says_so(boss: Client) -> None:
    assert "Nothing here waits for publication." in page_of(boss, "")
    assert "Choose fewer filters" not in page_of(boss, "")
    filtered = page_of(boss, "?view=mine&text=nowhere")
    assert "Nothing here is assigned to you. Choose fewer filters to see more." in filtered


def test_title_leads_to_the_translation_for_who_may_see_that_alone(
    boss: Client, pages: dict[str, NewsPage]
) -> None:
    french = Page.objects.get(translation_key=pages["Begun"].translation_key, live=False)
    html = page_of(client_of(translators("fr")), "?text=Begun")
    title = html.partition('class="board-title"')[2].partition("</span>")[0]
    assert f'href="/admin/pages/{french.pk}/edit/"' in title


def test_title_leads_to_the_place_in_the_tree_for_who_may_not_edit(
    site: Any, superuser: User
) -> None:
    page = NewsPageFactory.create(title="Begun", owner=superuser)
    html = page_of(client_of(PUBLISHERS), "?text=Begun")
    title = html.partition('class="board-title"')[2].partition("</span>")[0]
    assert f'href="/admin/pages/{page.pk}/' in title
