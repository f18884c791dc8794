"""Django's cache in Redis, without needing it: while Redis is away, nothing fails or waits long.

Then nothing is found and nothing is kept. What should have been changed or forgotten meanwhile is
still there when Redis comes back, so everything is forgotten first: a session that ended, an
address of a site.
"""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, TypeVar

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

T = TypeVar("T")

SOCKET_SECONDS = 0.25
REST_SECONDS = 1.0
"""How long Redis isn't asked again after it has failed."""


@dataclass(slots=True)
class Outage:
    """What a process knows of Redis being away; its threads share it."""

    rests_until: float = 0.0
    lost_a_change: bool = False


class ForgivingClient(RedisCacheClient):
    """Asks Redis for a bounded time, and leaves it alone for a moment when it fails."""

    outage: ClassVar[Outage] = Outage()

    def _read(self, ask: Callable[[], T], otherwise: T) -> T:
        if time.monotonic() < self.outage.rests_until:
            return otherwise
        try:
            if self.outage.lost_a_change:
                super().clear()
                self.outage.lost_a_change = False
            return ask()
        except RedisError as error:
            self.outage.rests_until = time.monotonic() + REST_SECONDS
            logger.warning("The cache does not answer: %s", type(error).__name__)
            return otherwise

    def _change(self, ask: Callable[[], T], otherwise: T) -> T:
        # Presumed lost until Redis has said that it is done.
        done: list[T] = []
        self._read(lambda: done.append(ask()), None)
        if not done:
            self.outage.lost_a_change = True
            return otherwise
        return done[0]

    def get(self, key: Any, default: Any) -> Any:
        return self._read(partial(super().get, key, default), default)

    def get_many(self, keys: Iterable[Any]) -> dict[Any, Any]:
        nothing: dict[Any, Any] = {}
        return self._read(partial(super().get_many, keys), nothing)

    def has_key(self, key: Any) -> bool:
        return self._read(partial(super().has_key, key), otherwise=False)

    def add(self, key: Any, value: Any, timeout: Any) -> bool:
        return self._change(partial(super().add, key, value, timeout), otherwise=False)

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        self._change(partial(super().set, key, value, timeout), None)

    def set_many(self, data: Mapping[Any, Any], timeout: Any) -> None:
        self._change(partial(super().set_many, data, timeout), None)

    def touch(self, key: Any, timeout: Any) -> bool:
        return self._change(partial(super().touch, key, timeout), otherwise=False)

    def delete(self, key: Any) -> bool:
        return self._change(partial(super().delete, key), otherwise=False)

    def delete_many(self, keys: Iterable[Any]) -> None:
        self._change(partial(super().delete_many, keys), None)

    def incr(self, key: Any, delta: int) -> Any:
        """Count up; raises ValueError for a number that is not there, or not to be had."""
        counted = self._change(partial(super().incr, key, delta), None)
        if counted is None:
            raise ValueError(f"Key '{key}' not found.")
        return counted

    def clear(self) -> bool:
        return self._change(super().clear, otherwise=False)


class ForgivingRedisCache(RedisCache):
    """Django's backend with such a client (CACHES in the settings)."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = ForgivingClient
        self._options = {
            "socket_timeout": SOCKET_SECONDS,
            "socket_connect_timeout": SOCKET_SECONDS,
            # One more try: a connection of before may have been closed meanwhile.
            "retry": Retry(NoBackoff(), 1),
            **params.get("OPTIONS", {}),
        }
