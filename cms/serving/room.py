"""Room on disk for large bodies while they come: who has many connections must not fill it."""

from collections.abc import Iterator
from contextlib import contextmanager

SMALL_BYTES = 500_000
"""What forms of text have at most: these are held anyway."""
MOST_BYTES = 500_000_000
"""Of all large bodies that strangers send to one process at the same time."""
MOST_BYTES_OF_STAFF = 1_000_000_000


class Full(Exception):
    """So many large bodies are coming that no other is read."""


class Room:
    """Bytes that bodies may have together which come to a process at the same time."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._held_bytes = 0

    @contextmanager
    def held(self, size_bytes: int) -> Iterator[None]:
        """Hold room for a body until its request is answered; raise Full where there is none."""
        size_bytes = size_bytes if size_bytes > SMALL_BYTES else 0
        if self._held_bytes + size_bytes > self._most_bytes:
            raise Full
        self._held_bytes += size_bytes
        try:
            yield
        finally:
            self._held_bytes -= size_bytes
