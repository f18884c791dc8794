"""What is looked for on the board, and the download of what was found."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models import User
from news.models import NewsPage
from tests.factories import TopicFactory, UserFactory, news_section
from tests.translations.boards import BOARD, Table, give, page_of, rows, three_news
from tests.translations.crowd import make_crowd

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(boss: Client) -> dict[str, NewsPage]:
    return three_news(boss)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?state=missing&language=fr", {"Absent"}),
        ("?state=in-work", {"Begun"}),
        ("?state=current&language=fr", {"Complete"}),
        ("?text=BÉGUN", {"Begun"}),
        ("?text=fr+complete", {"Complete"}),
        ("?text=nowhere", set()),
        ("?person=nobody&language=fr", {"Absent", "Complete"}),
        ("?person=anybody", {"Begun"}),
        ("?person=me", {"Begun"}),
        ("?person=me&state=missing", set()),
        ("?state=nonsense&language=xx", {"Absent", "Begun", "Complete"}),
    ],
)
def test_filters(
    boss: Client, superuser: User, pages: dict[str, NewsPage], query: str, titles: set[str]
) -> None:
    give(pages["Begun"], superuser)
    assert set(rows(boss, f"{query}&kind=news.newspage")) == titles


def test_state_and_person_are_asked_of_one_cell(
    boss: Client, superuser: User, pages: dict[str, NewsPage]
) -> None:
    give(pages["Begun"], superuser, "de")
    assert set(rows(boss, "?person=me&state=in-work&kind=news.newspage")) == set()
    assert set(rows(boss, "?person=me&state=missing&kind=news.newspage")) == {"Begun"}


def test_section_holds_what_is_under_it(boss: Client, pages: dict[str, NewsPage]) -> None:
    TopicFactory.create(name="Housing")
    section = news_section()
    assert set(rows(boss, f"?section={section.path}")) == {"Absent", "Begun", "Complete"}
    assert set(rows(boss, "?kind=news.topic")) == {"Housing"}


def test_person_of_another_is_found_by_name(boss: Client, pages: dict[str, NewsPage]) -> None:
    ana = UserFactory.create(first_name="Ana", last_name="Popescu", is_superuser=True)
    give(pages["Begun"], ana)
    assert "Ana Popescu" in page_of(boss)
    assert set(rows(boss, f"?person={ana.pk}")) == {"Begun"}
    assert "Ana Popescu, until" not in rows(boss, f"?person={ana.pk}")["Begun"][0]


def test_filters_stay_in_the_address_of_pages_and_download(boss: Client) -> None:
    make_crowd(60, ("fr",), texts=1)
    html = page_of(boss, "?kind=news.newspage&language=fr")
    assert "?kind=news.newspage&amp;language=fr&amp;view=all&amp;export=csv" in html
    assert len(Table(html).rows) == 50
    second = page_of(boss, "?kind=news.newspage&language=fr&p=2")
    assert len(Table(second).rows) == 10
    assert "kind=news.newspage&amp;language=fr&amp;p=1" in second


def test_download_holds_the_cells_that_fit(
    boss: Client, superuser: User, pages: dict[str, NewsPage]
) -> None:
    give(pages["Begun"], superuser, due=timezone.localdate(), note="=SUM(1)")
    response: Any = boss.get(f"{BOARD}?export=csv&state=in-work")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    lines = list(csv.DictReader(StringIO(text)))
    assert len(lines) == 1
    line = lines[0]
    assert line.pop("Address in the admin").endswith("/edit/")
    assert line == {
        "Title": "Begun",
        "Type": "News item",
        "Section": "News",
        "Language": "fr",
        "State": "In work",
        "Texts to do": "2",
        "Words to do": "3",
        "Assigned to": "boss",
        "Due date": timezone.localdate().isoformat(),
        "Overdue": "No",
        "Note": "'=SUM(1)",
    }
