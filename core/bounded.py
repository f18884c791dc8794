"""A memory of a set room: of bytes, of characters, or of a number of things."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Bounded(Generic[V]):
    """Values by key, the latest used ones; safe between threads."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._lock = threading.Lock()
        self._rows: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        """Return a value that is remembered."""
        with self._lock:
            row = self._rows.get(key)
            if row is None:
                return None
            self._rows.move_to_end(key)
            return row[0]

    def put(self, key: Hashable, value: V, size: int) -> None:
        """Remember a value of a size; the longest unused ones make room."""
        with self._lock:
            before = self._rows.pop(key, None)
            self._taken += size - (before[1] if before else 0)
            self._rows[key] = (value, size)
            while self._taken > self._room:
                self._taken -= self._rows.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._rows.clear()
            self._taken = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._rows

    def __len__(self) -> int:
        return len(self._rows)
