"""Budgets of clients: who asks, what is left, and when to ask again."""

import hashlib
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client as Http
from pytest_django import Settings

from cms.graphql import buckets
from cms.graphql.buckets import LocalBuckets
from cms.graphql.clients import Client, address_of
from tests.graphql import codes, post

pytestmark = pytest.mark.django_db

PROXIES = ["127.0.0.0/8", "10.0.0.0/8", "fd00::/8"]
QUERY = {"query": "{ locales { code } }"}


@pytest.fixture(autouse=True)
def _budgets(settings: Settings) -> Iterator[None]:
    settings.GRAPHQL_BUCKET_SIZE = 140
    settings.GRAPHQL_BUCKET_REFILL = 1
    buckets.local.clear()
    yield
    buckets.local.clear()


def ask(http: Http, **headers: str) -> tuple[int, HttpResponse]:
    response = post(http, QUERY, **headers)
    return response.status_code, response


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.5", "", "203.0.113.5"),
        ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "192.0.2.9, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "192.0.2.9, 198.51.100.1, 10.2.3.4", "198.51.100.1"),
        ("127.0.0.1", "10.1.1.1, 10.2.3.4", "10.1.1.1"),
        ("127.0.0.1", "198.51.100.1, nonsense", "127.0.0.1"),
        ("", "198.51.100.1", "198.51.100.1"),
        ("", "", "None"),
        ("2001:db8:1:2:3::4", "", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "", "2001:db8:1:2::/64"),
        ("fd00::1", "2001:db8::7", "2001:db8::/64"),
        ("::ffff:203.0.113.5", "", "203.0.113.5"),
        ("fe80::1%eth0", "", "fe80::/64"),
    ],
)
def test_client_is_the_last_address_that_is_no_trusted_proxy(
    peer: str, forwarded: str, client: str
) -> None:
    assert address_of(peer, forwarded, PROXIES) == client


def test_who_asks_too_much_is_told_when_to_ask_again(client: Http) -> None:
    """A new text costs 100 and ten languages 10: three fit into 140, then ten seconds pass."""
    assert [ask(client)[0] for _ in range(4)] == [200, 200, 200, 200]
    response = post(client, QUERY)
    answer = json.loads(response.content)
    assert (response.status_code, codes(answer)) == (429, ["RATE_LIMITED"])
    assert answer["errors"][0]["extensions"]["allowed"] == 140
    assert response["RateLimit-Policy"] == '"objects";q=140;w=140'
    assert response["RateLimit"] == '"objects";r=0;t=10'
    assert response["Retry-After"] == "10"
    assert response["Cache-Control"] == "no-store"


def test_one_client_leaves_the_budget_of_another(client: Http) -> None:
    assert [ask(client)[0] for _ in range(5)] == [200, 200, 200, 200, 429]
    assert ask(client, x_forwarded_for="198.51.100.7")[0] == 200
    assert ask(client, x_forwarded_for="1.2.3.4, 127.0.0.1")[0] == 200
    assert ask(client)[0] == 429


def test_address_that_a_stranger_writes_is_not_believed(settings: Settings) -> None:
    settings.GRAPHQL_TRUSTED_PROXIES = []
    http = Http(REMOTE_ADDR="203.0.113.5")
    seen = [ask(http, x_forwarded_for=f"198.51.100.{n}")[0] for n in range(5)]
    assert seen == [200, 200, 200, 200, 429]


@pytest.mark.parametrize("header", ["authorization", "x_api_key"])
def test_build_with_a_key_has_a_budget_of_its_own(
    client: Http, settings: Settings, header: str
) -> None:
    digest = hashlib.sha256(b"the key").hexdigest()
    settings.GRAPHQL_CLIENT_KEYS = [f"website:{digest}:1000:5"]
    key = {header: "Bearer the key" if header == "authorization" else "the key"}
    assert [ask(client, **key)[0] for _ in range(20)] == [200] * 20
    wrong = {header: key[header] + "s"}
    assert [ask(client, **wrong)[0] for _ in range(15)] == [200] * 14 + [429]


def test_refused_query_costs_its_planning(client: Http) -> None:
    assert codes(json.loads(post(client, {"query": "{ a }"}).content)) == ["VALIDATION_FAILED"]
    assert post(client, {"query": "{ b }"}).status_code == 429
    assert codes(json.loads(post(client, {"query": "{ a }"}).content)) == ["VALIDATION_FAILED"]


def test_query_dearer_than_the_bucket_takes_a_full_one(client: Http) -> None:
    query = {"query": "{ news(first: 200) { nodes { id } } }"}
    assert post(client, query).status_code == 429
    buckets.local.clear()
    assert post(client, query).status_code == 200


def test_bucket_fills_up_with_time() -> None:
    local, somebody = LocalBuckets(), Client("somebody", size=100, refill=10)

    def take(price: int, now: float) -> tuple[bool, int]:
        taken = local.take(somebody, price, now)
        return taken.allowed, taken.spent

    assert take(100, 50.0) == (True, 100)
    assert take(1, 50.0) == (False, 100)
    assert take(10, 51.0) == (True, 100)
    assert take(51, 55.0) == (False, 60)
    assert take(40, 55.0) == (True, 100)
    assert take(100, 1000.0) == (True, 100)


def test_process_remembers_a_bounded_number_of_clients() -> None:
    local = LocalBuckets()
    for number in range(buckets.MOST_CLIENTS + 1):
        local.take(Client(str(number), 10, 1), 10, 0.0)
    assert local.take(Client("0", 10, 1), 10, 0.0).allowed
    assert not local.take(Client("2", 10, 1), 10, 0.0).allowed


def test_address_is_in_no_log_and_no_key(
    client: Http, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys: list[str] = []
    take = LocalBuckets.take

    def seen(self: LocalBuckets, who: Client, *rest: Any) -> Any:
        keys.append(who.key)
        return take(self, who, *rest)

    monkeypatch.setattr(LocalBuckets, "take", seen)
    with caplog.at_level(logging.DEBUG):
        for _ in range(6):
            post(client, QUERY, x_forwarded_for="198.51.100.77")
    assert "198.51.100.77" not in caplog.text
    assert len(keys) == 6 + 1
    assert "198.51.100.77" not in "".join(keys)


def test_without_redis_each_process_keeps_its_own_buckets(client: Http, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"  # Nothing listens there.
    assert [ask(client)[0] for _ in range(5)] == [200, 200, 200, 200, 429]
