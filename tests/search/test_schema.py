"""The search over HTTP: hits as their types, highlights, counts, parts of the list."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.types.ids import global_id_of
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TopicFactory,
    alias,
    blocks,
    multiply,
    name,
    translate,
)
from tests.graphql import codes, data, execute, post

pytestmark = pytest.mark.django_db


def search(client: Client, query: str, fields: str, arguments: str = "") -> Any:
    document = f"query ($text: String!) {{ search(query: $text {arguments}) {{ {fields} }} }}"
    return data(client, document, text=query)["search"]


def titles(client: Client, query: str, arguments: str = "") -> list[str]:
    found = search(client, query, "totalCount nodes { title }", arguments)
    assert found["totalCount"] == len(found["nodes"])
    return [node["title"] for node in found["nodes"]]


def test_hits_are_pages_of_their_types_with_what_was_found(client: Client) -> None:
    authority = AuthorityFactory.create(
        endonym="Košice", country="SK", names=[name("de", "Kaschau")]
    )
    profile = ParticipantPageFactory.create(authority=authority, introduction="A town.")
    news = NewsPageFactory.create(
        title="Kaschau & <b>friends</b>",
        standfirst="Of Kaschau.",
        body=[
            blocks.rich_text(f"<p>{'Before. ' * 50}In <b>Kaschau</b>, then.{' After.' * 50}</p>")
        ],
    )
    fields = """totalCount matching correction edges { cursor score
        served { requested { code } actual { code } reason }
        node { __typename id ... on NewsPage { standfirst } ... on ParticipantPage {
            authority { country { code } } } }
        highlights { field html parts { text isMatch } } }"""
    found = search(client, "kaschau", fields)
    assert (found["totalCount"], found["matching"], found["correction"]) == (2, "ALL", None)
    first, second = found["edges"]
    assert first["node"] == {
        "__typename": "ParticipantPage",
        "id": global_id_of(profile),
        "authority": {"country": {"code": "SK"}},
    }
    assert first["highlights"] == [
        {
            "field": "NAMES",
            "html": "<mark>Kaschau</mark>",
            "parts": [{"text": "Kaschau", "isMatch": True}],
        }
    ]
    assert first["score"] > second["score"] > 0
    assert first["served"] == {
        "requested": {"code": "en"},
        "actual": {"code": "en"},
        "reason": "AS_REQUESTED",
    }
    assert second["node"] == {
        "__typename": "NewsPage",
        "id": global_id_of(news),
        "standfirst": "Of Kaschau.",
    }
    html = {each["field"]: each["html"] for each in second["highlights"]}
    assert html["TITLE"] == "<mark>Kaschau</mark> &amp; &lt;b&gt;friends&lt;/b&gt;"
    assert html["SUMMARY"] == "Of <mark>Kaschau</mark>."
    assert html["BODY"].startswith("… Before. ")
    assert "In <mark>Kaschau</mark>, then. After." in html["BODY"]
    assert html["BODY"].endswith(" After. …")


def test_misspelt_name_is_told(client: Client) -> None:
    ParticipantPageFactory.create(authority=AuthorityFactory.create(endonym="Kragujevac"))
    found = search(client, "Kragujevc", "matching correction nodes { title }")
    assert found == {
        "matching": "CORRECTED",
        "correction": "kragujevac",
        "nodes": [{"title": "Kragujevac"}],
    }


def test_facets_leave_their_own_filter_aside(client: Client) -> None:
    tivat = AuthorityFactory.create(endonym="Tivat", country="ME")
    ParticipantPageFactory.create(authority=tivat, introduction="Renewal.")
    NewsPageFactory.create(title="Renewal", authorities=[tivat])
    StandardPageFactory.create(title="Renewal of us", slug="us")
    fields = """totalCount facets { types { type count }
        countries { count country { code name(locale: "fr") } } }"""
    types = [{"type": each, "count": 1} for each in ("NEWS", "PAGE", "PARTICIPANT")]
    montenegro = {"code": "ME", "name": "Monténégro"}
    assert search(client, "renewal", fields, "types: [NEWS]") == {
        "totalCount": 1,
        "facets": {"types": types, "countries": [{"count": 1, "country": montenegro}]},
    }
    found = search(client, "renewal", fields, 'filter: { countries: ["ME"] }')
    assert found["totalCount"] == 2
    assert found["facets"]["types"] == [types[0], types[2]]
    assert found["facets"]["countries"] == [{"count": 2, "country": montenegro}]


def test_filters(client: Client) -> None:
    topic = TopicFactory.create(name="Housing", slug="housing")
    NewsPageFactory.create(title="Renewal 1", date=date(2020, 5, 6), topics=[topic])
    NewsPageFactory.create(title="Renewal 2", date=date(2022, 5, 6))
    EventPageFactory.create(title="Renewal 3", topics=[topic])
    StandardPageFactory.create(title="Renewal 4", slug="us")
    hidden = AuthorityFactory.create(endonym="Hidden", country="FI")
    NewsPageFactory.create(title="Other", authorities=[hidden])
    found = {
        "types: [NEWS, PAGE]": ["Renewal 1", "Renewal 2", "Renewal 4"],
        "types: []": [],
        'filter: { topics: ["housing"] }': ["Renewal 1", "Renewal 3"],
        'filter: { until: "2021-01-01" }': ["Renewal 1"],
        'filter: { since: "2022-05-06", until: "2022-05-06" }': ["Renewal 2"],
        'filter: { countries: ["FI"] }': [],
    }
    for arguments, expected in found.items():
        assert sorted(titles(client, "renewal", arguments)) == expected, arguments
    assert titles(client, "other", 'filter: { countries: ["FI"] }') == []


def test_parts_of_the_list(client: Client) -> None:
    for number in range(5):
        StandardPageFactory.create(title=f"Aims {number}", slug=f"aims-{number}")
    fields = "nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"

    def part(arguments: str) -> tuple[list[str], Any]:
        found = search(client, "aims", fields, arguments)
        return [node["title"][-1] for node in found["nodes"]], found["pageInfo"]

    names, info = part("first: 2")
    assert (names, info["hasNextPage"], info["hasPreviousPage"]) == (["0", "1"], True, False)
    names, info = part(f'first: 2, after: "{info["endCursor"]}"')
    assert (names, info["hasNextPage"], info["hasPreviousPage"]) == (["2", "3"], True, True)
    names, info = part(f'first: 2, after: "{info["endCursor"]}"')
    assert (names, info["hasNextPage"]) == (["4"], False)
    names, info = part(f'last: 2, before: "{info["startCursor"]}"')
    assert (names, info["hasNextPage"], info["hasPreviousPage"]) == (["2", "3"], True, True)
    assert part("last: 2")[0] == ["3", "4"]
    assert part("first: 0")[0] == []
    assert search(client, "aims", "totalCount", "first: 0") == {"totalCount": 5}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ('query: "aims", first: 201', "BAD_ARGUMENT"),
        ('query: "aims", first: 1, last: 1', "BAD_ARGUMENT"),
        ('query: "aims", after: "x"', "BAD_CURSOR"),
        ('query: "aims", locale: "xx"', "UNKNOWN_LOCALE"),
        ('query: "aims", filter: { countries: ["XX"] }', "BAD_ARGUMENT"),
        ('query: "aims", filter: { since: "2022-01-01", until: "2021-01-01" }', "BAD_ARGUMENT"),
        (f'query: "{"a" * 201}"', "BAD_ARGUMENT"),
        ('query: "\\u0000"', "BAD_ARGUMENT"),
    ],
)
def test_what_makes_no_sense_is_told(client: Client, arguments: str, code: str) -> None:
    assert codes(execute(client, f"{{ search({arguments}) {{ totalCount }} }}")) == [code]


@pytest.mark.parametrize("query", ["", "   ", "…", '"'])
def test_of_nothing_nothing_is_found(client: Client, query: str) -> None:
    StandardPageFactory.create(title="Aims", slug="aims")
    fields = "totalCount matching nodes { id } edges { cursor } facets { types { count } }"
    assert search(client, query, fields) == {
        "totalCount": 0,
        "matching": "NONE",
        "nodes": [],
        "edges": [],
        "facets": {"types": []},
    }


def test_other_languages_stand_in(client: Client) -> None:
    both = NewsPageFactory.create(title="Housing for all")
    translate(both, "fr", title="Logement pour tous")
    alone = NewsPageFactory.create(title="Housing alone")
    alias(alone, "fr")
    fields = "edges { node { title } served { actual { code } reason } }"
    assert search(client, "housing", fields, 'locale: "fr"') == {"edges": []}
    assert search(client, "housing", fields, 'locale: "fr", fallback: CHAIN') == {
        "edges": [
            {
                "node": {"title": "Housing alone"},
                "served": {"actual": {"code": "en"}, "reason": "FALLBACK"},
            }
        ]
    }


def test_nothing_hidden_is_found(client: Client) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    states: tuple[dict[str, Any], ...] = (
        {"publish": False},
        {"private": True},
        {"expired": True},
        {"embargo_until": tomorrow},
    )
    for number, state in enumerate(states):
        NewsPageFactory.create(title=f"Xylograph {number}", slug=f"hidden-{number}", **state)
    NewsPageFactory.create(title="Xylophone")
    query = """{ search(query: "xylo") { totalCount nodes { title } edges { highlights { html } }
        facets { types { count } } } }"""
    answer = post(client, {"query": query}).content.decode()
    assert "raph" not in answer
    assert "one" in answer
    assert search(client, "xylo", "totalCount") == {"totalCount": 1}


def test_number_of_statements_is_constant(client: Client, django_assert_num_queries: Any) -> None:
    page = NewsPageFactory.create(title="Aims", body=[blocks.rich_text("<p>Aims.</p>")])
    query = """{ search(query: "aims") { totalCount matching edges { score node { title path }
        highlights { html } } facets { types { count } countries { count country { code } } } } }"""
    data(client, query)
    for count in (3, 12):
        multiply(page, count)
        with django_assert_num_queries(STATEMENTS):
            data(client, query)


STATEMENTS = 8


def test_answer_is_tagged_and_new_after_a_publication(client: Client) -> None:
    query = '{ search(query: "aims") { totalCount } }'
    response = post(client, {"query": query})
    assert "search:en" in response["Cache-Tag"].split(",")
    assert data(client, query)["search"] == {"totalCount": 0}
    NewsPageFactory.create(title="Aims")
    assert data(client, query)["search"] == {"totalCount": 1}
