"""GraphQL over HTTP: requests that are none, clients of all sorts, nobody's session."""

import json
from typing import Any

import pytest
from django.test import Client
from graphql import get_introspection_query

from core.types.ids import global_id_of
from tests.factories import NewsPageFactory, UserFactory, home_page
from tests.graphql import ENDPOINT, codes, data, execute, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_limits")]

GRAPHQL_JSON = "application/graphql-response+json"
LOCALES = "{ locales { code } }"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "not valid JSON"),
        (b"\xff\xfe\x00", "not valid UTF-8"),
        (b'{"query": "{a}", "query": "{b}"}', "not valid JSON"),
        (b'{"variables": {"a": NaN}}', "not valid JSON"),
        (b'{"variables": {"a": 1e999}}', "not valid JSON"),
        (b"[" * 50_000, "not valid JSON"),
        (b"9" * 5_000, "not valid JSON"),
        ([{"query": LOCALES}], "batches are not taken"),
        ("null", "one JSON object"),
        ({}, "`query` is missing"),
        ({"query": "  "}, "`query` is missing"),
        ({"query": ["a"]}, "`query` is missing"),
        ({"query": LOCALES, "operationName": 1}, "`operationName` is a text"),
        ({"query": LOCALES, "variables": [1]}, "`variables` is an object"),
        ({"query": LOCALES, "variables": "{}"}, "`variables` is an object"),
    ],
)
def test_request_that_is_none_is_refused(client: Client, body: Any, message: str) -> None:
    response = post(client, body)
    answer = json.loads(response.content)
    assert (response.status_code, codes(answer), list(answer)) == (400, ["BAD_REQUEST"], ["errors"])
    assert message in answer["errors"][0]["message"]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    response = getattr(client, method)(ENDPOINT)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_other_content_types_are_refused(client: Client, kind: str) -> None:
    response = client.post(ENDPOINT, json.dumps({"query": LOCALES}), content_type=kind)
    assert response.status_code == 415
    assert codes(json.loads(response.content)) == ["BAD_REQUEST"]


def test_empty_request_is_refused(client: Client) -> None:
    answer = json.loads(post(client, b"").content)
    assert codes(answer) == ["BAD_REQUEST"]


def test_form_data_is_no_query(client: Client) -> None:
    assert client.post(ENDPOINT, {"query": LOCALES}).status_code == 415


def test_content_type_may_name_a_charset(client: Client) -> None:
    body = json.dumps({"query": "{ __typename }"})
    response = client.post(ENDPOINT, body, content_type="Application/JSON; charset=utf-8")
    assert json.loads(response.content) == {"data": {"__typename": "Query"}}


def test_query_may_come_by_get(client: Client) -> None:
    parameters = {"query": "query A($a: Boolean!) { __typename @include(if: $a) }"}
    parameters |= {"operationName": "A", "variables": '{"a": true}'}
    response = client.get(ENDPOINT, parameters, headers={"accept": "application/json"})
    assert json.loads(response.content) == {"data": {"__typename": "Query"}}


def test_head_is_answered_like_get_without_a_body(client: Client) -> None:
    response = client.head(ENDPOINT, {"query": "{ __typename }"}, headers={"accept": "*/*"})
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    "query", ["mutation { __typename }", "mutation A { __typename } query B { __typename }"]
)
def test_mutation_by_get_is_refused(client: Client, query: str) -> None:
    response = client.get(ENDPOINT, {"query": query, "operationName": "A" if "A" in query else ""})
    assert (response.status_code, codes(json.loads(response.content))) == (405, ["BAD_REQUEST"])


@pytest.mark.parametrize("variables", ["{", "[1]", "1"])
def test_variables_by_get_are_checked(client: Client, variables: str) -> None:
    response = client.get(ENDPOINT, {"query": LOCALES, "variables": variables})
    assert (response.status_code, codes(json.loads(response.content))) == (400, ["BAD_REQUEST"])


