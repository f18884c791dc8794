"""Statements of lists that are kept: made once, right at any time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import travel

from core import lists
from core.context import ReadContext
from core.hidden import Moment
from core.lists import KeptList, shape_of
from core.statements import Statement
from news.models import NewsPage
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    TermPageFactory,
    adhesion,
)
from tests.graphql import data

pytestmark = pytest.mark.django_db

LISTS = {
    "news": 'news(kinds: [NEWS], topics: ["rights"], since: "2026-01-01", countries: ["ME"])',
    "events": 'events(upcoming: true, topics: ["rights"])',
    "participants": 'participants(kinds: [MUNICIPALITY], countries: ["ME"], orderBy: DATE_ASC)',
    "goodPractices": 'goodPractices(themes: [HOUSING], programmes: ["romact"])',
    "concepts": 'concepts(statuses: [PREFERRED], initial: "a")',
}


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Begin without statements; return those that are made from now on."""
    lists._kept.clear()
    statements: list[Any] = []

    class Noted(Statement):
        def __init__(self, queryset: Any) -> None:
            super().__init__(queryset)
            statements.append(queryset)

    monkeypatch.setattr(lists, "Statement", Noted)
    return statements


@pytest.mark.parametrize("fields", LISTS.values(), ids=LISTS)
def test_statement_is_made_once(client: Client, made: list[Any], fields: str) -> None:
    query = f"{{ {fields} {{ nodes {{ __typename }} }} }}"
    data(client, query)
    first = len(made)
    assert first >= 1
    with travel(timezone.now() + timedelta(seconds=5), tick=False):
        data(client, query)
    assert len(made) == first


def test_other_arguments_make_another_statement(client: Client) -> None:
    NewsPageFactory.create(title="Aims", kind="news")
    NewsPageFactory.create(title="Letter", kind="press_release")

    def titles(arguments: str) -> list[str]:
        found = data(client, f"{{ news({arguments}) {{ nodes {{ title }} }} }}")["news"]["nodes"]
        return sorted(node["title"] for node in found)

    assert titles("kinds: [NEWS]") == ["Aims"]
    assert titles("kinds: [PRESS_RELEASE]") == ["Letter"]
    assert titles("kinds: []") == []
    assert titles("first: 1, kinds: [NEWS, PRESS_RELEASE]") != titles("last: 1")
    assert titles("first: 5") == ["Aims", "Letter"]


def test_event_passes_while_the_statement_stays(client: Client, made: list[Any]) -> None:
    start = datetime(2030, 1, 1, 12, tzinfo=UTC)
    EventPageFactory.create(title="Congress", start=start, end=None)
    query = "{ events(upcoming: true) { nodes { title } } }"
    with travel(start - timedelta(minutes=1), tick=False):
        assert data(client, query)["events"]["nodes"] == [{"title": "Congress"}]
    with travel(start + timedelta(minutes=1), tick=False):
        assert data(client, query)["events"]["nodes"] == []
    assert len(made) == 1


def test_adhesion_ends_with_its_day(client: Client) -> None:
    held = adhesion(1, since=date(2020, 1, 1), until=date(2030, 1, 1))
    authority = AuthorityFactory.create(endonym="Tivat", adhesions=[held])
    ParticipantPageFactory.create(title="Tivat", authority=authority)
    query = "{ participants { nodes { title } } }"
    with travel(datetime(2030, 1, 1, 12, tzinfo=UTC), tick=False):
        assert data(client, query)["participants"]["nodes"] == [{"title": "Tivat"}]
    with travel(datetime(2030, 1, 2, 12, tzinfo=UTC), tick=False):
        assert data(client, query)["participants"]["nodes"] == []


def test_what_expires_leaves_the_kept_lists(client: Client) -> None:
    end = datetime(2030, 1, 1, tzinfo=UTC)
    NewsPageFactory.create(title="Aims", expire_at=end)
    GoodPracticePageFactory.create(title="Housing", expire_at=end)
    TermPageFactory.create(title="alliance", concept=ConceptFactory.create(), expire_at=end)
    query = "{ news { nodes { id } } goodPractices { nodes { id } } concepts { nodes { id } } }"
    with travel(end - timedelta(seconds=1), tick=False):
        assert [len(part["nodes"]) for part in data(client, query).values()] == [1, 1, 1]
    with travel(end + timedelta(seconds=1), tick=False):
        assert [len(part["nodes"]) for part in data(client, query).values()] == [0, 0, 0]


def test_list_that_asks_a_clock_is_never_kept(made: list[Any]) -> None:
    def build(when: Moment) -> Any:
        return NewsPage.objects.filter(first_published_at__lt=timezone.now())

    for _ in range(2):
        KeptList(ReadContext(), NewsPage, build, "asks a clock").all()
    assert len(made) == 2


def test_question_of_great_length_is_not_kept(client: Client) -> None:
    query = "query($topics: [String!]) { news(topics: $topics) { totalCount nodes { id } } }"
    data(client, query, topics=["rights"])
    assert len(lists._kept) == 1
    assert data(client, query, topics=["x" * 90_000])["news"] == {"totalCount": 0, "nodes": []}
    assert len(lists._kept) == 1


def test_shape_leaves_out_what_chooses_a_part() -> None:
    place = {"latitude": 1.0, "longitude": 2.0}
    shape = shape_of({"first": 3, "kinds": ["a", "b"], "near": place})
    assert shape == shape_of({"near": place, "after": "x", "kinds": ["a", "b"]})
    assert hash(shape)
    assert shape != shape_of({"kinds": ["b", "a"], "near": place})
