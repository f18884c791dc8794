"""News and events over HTTP: what they tell, their filters, their topics, their times."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.types.ids import global_id_of
from news.models import Topic
from tests.factories import (
    CollectionFactory,
    DocumentFactory,
    EventPageFactory,
    ImageFactory,
    NewsPageFactory,
    TopicFactory,
    home_page,
    news_section,
    translate,
)
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)


def titles(client: Client, field: str) -> list[str]:
    """Return the titles of a list, and check that its count is of the filtered rows."""
    found = data(client, f"{{ list: {field} {{ totalCount nodes {{ title }} }} }}")["list"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["title"] for node in found["nodes"]]


def test_news_item_tells_all(client: Client) -> None:
    topic, image = TopicFactory.create(name="Housing"), ImageFactory.create()
    item = NewsPageFactory.create(
        title="Aims",
        slug="aims",
        kind="press_release",
        date=date(2026, 2, 3),
        place="Strasbourg",
        standfirst="In short.",
        seo_title="Aims of the year",
        search_description="Description",
        topics=[topic],
        lead_picture=image,
        lead_picture_caption="Under it",
        correction_date=date(2026, 2, 5),
        correction_note="A name.",
        published_at=datetime(2026, 2, 3, 9, 30, tzinfo=UTC),
    )
    fields = """id title slug path kind date place standfirst seoTitle searchDescription
        topics { id name slug locale { code } } correction { date note } publishedAt updatedAt
        leadPicture { alt caption decorative image { id } } shareImage { id } body { __typename }
        parent { title } ancestors { title } relatedPages { title } translations { title }
        children { totalCount nodes { title } }"""
    assert data(client, f"{{ news {{ nodes {{ {fields} }} }} }}")["news"]["nodes"] == [
        {
            "id": global_id_of(item),
            "title": "Aims",
            "slug": "aims",
            "path": "/en/news/aims/",
            "kind": "PRESS_RELEASE",
            "date": "2026-02-03",
            "place": "Strasbourg",
            "standfirst": "In short.",
            "seoTitle": "Aims of the year",
            "searchDescription": "Description",
            "topics": [
                {
                    "id": global_id_of(topic),
                    "name": "Housing",
                    "slug": "housing",
                    "locale": {"code": "en"},
                }
            ],
            "correction": {"date": "2026-02-05", "note": "A name."},
            "publishedAt": "2026-02-03T09:30:00+00:00",
            "updatedAt": "2026-02-03T09:30:00+00:00",
            "leadPicture": {
                "alt": "A coloured field",
                "caption": "Under it",
                "decorative": False,
                "image": {"id": global_id_of(image)},
            },
            "shareImage": None,
            "body": [],
            "parent": {"title": "News"},
            "ancestors": [{"title": "Home"}, {"title": "News"}],
            "relatedPages": [],
            "translations": [],
            "children": {"totalCount": 0, "nodes": []},
        }
    ]


def test_bare_news_item_tells_what_it_has(client: Client) -> None:
    NewsPageFactory.create(title="Bare")
    fields = "seoTitle searchDescription leadPicture { alt } correction { note } topics { name }"
    assert data(client, f"{{ news {{ nodes {{ {fields} }} }} }}")["news"]["nodes"] == [
        {
            "seoTitle": "Bare",
            "searchDescription": "",
            "leadPicture": None,
            "correction": None,
            "topics": [],
        }
    ]


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


def test_topics_are_named_in_the_pages_language(client: Client) -> None:
    housing, youth = TopicFactory.create(name="Housing"), TopicFactory.create(name="Youth")
    translate(housing, "fr", name="Logement")
    translate(youth, "fr", name="xylograph", publish_it=False)
    translate(NewsPageFactory.create(topics=[youth, housing]), "fr")
    query = '{ news(locale: "fr", topics: ["housing"]) { nodes { topics { name locale { code } } '
    query += "} } }"
    assert data(client, query)["news"]["nodes"] == [
        {"topics": [{"name": "Logement", "locale": {"code": "fr"}}]}
    ]


@pytest.mark.parametrize("state", ["draft", "unpublished", "expired"])
def test_hidden_topic_is_neither_shown_nor_found(client: Client, state: str) -> None:
    topic = TopicFactory.create(name="xylograph", publish=state != "draft")
    NewsPageFactory.create(title="Item", topics=[topic])
    if state == "unpublished":
        topic.unpublish()
    elif state == "expired":
        Topic.objects.filter(pk=topic.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    query = '{ news { nodes { topics { name slug } } } by: news(topics: ["xylograph"]) '
    found = data(client, query + "{ totalCount } }")
    assert found == {"news": {"nodes": [{"topics": []}]}, "by": {"totalCount": 0}}


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


def test_related_pages_are_in_the_pages_language(client: Client) -> None:
    both, single = NewsPageFactory.create(title="Both"), NewsPageFactory.create(title="Single")
    translate(both, "fr", title="Les deux")
    host = NewsPageFactory.create(title="Host", related=[single, both])
    french = translate(host, "fr", title="Hôte")
    query = "query($id: ID) { page(id: $id) { relatedPages { title } } }"
    expected = [{"title": "Single"}, {"title": "Les deux"}]
    assert data(client, query, id=global_id_of(french))["page"]["relatedPages"] == expected


def test_event_is_shown_in_its_own_zone(client: Client) -> None:
    programme = DocumentFactory.create(title="Programme", file_size=300)
    EventPageFactory.create(
        title="Forum",
        start=NOON,
        end=NOON + timedelta(hours=3),
        zone="Europe/Bucharest",
        venue="Town hall",
        online_address="https://example.org/live",
        registration_address="https://example.org/register",
        programme_document=programme,
    )
    fields = "start end zone venue onlineAddress registrationAddress standfirst "
    fields += "programme { title url fileSizeBytes }"
    assert data(client, f"{{ events {{ nodes {{ {fields} }} }} }}")["events"]["nodes"] == [
        {
            "start": "2026-05-12T15:00:00+03:00",
            "end": "2026-05-12T18:00:00+03:00",
            "zone": "Europe/Bucharest",
            "venue": "Town hall",
            "onlineAddress": "https://example.org/live",
            "registrationAddress": "https://example.org/register",
            "standfirst": "What it is, in one sentence.",
            "programme": {"title": "Programme", "url": programme.url, "fileSizeBytes": 300},
        }
    ]


def test_programme_in_a_private_collection_is_absent(client: Client) -> None:
    inner = CollectionFactory.create(parent=CollectionFactory.create(private=True))
    EventPageFactory.create(programme_document=DocumentFactory.create(collection=inner))
    query = "{ events { nodes { programme { title url } } } }"
    assert data(client, query)["events"]["nodes"] == [{"programme": None}]


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


def test_sections_tell_their_introduction(client: Client) -> None:
    home_page()
    section = news_section()
    query = "query($id: ID) { page(id: $id) { __typename ... on NewsIndexPage { introduction } } }"
    expected = {"__typename": "NewsIndexPage", "introduction": ""}
    assert data(client, query, id=global_id_of(section))["page"] == expected
