"""Budgets of objects that fill up again: the generic cell rate algorithm (ITU-T I.371, Annex A).

One number is kept for each client: the time at which its bucket will be full. Redis keeps it for
all processes; where there is none, or while it is away, each process keeps its own.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from math import ceil

from cms.graphql.clients import Client
from cms.graphql.requests import Refusal
from cms.graphql.shared import shared
from core.errors import ErrorCode, LimitExceeded

MOST_CLIENTS = 10_000
"""Remembered by a process: the longest unseen are forgotten, and begin with a full bucket."""

PREFIX = "graphql:bucket:"
SCRIPT = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
local price, room = tonumber(ARGV[1]), tonumber(ARGV[2])
if full + price - now > room then return {0, full - now} end
full = full + price
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000) + 1)
return {1, full - now}
"""
"""Takes a price if there is room for it; times and prices are microseconds."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a price from a bucket."""

    allowed: bool
    spent: int
    """Objects that are missing from the bucket now."""


class LocalBuckets:
    """The buckets of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def take(self, client: Client, price: int, now: float) -> Taken:
        """Take a price at a time in seconds, if the bucket holds it."""
        with self._lock:
            full_at = max(self._full_at.pop(client.key, 0.0), now)
            after = full_at + price / client.refill
            allowed = after - now <= client.size / client.refill
            self._full_at[client.key] = after if allowed else full_at
            while len(self._full_at) > MOST_CLIENTS:
                self._full_at.popitem(last=False)
            return Taken(allowed, ceil((self._full_at[client.key] - now) * client.refill))

    def clear(self) -> None:
        """Fill all buckets."""
        with self._lock:
            self._full_at.clear()


local = LocalBuckets()


def charge(client: Client, price: int) -> None:
    """Take a price from a client's bucket; raise Refusal when it holds less."""
    if client.is_own:
        return
    # Dearer than the whole bucket: it takes a full one, or it could never be had.
    price = min(price, client.size)
    taken = _take_shared(client, price) or local.take(client, price, time.monotonic())
    if not taken.allowed:
        raise _refusal(client, price, taken)


def _take_shared(client: Client, price: int) -> Taken | None:
    store = shared()
    if store is None:
        return None
    words = [str(amount * 1_000_000 // client.refill) for amount in (price, client.size)]
    answer = store.ask(lambda redis: redis.eval(SCRIPT, 1, PREFIX + client.key, *words))
    if answer is None:
        return None
    allowed, spent = answer
    return Taken(bool(allowed), ceil(spent * client.refill / 1_000_000))


def _refusal(client: Client, price: int, taken: Taken) -> Refusal:
    """Return the answer to who asks too much: when to ask again, and what the budget is."""
    left = max(0, client.size - taken.spent)
    wait = max(1, ceil((price - left) / client.refill))
    message = (
        f"This client has asked for too much: {client.size} objects at once and {client.refill} "
        f"more each second are allowed. Ask again in {wait} s."
    )
    error = LimitExceeded("rate", client.size, message, code=ErrorCode.RATE_LIMITED)
    window = ceil(client.size / client.refill)
    headers = {
        "Retry-After": str(wait),
        "RateLimit-Policy": f'"objects";q={client.size};w={window}',
        "RateLimit": f'"objects";r={left};t={wait}',
        "Cache-Control": "no-store",
    }
    return Refusal(429, error, headers)
