"""What all processes know together: Redis, where there is one. Nothing ever needs it."""

import logging
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from django.conf import settings

logger = logging.getLogger(__name__)

T = TypeVar("T")

SOCKET_SECONDS = 0.2
REST_SECONDS = 5.0
"""How long Redis isn't asked again after it has failed."""


class Shared:
    """Redis, asked for a bounded time and left alone for a while when it fails."""

    def __init__(self, url: str) -> None:
        # Its client takes eight megabytes of each process: only where there is Redis.
        from redis import Redis, RedisError  # noqa: PLC0415 - see above
        from redis.backoff import NoBackoff  # noqa: PLC0415 - see above
        from redis.retry import Retry  # noqa: PLC0415 - see above

        self._failures = (RedisError, OSError)
        self._rests_until = 0.0
        self._redis: Any = Redis.from_url(
            url,
            socket_timeout=SOCKET_SECONDS,
            socket_connect_timeout=SOCKET_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )

    def ask(self, question: Callable[[Any], T]) -> T | None:
        """Return what Redis answers; None when it is away."""
        if time.monotonic() < self._rests_until:
            return None
        try:
            return question(self._redis)
        except self._failures as error:
            self._rests_until = time.monotonic() + REST_SECONDS
            logger.warning("Redis is away: %s", type(error).__name__)
            return None


@lru_cache(maxsize=4)
def _at(url: str) -> Shared:
    return Shared(url)


def shared() -> Shared | None:
    """Return what processes share; None where there is only this one's memory."""
    return _at(settings.REDIS_URL) if settings.REDIS_URL else None
