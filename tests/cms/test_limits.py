"""Limits: bytes, tokens, depth, and the size of an answer. What is refused is refused quickly."""

import json
import time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.factories import (
    EventPageFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    blocks,
    home_page,
)
from tests.factories.bulk import multiply
from tests.graphql import codes, data, execute, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_limits")]

DEEPEST = 12


def nested(levels: int) -> str:
    """Return a query that nests to a number of levels."""
    parents = levels - 4
    return "{ site { home { node " + "{ parent " * parents + "{ id }" + " }" * parents + " } } }"


def nested_in_fragments(levels: int) -> str:
    chain = " ".join(f"fragment F{n} on HomePage {{ ...F{n + 1} }}" for n in range(levels))
    last = f"fragment F{levels} on HomePage {{ id }}"
    return f"{{ site {{ home {{ node {{ ...F0 }} }} }} }} {chain} {last}"


@pytest.mark.parametrize("size", [100_001, 3_000_000])
def test_too_many_bytes_are_refused(client: Client, size: int) -> None:
    response = post(client, {"query": "{ __typename }", "padding": "x" * size})
    assert (response.status_code, codes(json.loads(response.content))) == (413, ["TOO_LARGE"])


def test_most_bytes_are_taken(client: Client) -> None:
    head, tail = b'{"query":"{ __typename }"', b"}"
    body = head + b" " * (100_000 - len(head) - len(tail)) + tail
    assert len(body) == 100_000
    assert json.loads(post(client, body).content) == {"data": {"__typename": "Query"}}


def test_too_many_tokens_are_refused(client: Client) -> None:
    answer = execute(client, f"{{ {'a ' * 1200} }}")
    assert answer["errors"] == [
        {
            "message": "A query has at most 1200 tokens.",
            "extensions": {"code": "TOO_LARGE", "limit": "tokens", "allowed": 1200},
        }
    ]


def test_deepest_query_is_answered(client: Client) -> None:
    home_page()
    assert "errors" not in execute(client, nested(DEEPEST))


