"""Django's cache while Redis is away: nothing fails or waits long, and nothing old comes back."""

import logging
import math
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache.backends.redis import RedisCache
from redis import Redis

from cms.redis_cache import ForgivingClient, ForgivingRedisCache, Outage
from tests.redis_server import redis_server

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with redis_server() as address:
        yield address


@pytest.fixture(autouse=True)
def first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be known of an outage that another test has made."""
    monkeypatch.setattr(ForgivingClient, "outage", Outage())


def rest() -> None:
    """Let the moment be over in which Redis is left alone."""
    ForgivingClient.outage.rests_until = 0.0


def leave_alone() -> None:
    """Let that moment last, however slow the test's machine is."""
    ForgivingClient.outage.rests_until = math.inf


def cache_at(address: str, **options: float) -> Any:
    return ForgivingRedisCache(address, {"OPTIONS": options})


@contextmanager
def asleep(address: str) -> Iterator[None]:
    """Let Redis take connections and say nothing meanwhile; it remembers everything."""
    with Redis.from_url(address) as operator:
        process: int = operator.info()["process_id"]
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def test_nothing_fails_while_redis_is_away(caplog: pytest.LogCaptureFixture) -> None:
    cache = cache_at(NOBODY_LISTENS)

    assert cache.get("a", "otherwise") == "otherwise"
    leave_alone()
    assert cache.get_or_set("a", 5) == 5
    assert cache.get_many(["a", "b"]) == {}
    assert (cache.add("a", 1), cache.touch("a"), cache.has_key("a")) == (False, False, False)
    assert (cache.set("a", 1), cache.set_many({"a": 1})) == (None, [])
    assert (cache.delete("a"), cache.delete_many(["a"]), cache.clear()) == (False, None, False)
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")
    # It was asked once, and then left alone.
    assert caplog.record_tuples == [
        ("cms.redis_cache", logging.WARNING, "The cache does not answer: ConnectionError")
    ]


def test_otherwise_it_is_djangos_own(address: str) -> None:
    ours, djangos = cache_at(address, socket_timeout=10), RedisCache(address, {})

    assert (ours.add("a", 1), ours.add("a", 2)) == (True, False)
    assert (djangos.get("a"), ours.incr("a", 4), djangos.get("a")) == (1, 5, 5)
    ours.set_many({"b": [1], "c": None})
    assert djangos.get_many(["b", "c"]) == {"b": [1], "c": None} == ours.get_many(["b", "c"])
    assert (ours.touch("b", 60), ours.has_key("b"), ours.delete("b")) == (True, True, True)
    ours.delete_many(["c"])
    assert djangos.get_many(["b", "c"]) == {}
    assert (ours.clear(), djangos.get("a")) == (True, None)
    with pytest.raises(ValueError, match="not found"):
        ours.incr("a")


def test_what_was_to_be_forgotten_does_not_come_back(address: str) -> None:
    cache, djangos = cache_at(address, socket_timeout=2), RedisCache(address, {})
    djangos.set_many({"session": "open", "site": "old"})
    with asleep(address):
        assert cache.delete("session") is False
    leave_alone()
    assert cache.get("session") is None
    assert djangos.get("site") == "old"

    rest()

    assert cache.get("site") is None
    assert djangos.get_many(["session", "site"]) == {}
    cache.set("site", "new")
    assert cache.get("site") == "new" == djangos.get("site")


def test_a_lost_read_forgets_nothing(address: str) -> None:
    cache = cache_at(address, socket_timeout=2)
    RedisCache(address, {}).set("site", "same")
    with asleep(address):
        assert cache.get("site") is None
    rest()

    assert cache.get("site") == "same"
