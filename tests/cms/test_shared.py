"""What processes share in Redis: budgets of clients, and queries by their hash."""

from collections.abc import Iterator

import pytest
from django.test import Client as Http
from pytest_django import Settings
from redis import Redis

from cms.graphql import buckets, persisted
from cms.graphql.clients import Client
from cms.graphql.requests import Refusal, hash_of
from tests.graphql import post
from tests.redis_server import redis_server

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TEXT = "{ __typename }"
NAMED = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash_of(TEXT)}}}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with redis_server() as address:
        yield address


@pytest.fixture(autouse=True)
def _redis(settings: Settings, address: str) -> Iterator[None]:
    settings.REDIS_URL = address
    with Redis.from_url(address) as client:
        client.flushall()
    yield
    persisted.texts.clear()


def as_another_process() -> None:
    """Forget what this process remembers by itself."""
    persisted.texts.clear()
    buckets.local.clear()


def test_budget_is_one_for_all_processes() -> None:
    somebody = Client("somebody", size=100, refill=1)
    buckets.charge(somebody, 60)
    as_another_process()
    buckets.charge(somebody, 40)
    with pytest.raises(Refusal) as refused:
        buckets.charge(somebody, 50)
    assert refused.value.status == 429
    assert refused.value.headers["RateLimit-Policy"] == '"objects";q=100;w=100'
    assert refused.value.headers["Retry-After"] in {"49", "50"}
    buckets.charge(Client("somebody else", size=100, refill=1), 100)


def test_bucket_fills_up_in_redis_and_is_forgotten_when_it_is_full(address: str) -> None:
    buckets.charge(Client("somebody", size=100, refill=20), 100)
    with Redis.from_url(address) as client:
        left = client.pttl("graphql:bucket:somebody")
        assert isinstance(left, int)
        assert 4_000 < left <= 5_001


def test_query_is_known_to_all_processes(client: Http) -> None:
    assert post(client, {"query": TEXT} | NAMED).status_code == 200
    as_another_process()
    response = post(client, NAMED)
    assert response.content == b'{"data":{"__typename":"Query"}}'


def test_text_that_somebody_put_under_another_hash_is_not_believed(
    client: Http, address: str
) -> None:
    with Redis.from_url(address) as redis:
        redis.set(f"graphql:query:{hash_of(TEXT)}", "{ locales { code } }")
    assert b"PersistedQueryNotFound" in post(client, NAMED).content


def test_odd_texts_are_kept_or_not_and_never_fail(client: Http, address: str) -> None:
    odd = "{ __typename } # \ud800"
    named = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash_of(odd)}}}
    kept = post(client, {"query": odd} | named)
    assert kept.status_code == 200
    with Redis.from_url(address) as redis:
        redis.set(f"graphql:query:{hash_of(TEXT)}", b"\xff\xfe")
    as_another_process()
    for each in (NAMED, named):
        assert b"PersistedQueryNotFound" in post(client, each).content
