"""Walking through lists: every order, both directions, ties, cursors that are none of ours."""

import base64
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.models import CustomImage
from core.types.ids import global_id_of
from news.models import NewsPage
from tests.factories import (
    EventPageFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    home_page,
    news_section,
)
from tests.graphql import codes, data, execute
from tests.versions_read import read_once_a_version
from tests.walks import ask, walk, walk_back

pytestmark = pytest.mark.django_db

DATES = [3, 1, 2, 2, 2, 5, 4]
TITLES = ["b", "d", "b", "a", "é", "b", "c"]


def ordered(rows: list[Any], key: str, *, descending: bool) -> list[str]:
    """Return ids as the order's contract says; titles are compared as the database does."""
    keys = [row.pk for row in rows]
    columns = [f"-{key}", "-pk"] if descending else [key, "pk"]
    return [
        global_id_of(row) for row in type(rows[0]).objects.filter(pk__in=keys).order_by(*columns)
    ]


def seven_news() -> list[NewsPage]:
    pairs = zip(DATES, TITLES, strict=True)
    return [
        NewsPageFactory.create(title=title, slug=f"n{number}", date=date(2026, 1, day))
        for number, (day, title) in enumerate(pairs)
    ]


def test_news_are_walked_in_every_order(client: Client) -> None:
    rows = seven_news()
    by_date = [rows[index] for index in (5, 6, 0, 4, 3, 2, 1)]
    ids = [global_id_of(row) for row in by_date]
    assert walk(client, "news", "DATE_DESC") == walk_back(client, "news", "DATE_DESC") == ids
    assert walk(client, "news", "DATE_ASC") == walk_back(client, "news", "DATE_ASC") == ids[::-1]
    for order, descending in (("TITLE_ASC", False), ("TITLE_DESC", True)):
        expected = ordered(rows, "title", descending=descending)
        assert walk(client, "news", order) == walk_back(client, "news", order) == expected


def test_events_are_walked_in_every_order(client: Client) -> None:
    # A cursor of milliseconds would lose these; ties are broken by the key.
    start = datetime(2026, 5, 1, 9, tzinfo=UTC)
    rows = [
        EventPageFactory.create(title=title, slug=f"e{day}{title}", start=start + offset)
        for day, title, offset in zip(
            DATES, TITLES, [timedelta(microseconds=day) for day in DATES], strict=True
        )
    ]
    for order, key in (("START", "start"), ("TITLE", "title")):
        for suffix, descending in (("_ASC", False), ("_DESC", True)):
            expected = ordered(rows, key, descending=descending)
            name = order + suffix
            assert walk(client, "events", name) == walk_back(client, "events", name) == expected


def test_pages_are_walked_in_every_order(client: Client) -> None:
    parent = StandardPageFactory.create(title="b")
    below = [
        StandardPageFactory.create(title=title, slug=f"p{number}", parent=parent)
        for number, title in enumerate(TITLES[2:])
    ]
    ids = {row.pk: global_id_of(row) for row in (home_page(), parent, *below)}
    for order, key in (("TREE", "path"), ("CREATED_ASC", "pk"), ("TITLE_ASC", "title")):
        sort = ["title", "pk"] if key == "title" else [key]
        expected = [ids[row.pk] for row in Page.objects.filter(pk__in=ids).order_by(*sort)]
        assert walk(client, "pages", order) == walk_back(client, "pages", order) == expected
        if key != "path":
            backwards = order.replace("_ASC", "_DESC")
            assert walk(client, "pages", backwards) == expected[::-1]
    under = ", parent: " + json.dumps(ids[parent.pk])
    assert walk(client, "pages", "TREE", under) == [ids[row.pk] for row in below]


def test_images_are_walked_in_every_order(client: Client) -> None:
    rows = [ImageFactory.create(title=title) for title in TITLES]
    CustomImage.objects.filter(pk__in=[rows[1].pk, rows[2].pk]).update(
        created_at=rows[4].created_at
    )
    for order, key in (("CREATED", "created_at"), ("TITLE", "title")):
        for suffix, descending in (("_ASC", False), ("_DESC", True)):
            expected = ordered(rows, key, descending=descending)
            name = order + suffix
            assert walk(client, "images", name) == walk_back(client, "images", name) == expected


