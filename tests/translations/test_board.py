"""The board as a page: what it shows to whom, and what it costs."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page
from wagtail.users.models import UserProfile

from core.models import User
from home.services.roles import CONTRIBUTORS, MODERATORS, PUBLISHERS, translators
from news.models import NewsPage
from tests import editor, translator
from tests.clients import client_of
from tests.factories import NewsPageFactory, TopicFactory, UserFactory, locale
from tests.factories.bulk import multiply
from tests.translations.boards import BOARD, give, page_of, rows, three_news
from tests.translations.crowd import make_crowd
from translations.models import Assignment

pytestmark = pytest.mark.django_db
STATEMENTS = {"": 23, "?view=mine": 23, "?export=csv": 20}


@pytest.fixture
def pages(boss: Client) -> dict[str, NewsPage]:
    return three_news(boss)


def test_cells_lead_to_where_the_work_is_done(boss: Client, pages: dict[str, NewsPage]) -> None:
    html = page_of(boss, "?language=fr&text=")
    begun = Page.objects.get(translation_key=pages["Begun"].translation_key, locale=locale("fr"))
    submit = f"/admin/localize/submit/page/{pages['Absent'].pk}/?select_locale=fr"
    assert f'href="{editor.edit_url(begun)}"' in html
    assert f'href="{submit}"' in html
    offered = boss.get(submit).content.decode()
    assert re.search(rf'value="{locale("fr").pk}"[^>]*checked', offered)


def test_cells_of_snippets_lead_to_their_forms(boss: Client) -> None:
    topic = TopicFactory.create(name="Housing")
    url = f"/admin/localize/submit/snippet/news/topic/{topic.pk}/?select_locale=fr"
    assert f'href="{url}"' in page_of(boss)
    target = translator.submit(boss, topic).get_target_instance()
    assert f'href="/admin/snippets/news/topic/edit/{target.pk}/"' in page_of(boss)


def test_publisher_of_pages_sees_cells_of_snippets_without_links(boss: Client) -> None:
    topic = TopicFactory.create(name="Housing")
    html = page_of(client_of(PUBLISHERS))
    assert "Housing" in html
    assert f"/news/topic/{topic.pk}/" not in html
    assert f"/news/topic/edit/{topic.pk}/" not in html


def test_translator_has_links_in_the_own_language_only(
    boss: Client, pages: dict[str, NewsPage]
) -> None:
    translator.submit(boss, pages["Absent"], "de")
    html = page_of(client_of(translators("fr")))
    links = re.findall(r'href="(/admin/(?:pages/\d+/edit|localize/submit)[^"]*)"', html)
    french = set(Page.objects.filter(locale=locale("fr")).values_list("pk", flat=True))
    edited = {int(pk) for pk in re.findall(r"/pages/(\d+)/edit", " ".join(links))}
    assert edited
    assert edited <= french
    assert all(link.endswith("select_locale=fr") for link in links if "submit" in link)
    assert re.findall(r'class="board-code">(\w+)<', html) == ["fr", "fr"]


def test_who_neither_translates_nor_publishes_has_no_board(site: Any) -> None:
    client = client_of(CONTRIBUTORS)
    assert client.get(BOARD).status_code == 302
    assert BOARD not in client.get("/admin/").content.decode()


def test_menu_leads_to_the_board(boss: Client) -> None:
    assert BOARD in boss.get("/admin/").content.decode()


def test_title_is_text_and_no_markup(boss: Client) -> None:
    NewsPageFactory.create(title="<b>Bold</b>", slug="bold")
    html = page_of(boss)
    assert "&lt;b&gt;Bold" in html
    assert "<b>Bold" not in html


def test_due_date_that_passed_is_marked_while_work_is_left(
    boss: Client, superuser: User, pages: dict[str, NewsPage]
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    give(pages["Begun"], superuser, due=yesterday)
    give(pages["Complete"], superuser, due=yesterday)
    give(pages["Absent"], superuser, due=timezone.localdate())
    found = rows(boss, "?language=fr")
    assert ["overdue" in found[title][0] for title in ("Begun", "Complete", "Absent")] == [
        True,
        False,
        False,
    ]
    assert "1 overdue" in page_of(boss)


def test_totals_tell_how_far_a_language_is(boss: Client, pages: dict[str, NewsPage]) -> None:
    html = page_of(boss, "?kind=news.newspage")
    bar = re.search(r'<progress max="(\d+)" value="(\d+)" aria-label="Current in French">', html)
    assert bar is not None
    assert bar.groups() == ("3", "1")
    text = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "1 of 3 current" in text
    assert "Missing: 1 · In work: 1 · Current: 1" in text


def test_numbers_of_bars_have_no_separators(boss: Client, settings: Settings) -> None:
    settings.USE_THOUSAND_SEPARATOR = True
    multiply(NewsPageFactory.create(), 999)
    html = page_of(boss, "?kind=news.newspage&language=fr")
    assert "0 of 1,000 current" in html
    assert '<progress max="1000" value="0"' in html


def test_french_staff_reads_french(boss: Client, superuser: User) -> None:
    UserProfile.objects.update_or_create(user=superuser, defaults={"preferred_language": "fr"})
    NewsPageFactory.create(title="Bridge")
    assert "Manquant" in rows(boss)["Bridge"][0]


@pytest.mark.parametrize("role", [MODERATORS, translators("fr")])
@pytest.mark.parametrize("query", list(STATEMENTS))
def test_board_takes_as_many_statements_at_20_as_at_200_contents(
    site: Any, role: str, query: str
) -> None:
    user = UserFactory.create(groups=(role,))
    client = Client()
    client.force_login(user)
    counts = []
    for more in (20, 180):
        for page in make_crowd(more, ("fr", "de"), texts=2):
            Assignment.objects.create(
                content_type=ContentType.objects.get_for_model(Page),
                translation_key=page.translation_key,
                locale=locale("fr"),
                person=user,
            )
        counts.append(statements(client, BOARD + query))
    assert counts == [STATEMENTS[query]] * 2


def statements(client: Client, address: str) -> int:
    client.get(address)  # What is cached for good comes first.
    with CaptureQueriesContext(connection) as queries:
        response: Any = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
    assert response.status_code == 200
    return len(queries)