@pytest.mark.parametrize("levels", [DEEPEST + 1, 60, 150, 300, 390])
def test_deeper_query_is_refused(
    client: Client, levels: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = execute(client, nested(levels))
    assert codes(answer) == ["TOO_DEEP"]


def test_depth_counts_through_fragments(client: Client) -> None:
    query = (
        "{ site { home { node { ...A } } } } fragment A on HomePage "
        + "{ parent " * 11
        + "{ ...B }"
    )
    query += " }" * 11 + " fragment B on PageInterface { parent { id } }"
    assert codes(execute(client, query)) == ["TOO_DEEP"]


@pytest.mark.parametrize("levels", [1, 100, 300, 550])
def test_chain_of_fragments_never_breaks_the_server(client: Client, levels: int) -> None:
    home_page()
    answer = execute(client, nested_in_fragments(levels))
    assert set(codes(answer)) <= {"TOO_DEEP", "TOO_LARGE", "VALIDATION_FAILED"}


@pytest.mark.parametrize(
    "query",
    [
        "{ ...A } fragment A on Query { ...A }",
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "{ site { home { node { ...A } } } } fragment A on PageInterface { parent { ...A } }",
        "{ ...A } fragment A on Query { ...Missing }",
    ],
)
def test_circle_of_fragments_is_refused(client: Client, query: str) -> None:
    assert set(codes(execute(client, query))) == {"VALIDATION_FAILED"}


@pytest.mark.parametrize("opening", ["[", "{a:", "[[1],"])
@pytest.mark.parametrize("depth", [50, 240, 480, 900])
def test_nested_values_never_break_the_server(client: Client, opening: str, depth: int) -> None:
    closing = "}" if opening.startswith("{") else "]"
    answer = execute(
        client, f"{{ news(first: {opening * depth}1{closing * depth}) {{ totalCount }} }}"
    )
    assert set(codes(answer)) <= {"VALIDATION_FAILED", "TOO_DEEP"}


def test_nested_types_never_break_the_server(client: Client) -> None:
    for depth in range(150, 1000, 7):
        query = f"query($a: {'[' * depth}Int{']' * depth}) {{ news(first: $a) {{ totalCount }} }}"
        assert codes(execute(client, query))[0] in {"VALIDATION_FAILED", "TOO_DEEP"}


def test_introspection_in_circles_is_refused(client: Client) -> None:
    query = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
    assert codes(execute(client, query)) == ["VALIDATION_FAILED"]


@pytest.mark.parametrize("field", ["__typename ", "locales { id } ", "...on Query { __typename } "])
def test_repeated_fields_cost_a_bounded_time(client: Client, field: str) -> None:
    started = time.process_time()
    answer = execute(client, f"{{ {field * (1150 // len(field.split()))} }}")
    assert set(codes(answer)) <= {"VALIDATION_FAILED", "TOO_LARGE"}
    assert time.process_time() - started < 10


def test_relations_in_circles_are_cut_off(client: Client, settings: Settings) -> None:
    """40 items thrice through their section would be 64,000 pages out of 42 rows."""
    settings.GRAPHQL_MAX_COST = 10**10
    multiply(NewsPageFactory.create(), 39)
    circle = "parent { children(first: 200) { nodes "
    query = "{ news { nodes " + f"{{ {circle} " * 3 + "{ id }" + " } } }" * 3 + " } }"
    answer = execute(client, query)
    assert set(codes(answer)) == {"TOO_LARGE"}
    assert json.dumps(answer["data"]).count('"id"') < 20_000


@pytest.mark.parametrize("field", ["news", "events", "pages", "images"])
def test_repeated_lists_are_cut_off(client: Client, settings: Settings, field: str) -> None:
    settings.GRAPHQL_MAX_NODES = 3
    EventPageFactory.create(lead_picture=ImageFactory.create())
    NewsPageFactory.create()
    lists = " ".join(f"a{number}: {field}(first: 1) {{ nodes {{ id }} }}" for number in range(4))
    answer = execute(client, f"{{ {lists} }}")
    assert codes(answer) == ["TOO_LARGE"]
    assert answer["data"]["a3"] is None


def test_lists_below_rows_have_few_sizes(client: Client) -> None:
    """Each size is a statement of its own: under aliases one query asked for 201."""
    home_page()
    allowed = " ".join(
        f"a{size}: children(first: {size}) {{ nodes {{ id }} }}" for size in range(5)
    )
    again = "again: children(first: 4) { totalCount }"
    assert data(client, f"{{ pages {{ nodes {{ {allowed} {again} }} }} }}")["pages"]["nodes"]
    sixth = "b: children(first: 5) { totalCount }"
    answer = execute(client, f"{{ pages {{ nodes {{ {allowed} {sixth} }} }} }}")
    assert (codes(answer), answer["data"]) == (["TOO_LARGE"], {"pages": None})


def test_size_of_an_answer_counts_pages_and_blocks(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_MAX_NODES = 5
    host = StandardPageFactory.create(body=[blocks.heading(str(number)) for number in range(3)])
    StandardPageFactory.create(parent=host)
    query = "{ pages(types: [STANDARD_PAGE]) { nodes { ... on StandardPage { body { __typename } "
    query += "} } } }"
    assert len(data(client, query)["pages"]["nodes"][0]["body"]) == 3
    settings.GRAPHQL_MAX_NODES = 4
    assert codes(execute(client, query)) == ["TOO_LARGE"]


def test_twenty_root_fields_are_allowed_and_no_more(client: Client) -> None:
    allowed = "{" + " ".join(f"a{number}: locales {{ code }}" for number in range(20)) + "}"
    assert len(data(client, allowed)) == 20
    refused = allowed.replace("}", "} one_more: site { contact { email } }", 1)
    assert codes(execute(client, refused)) == ["TOO_LARGE"]


def test_fragments_at_the_top_count_each_time_they_are_spread(client: Client) -> None:
    fields = " ".join(f"a{number}: locales {{ code }}" for number in range(16))
    query = (
        f"query {{ ...A ...B }} fragment A on Query {{ {fields} }} fragment B on Query {{ ...A }}"
    )
    assert codes(execute(client, query)) == ["TOO_LARGE"]


def test_fragments_that_double_are_counted_quickly(client: Client) -> None:
    chain = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(60))
    query = f"{{ ...F0 }} {chain} fragment F60 on Query {{ __typename }}"
    started = time.process_time()
    assert set(codes(execute(client, query))) <= {"TOO_LARGE", "VALIDATION_FAILED"}
    assert time.process_time() - started < 10


def test_aliases_that_multiply_in_fragments_are_cut_off(client: Client, settings: Settings) -> None:
    """25 aliases thrice below a list of 40 would be 625,000 texts out of one picture."""
    for limit in ("ALIASES", "SELECTIONS", "COST"):
        setattr(settings, f"GRAPHQL_MAX_{limit}", 10**6)
    multiply(NewsPageFactory.create(lead_picture=ImageFactory.create(), lead_picture_alt="A"), 39)
    aliased = {
        letter: " ".join(f"{letter}{number}: {field}" for number in range(25))
        for letter, field in {
            "l": "leadPicture { ...L }",
            "i": "image { ...I }",
            "c": "credit",
        }.items()
    }
    query = f"{{ news(first: 40) {{ nodes {{ {aliased['l']} }} }} }}"
    query += (
        f" fragment L on ImageUse {{ {aliased['i']} }} fragment I on Image {{ {aliased['c']} }}"
    )
    answer = execute(client, query)
    assert (codes(answer), answer["data"]) == (["TOO_LARGE"], None)
