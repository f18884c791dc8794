"""Lists of news and events: filtered by kind, day, topic and language."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.factories import EventPageFactory, NewsPageFactory, TopicFactory, translate
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


def titles(client: Client, field: str) -> list[str]:
    """Return the titles of a list, and check that its count is of the filtered rows."""
    found = data(client, f"{{ list: {field} {{ totalCount nodes {{ title }} }} }}")["list"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["title"] for node in found["nodes"]]


def test_news_are_filtered(client: Client) -> None:
    for number, kind in enumerate(["news", "statement", "report", "news"], start=1):
        NewsPageFactory.create(title=str(number), kind=kind, date=date(2026, 1, number))
    assert titles(client, "news") == ["4", "3", "2", "1"]
    assert titles(client, "news(kinds: [NEWS])") == ["4", "1"]
    assert titles(client, "news(kinds: [STATEMENT, REPORT])") == ["3", "2"]
    assert titles(client, "news(kinds: CALL)") == titles(client, "news(kinds: [])") == []
    assert titles(client, 'news(since: "2026-01-03")') == ["4", "3"]
    assert titles(client, 'news(until: "2026-01-02")') == ["2", "1"]
    assert titles(client, 'news(since: "2026-01-02", until: "2026-01-02")') == ["2"]
    assert titles(client, 'news(since: "2026-01-02", kinds: NEWS, orderBy: DATE_ASC)') == ["4"]
    assert titles(client, 'news(since: "0001-01-01", until: "9999-12-31")') == ["4", "3", "2", "1"]


def test_span_that_ends_before_it_starts_is_a_coded_error(client: Client) -> None:
    answer = execute(client, '{ news(since: "2026-01-02", until: "2026-01-01") { totalCount } }')
    assert codes(answer) == ["BAD_ARGUMENT"]
    assert answer["errors"][0]["message"] == "`since` is after `until`."


@pytest.mark.parametrize(
    "argument",
    [
        'since: "2026-02-30"',
        'since: "2026-01-01T00:00"',
        'since: "\\u0000"',
        "since: 2026",
        "since: [1]",
        'until: ""',
        'until: "10000-01-01"',
        "kinds: [PARTY]",
        'kinds: ["NEWS"]',
        "kinds: [null]",
        "topics: [1]",
        'upcoming: "x"',
    ],
)
def test_bad_value_fails_validation(client: Client, argument: str) -> None:
    field = "events" if argument.startswith("upcoming") else "news"
    answer = execute(client, f"{{ {field}({argument}) {{ totalCount }} }}")
    assert codes(answer) == ["VALIDATION_FAILED"]
    assert "data" not in answer


@pytest.mark.parametrize("value", [5, "2026-02-30", [["2026-01-01"]], {"a": 1}, True])
def test_bad_variable_fails_validation(client: Client, value: Any) -> None:
    query = "query($d: Date) { news(since: $d) { totalCount } }"
    assert codes(execute(client, query, d=value)) == ["VALIDATION_FAILED"]


@pytest.mark.parametrize("key", ["\0", "\ud800", "a\0b"])
@pytest.mark.parametrize("field", ["news", "events"])
def test_topic_that_is_no_text_is_a_coded_error(client: Client, field: str, key: str) -> None:
    query = f"query($t: [String!]) {{ {field}(topics: $t) {{ totalCount }} }}"
    assert codes(execute(client, query, t=[key])) == ["BAD_ARGUMENT"]


def test_lists_are_filtered_by_topic(client: Client) -> None:
    housing, youth = TopicFactory.create(name="Housing"), TopicFactory.create(name="Youth")
    for factory, field in ((NewsPageFactory, "news"), (EventPageFactory, "events")):
        factory.create(title="Both", topics=[youth, housing])
        factory.create(title="Youth", slug="young", topics=[youth])
        factory.create(title="None")
        assert titles(client, f'{field}(topics: ["housing"], orderBy: TITLE_ASC)') == ["Both"]
        both = f'{field}(topics: ["housing", "youth"], orderBy: TITLE_ASC)'
        assert titles(client, both) == ["Both", "Youth"]
        assert titles(client, f'{field}(topics: ["nothing", "%", "HOUSING"])') == []
        assert titles(client, f"{field}(topics: [])") == []


def test_news_of_another_language_are_absent(client: Client) -> None:
    item = NewsPageFactory.create(title="English")
    french = translate(item, "fr", title="Français", slug="francais")
    translate(NewsPageFactory.create(title="Draft"), "fr", title="xylograph", publish_it=False)
    assert titles(client, 'news(locale: "FR")') == ["Français"]
    assert titles(client, 'news(locale: "de")') == []
    assert titles(client, "news(orderBy: TITLE_DESC)") == ["English", "Draft"]
    query = '{ news(locale: "fr") { nodes { path locale { code } parent { locale { code } } '
    query += "translations { title path locale { code } } } } }"
    section = french.get_parent().slug
    assert data(client, query)["news"]["nodes"] == [
        {
            "path": f"/fr/{section}/francais/",
            "locale": {"code": "fr"},
            "parent": {"locale": {"code": "fr"}},
            "translations": [
                {"title": "English", "path": "/en/news/english/", "locale": {"code": "en"}}
            ],
        }
    ]


def test_events_pass_with_time(client: Client) -> None:
    EventPageFactory.create(title="Morning", start=NOON - timedelta(hours=3), end=NOON)
    EventPageFactory.create(title="Open", start=NOON + timedelta(hours=1), end=None)
    EventPageFactory.create(title="Days", start=NOON, end=NOON + timedelta(days=2))
    for hours, upcoming in (
        (-1, ["Morning", "Days", "Open"]),
        (0, ["Days", "Open"]),
        (1, ["Days"]),
        (48, []),
    ):
        with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
            past = [title for title in ("Morning", "Days", "Open") if title not in upcoming]
            assert titles(client, "events(upcoming: true)") == upcoming
            assert titles(client, "events(upcoming: false)") == past
            assert titles(client, "events(upcoming: null)") == ["Morning", "Days", "Open"]
