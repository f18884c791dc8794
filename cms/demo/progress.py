"""What a person at the terminal sees while the demonstration is made."""

from collections.abc import Collection, Iterator
from typing import TypeVar

from django.core.management.base import OutputWrapper

T = TypeVar("T")

LINES_PER_LIST = 3
"""How many lines a list takes where a line can't be written over, as in a file."""


class Progress:
    """Lines and counters such as “News 23/60” on a stream."""

    def __init__(self, stream: OutputWrapper) -> None:
        self.stream = stream

    def say(self, text: str) -> None:
        """Write a line at once."""
        self.stream.write(f"  {text}")
        self.stream.flush()

    def count(self, name: str, things: Collection[T]) -> Iterator[T]:
        """Yield the things, and tell how many are done."""
        total = len(things)
        step = max(1, -(-total // LINES_PER_LIST))
        for done, thing in enumerate(things, start=1):
            yield thing
            is_last = done == total
            if self.stream.isatty():
                self.stream.write(f"\r  {name} {done}/{total}", ending="\n" if is_last else "")
            elif is_last or done % step == 0:
                self.stream.write(f"  {name} {done}/{total}")
            self.stream.flush()