@pytest.mark.parametrize(
    ("query", "operation"),
    [
        ("query A { __typename }", "B"),
        ("query A { __typename }", "\0"),
        ("query A { __typename } query B { __typename }", None),
        ("fragment A on Query { __typename }", None),
        ("mutation { x }", None),
        ("subscription { x }", None),
    ],
)
def test_operation_that_is_not_there_is_an_error(
    client: Client, query: str, operation: str | None
) -> None:
    response = post(client, {"query": query, "operationName": operation})
    answer = json.loads(response.content)
    assert (response.status_code, set(codes(answer))) == (200, {"VALIDATION_FAILED"})
    assert "data" not in answer


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "SYNTAX_ERROR"),
        ("{ \0 }", "SYNTAX_ERROR"),
        ("{ \ud800 }", "SYNTAX_ERROR"),
        ('{ page(path: "\ud800") { id } }', "SYNTAX_ERROR"),
        ("{ owner }", "VALIDATION_FAILED"),
        ("query($x: Nothing) { __typename }", "VALIDATION_FAILED"),
        ("query($x: String!) { page(path: $x) { id } }", "VALIDATION_FAILED"),
    ],
)
def test_bad_query_is_answered_by_the_clients_media_type(
    client: Client, query: str, code: str
) -> None:
    plain, typed = (
        post(client, {"query": query}),
        post(client, {"query": query}, accept=GRAPHQL_JSON),
    )
    assert (plain.status_code, plain["Content-Type"]) == (200, "application/json; charset=utf-8")
    assert (typed.status_code, typed["Content-Type"]) == (400, f"{GRAPHQL_JSON}; charset=utf-8")
    assert plain.content == typed.content
    assert set(codes(json.loads(plain.content))) == {code}


def test_unused_fragment_is_refused(client: Client) -> None:
    query = "{ __typename } fragment Unused on Query { __typename }"
    assert codes(execute(client, query)) == ["VALIDATION_FAILED"]


def test_error_of_one_root_leaves_the_others(client: Client) -> None:
    home_page()
    query = '{ a: news(first: -1) { totalCount } b: news(locale: "xx") { totalCount } pages '
    answer = execute(client, query + "{ totalCount } site { home { node { title } } } }")
    assert answer["data"] == {
        "a": None,
        "b": None,
        "pages": {"totalCount": 1},
        "site": {"home": {"node": {"title": "Home"}}},
    }
    assert codes(answer) == ["BAD_ARGUMENT", "UNKNOWN_LOCALE"]


def test_unforeseen_failure_tells_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("SELECT secret FROM core_user")

    monkeypatch.setattr("core.types.locales._info", fail)
    home_page()
    answer = execute(
        client, "{ site { home { node { title locale { name } } } } news { totalCount } }"
    )
    assert codes(answer) == ["INTERNAL"]
    assert "SELECT" not in json.dumps(answer)
    assert answer["data"] == {"site": {"home": None}, "news": {"totalCount": 0}}


def test_session_changes_nothing(client: Client) -> None:
    hidden = NewsPageFactory.create(publish=False, title="Hidden")
    private = NewsPageFactory.create(private=True, title="Private")
    boss = Client(enforce_csrf_checks=True)
    boss.force_login(UserFactory.create(is_superuser=True))
    query = "query($a: ID, $b: ID) { a: page(id: $a) { title } b: page(id: $b) { title } }"
    ids = {"a": global_id_of(hidden), "b": global_id_of(private)}
    assert data(boss, query, **ids) == {"a": None, "b": None}
    body = {"query": "{ news { totalCount nodes { title } } pages { totalCount } }"}
    anonymous, logged_in = post(client, body), post(boss, body)
    assert logged_in.content == anonymous.content
    assert json.loads(logged_in.content)["data"]["news"] == {"totalCount": 0, "nodes": []}
    assert not logged_in.cookies
    assert "Cookie" not in logged_in["Vary"]


def test_any_origin_may_ask(client: Client) -> None:
    preflight = client.options(
        ENDPOINT,
        headers={"origin": "https://front.example", "access-control-request-method": "POST"},
    )
    assert (preflight.status_code, preflight.content) == (204, b"")
    assert preflight["Access-Control-Allow-Origin"] == "*"
    assert "Content-Type" in preflight["Access-Control-Allow-Headers"]
    answer = post(client, {"query": "{ __typename }"}, origin="https://front.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer


def test_standard_introspection_works(client: Client) -> None:
    query = get_introspection_query(descriptions=True, input_value_deprecation=True)
    found = data(client, query)["__schema"]
    assert found["queryType"]["name"] == "Query"
    assert "NewsPage" in {kind["name"] for kind in found["types"]}


def test_browser_gets_the_editor_for_queries(client: Client) -> None:
    response = client.get(ENDPOINT, headers={"accept": "text/html"})
    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")