def test_cursor_holds_while_news_come_and_go(client: Client) -> None:
    rows = seven_news()
    found = ask(client, "news", "DATE_DESC", first=3)
    seen = [node["id"] for node in found["nodes"]]
    NewsPageFactory.create(title="Newest", date=date(2026, 2, 1))
    late = NewsPageFactory.create(title="Between", date=date(2026, 1, 2))
    rows[0].unpublish()  # The very row that the cursor stands at.
    rest = ask(client, "news", "DATE_DESC", first=20, after=found["pageInfo"]["endCursor"])
    assert seen == [global_id_of(rows[index]) for index in (5, 6, 0)]
    assert [node["id"] for node in rest["nodes"]] == [
        global_id_of(row) for row in (late, rows[4], rows[3], rows[2], rows[1])
    ]
    assert rest["totalCount"] == 8


def test_part_between_two_cursors(client: Client) -> None:
    seven_news()
    edges = ask(client, "news", "DATE_ASC")["edges"]
    found = ask(client, "news", "DATE_ASC", after=edges[1]["cursor"], before=edges[5]["cursor"])
    assert found["edges"] == edges[2:5]
    last = ask(client, "news", "DATE_ASC", after=edges[1]["cursor"], last=2)
    assert last["edges"] == edges[5:]


def test_empty_parts(client: Client) -> None:
    empty = {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None}
    assert ask(client, "news", "DATE_ASC") == {
        "totalCount": 0,
        "nodes": [],
        "edges": [],
        "pageInfo": empty,
    }
    assert ask(client, "news", "DATE_ASC", first=0)["pageInfo"] == empty


def test_part_of_no_rows_tells_whether_rows_follow(client: Client) -> None:
    seven_news()
    edges = ask(client, "news", "DATE_ASC")["edges"]
    asked: list[tuple[dict[str, Any], bool, bool]] = [
        ({"first": 0}, True, False),
        ({"first": 0, "after": edges[5]["cursor"]}, True, True),
        ({"first": 0, "after": edges[6]["cursor"]}, False, True),
        ({"first": 0, "before": edges[0]["cursor"]}, False, False),
        ({"last": 0}, False, True),
        ({"last": 0, "before": edges[0]["cursor"]}, True, False),
        ({"last": 0, "before": edges[1]["cursor"]}, True, True),
    ]
    for arguments, follow, precede in asked:
        found = ask(client, "news", "DATE_ASC", **arguments)
        assert (found["totalCount"], found["nodes"], found["edges"]) == (7, [], [])
        assert found["pageInfo"] == {
            "hasNextPage": follow,
            "hasPreviousPage": precede,
            "startCursor": None,
            "endCursor": None,
        }


def test_size_is_twenty_unless_told(client: Client) -> None:
    for number in range(21):
        ImageFactory.create(title=str(number))
    found = data(client, "{ images { totalCount nodes { id } } }")["images"]
    assert (found["totalCount"], len(found["nodes"])) == (21, 20)
    found = data(client, "{ images(first: 200) { nodes { id } } }")["images"]
    assert len(found["nodes"]) == 21
    assert data(client, "{ images(orderBy: null, first: null) { nodes { id } } }")["images"]


@pytest.mark.parametrize(
    ("selection", "tables"),
    [
        (" { totalCount", ["COUNT"]),
        (" { nodes { title }", ["rows"]),
        (" { __typename", []),
        ("(first: 0) { nodes { title } edges { cursor }", []),
        ("(last: 0) { nodes { title } edges { cursor }", []),
        ("(first: 0) { pageInfo { hasNextPage }", ["rows"]),
    ],
)
def test_only_what_is_asked_for_is_read(client: Client, selection: str, tables: list[str]) -> None:
    NewsPageFactory.create()
    read_once_a_version()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        data(client, f"{{ news{selection} }} }}")
    statements = [query["sql"] for query in captured if '"news_newspage"' in query["sql"]]
    assert ["COUNT" if "COUNT(" in sql else "rows" for sql in statements] == tables


