"""Where something is kept of people: each place knows how to find, tell and erase it."""

from collections.abc import Iterable
from typing import Any, Protocol

from submissions.services.persons.facts import Kept
from submissions.services.persons.wanted import Wanted

Found = dict[int, bool]
"""Keys of rows, and whether they are the person's own; others only mention them."""


class Source(Protocol):
    """A place in which something is kept of people."""

    name: str
    heading: Any

    def find(self, wanted: Wanted) -> Found:
        """Return the rows that are about somebody."""

    def read(self, keys: Iterable[int]) -> list[Kept]:
        """Return what rows tell, the newest first; a constant number of statements."""

    def erase(self, keys: Iterable[int]) -> None:
        """Erase what rows tell of people, in the open transaction."""
