"""Plans of the queries asked for lately: as many as a number of bytes holds."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode

from cms.graphql.pricing import Price, value_of

REMEMBERED_BYTES = 250_000
"""Of texts; a parsed query is a hundred times as large."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A query that can be executed: parsed, validated and priced once for each text."""

    document: DocumentNode
    prices: dict[str | None, Price]
    """By the operation's name."""
    may_open_drafts: bool
    """Whether a field of it takes a token, be it good or not: nobody may keep its answer."""

    def cost(self, operation_name: str | None, variables: dict[str, Any]) -> int:
        """Return how many objects the answer could hold; 0 for an operation that isn't there."""
        if operation_name is None and len(self.prices) == 1:
            [price] = self.prices.values()
        else:
            price = self.prices.get(operation_name, 0)
        return value_of(price, variables)


@dataclass(frozen=True, slots=True)
class Invalid:
    """A query that can't be executed, and what its client is told."""

    errors: list[dict[str, Any]]


class Plans:
    """Plans and refusals by the hash of their text, the latest used ones; safe between threads."""

    def __init__(self, room: int = REMEMBERED_BYTES) -> None:
        self._room = room
        self._taken = 0
        self._lock = threading.Lock()
        self._rows: OrderedDict[str, tuple[Plan | Invalid, int]] = OrderedDict()

    def get(self, key: str) -> Plan | Invalid | None:
        """Return what is known of a text."""
        with self._lock:
            row = self._rows.get(key)
            if row is None:
                return None
            self._rows.move_to_end(key)
            return row[0]

    def put(self, key: str, outcome: Plan | Invalid, size: int) -> None:
        """Remember what came of a text of a size; the longest unused ones make room."""
        with self._lock:
            self._taken += size - self._rows.pop(key, (None, 0))[1]
            self._rows[key] = (outcome, size)
            while self._taken > self._room:
                self._taken -= self._rows.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._rows.clear()
            self._taken = 0

    def __len__(self) -> int:
        return len(self._rows)