def cursor(*parts: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


BAD_CURSORS = {
    "empty": "",
    "garbage": "no cursor",
    "not ascii": "é",
    "NUL": "\0",
    "not JSON": "YWJj",
    "number": cursor()[:-2],
    "nested": base64.urlsafe_b64encode(b"[" * 700).decode(),
    "too long": "A" * 1001,
    "two parts": cursor("NewsPage.DATE_DESC", "2026-01-01"),
    "another order": cursor("NewsPage.DATE_ASC", "2026-01-01", 1),
    "another list": cursor("EventPage.DATE_DESC", "2026-01-01", 1),
    "no order": cursor(None, "2026-01-01", 1),
    "list as order": cursor(["NewsPage.DATE_DESC"], "2026-01-01", 1),
    "NaN": cursor("NewsPage.DATE_DESC", float("nan"), 1),
    "no date": cursor("NewsPage.DATE_DESC", "2026-02-30", 1),
    "date as number": cursor("NewsPage.DATE_DESC", 20260101, 1),
    "date as list": cursor("NewsPage.DATE_DESC", ["2026-01-01"], 1),
    "key as text": cursor("NewsPage.DATE_DESC", "2026-01-01", "1"),
    "key as float": cursor("NewsPage.DATE_DESC", "2026-01-01", 1.0),
    "key as truth": cursor("NewsPage.DATE_DESC", "2026-01-01", True),
    "no key": cursor("NewsPage.DATE_DESC", "2026-01-01", 0),
    "huge key": cursor("NewsPage.DATE_DESC", "2026-01-01", 2**63),
}


@pytest.mark.parametrize("name", BAD_CURSORS)
@pytest.mark.parametrize("selection", ["totalCount", "nodes { id }"])
def test_bad_cursor_is_a_coded_error(client: Client, name: str, selection: str) -> None:
    query = f"query($c: String) {{ news(after: $c) {{ {selection} }} b: news(before: $c) "
    answer = execute(client, f"{query} {{ {selection} }} }}", c=BAD_CURSORS[name])
    assert codes(answer) == ["BAD_CURSOR", "BAD_CURSOR"]
    assert answer["data"] == {"news": None, "b": None}
    message = "This cursor does not belong to this list and order."
    assert {error["message"] for error in answer["errors"]} == {message}


@pytest.mark.parametrize(
    ("field", "order", "value"),
    [
        ("events", "EventPage.START_ASC", "0001-01-01T00:00:00+14:00"),
        ("events", "EventPage.START_ASC", "9999-12-31T23:59:59-14:00"),
        ("events", "EventPage.START_ASC", "2026-01-01T00:00:00"),
        ("events", "EventPage.START_ASC", 5),
        ("images", "CustomImage.CREATED_DESC", "2026-01-01"),
        ("pages", "Page.TREE", 1),
        ("pages", "Page.TREE", "\0"),
        ("pages", "Page.TREE", "\ud800"),
        ("pages", "Page.TREE", None),
    ],
)
def test_value_that_no_row_has_is_a_coded_error(
    client: Client, field: str, order: str, value: Any
) -> None:
    query = f"query($c: String) {{ {field}(after: $c) {{ nodes {{ id }} }} }}"
    assert codes(execute(client, query, c=cursor(order, value, 1))) == ["BAD_CURSOR"]


def test_cursor_of_one_list_is_refused_by_another(client: Client) -> None:
    news_section()
    NewsPageFactory.create()
    given = ask(client, "news", "TITLE_ASC")["pageInfo"]["endCursor"]
    query = "query($c: String) { events(orderBy: TITLE_ASC, after: $c) { totalCount } }"
    assert codes(execute(client, query, c=given)) == ["BAD_CURSOR"]


@pytest.mark.parametrize(
    "part", ["first: -1", "first: 201", "last: -1", "last: 201", "first: 1, last: 1"]
)
@pytest.mark.parametrize("field", ["news", "events", "pages", "images"])
def test_part_that_makes_no_sense_is_a_coded_error(client: Client, field: str, part: str) -> None:
    answer = execute(client, f"{{ {field}({part}) {{ totalCount }} }}")
    assert codes(answer) == ["BAD_ARGUMENT"]
    assert "`" in answer["errors"][0]["message"]
