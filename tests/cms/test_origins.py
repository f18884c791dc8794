"""Which pages may read answers, and that no cookie has a say in any."""

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from cms.graphql.asked import Recognition
from tests.factories import UserFactory
from tests.graphql import ENDPOINT, post

pytestmark = pytest.mark.django_db

FRONT, OTHER = "https://front.example", "https://other.example"
QUERY = {"query": "{ __typename }"}


def cors(response: Any) -> dict[str, str]:
    names = (name for name in response.headers if name.startswith("Access-Control"))
    return {name.removeprefix("Access-Control-"): response[name] for name in names}


def preflight(client: Client, origin: str) -> Any:
    asked = {"origin": origin, "access-control-request-method": "POST"}
    return client.options(ENDPOINT, headers=asked)


def test_any_origin_reads_unless_told(client: Client) -> None:
    answer = post(client, QUERY, origin=OTHER)
    assert cors(answer) == {
        "Allow-Origin": "*",
        "Expose-Headers": (
            "Content-Version, Content-Stale, ETag, RateLimit, RateLimit-Policy, Retry-After"
        ),
    }
    assert "Origin" not in answer["Vary"]
    assert cors(preflight(client, OTHER)) == {
        "Allow-Origin": "*",
        "Allow-Methods": "GET, POST",
        "Allow-Headers": "Accept, Content-Type, If-None-Match",
        "Max-Age": "86400",
    }


def test_listed_origins_read_and_no_others(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_CORS_ORIGINS = ["https://first.example", FRONT]
    listed, unlisted = (post(client, QUERY, origin=origin) for origin in (FRONT, OTHER))
    assert (listed["Access-Control-Allow-Origin"], cors(unlisted)) == (FRONT, {})
    assert listed["Vary"] == unlisted["Vary"] == "Accept, Origin"
    assert cors(preflight(client, FRONT))["Allow-Origin"] == FRONT
    assert cors(preflight(client, OTHER)) == {}
    assert cors(post(client, {"query": "{"}, origin=FRONT))["Allow-Origin"] == FRONT
    assert cors(post(client, QUERY)) == {}


def test_kept_answers_are_one_for_each_listed_origin(settings: Settings) -> None:
    def key(origin: str) -> bytes | None:
        environ = {"REQUEST_METHOD": "GET", "QUERY_STRING": "query={a}", "HTTP_ORIGIN": origin}
        asked = Recognition().asked_in(environ)
        return asked and asked.key

    assert key(FRONT) == key(OTHER)
    settings.GRAPHQL_CORS_ORIGINS = [FRONT]
    assert key(FRONT) != key(OTHER) == key("https://third.example")


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_no_answer_sets_or_depends_on_a_cookie(client: Client, accept: str) -> None:
    client.force_login(UserFactory.create(is_superuser=True))
    asked: list[Any] = [
        client.get(ENDPOINT, QUERY, headers={"accept": accept}),
        client.get(ENDPOINT, headers={"accept": accept}),
        post(client, QUERY, accept=accept),
        post(client, {"query": "{"}, accept=accept),
        preflight(client, FRONT),
    ]
    for response in asked:
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert not response.has_header("Access-Control-Allow-Credentials")


@pytest.mark.usefixtures("real_limits")
def test_cost_is_told_to_who_asks(client: Client) -> None:
    query = {"query": "query($n: Int) { news(first: $n) { nodes { topics { name } } } }"}
    asked = query | {"variables": {"n": 3}, "extensions": {"cost": True}}
    answer = json.loads(post(client, asked).content)
    assert answer["data"] == {"news": {"nodes": []}}
    assert answer["extensions"] == {"cost": {"objects": 3 * (1 + 5), "allowed": 10_000}}
    assert "extensions" not in json.loads(post(client, query).content)
