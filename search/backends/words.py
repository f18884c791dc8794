"""What is looked for, and what of a page can be found: the same for all databases."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question in all its forms; any of them will do.

    `begins` are plain forms that may go on: the last word of a question is often half typed. What
    has the word itself counts more.
    """

    forms: tuple[str, ...]
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of a question: all of them have to be there, or any."""

    words: tuple[Word, ...]
    all: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a page by weight, each in all its forms: what counts most stands first."""

    page_id: int
    names: tuple[tuple[str, ...], ...]
    title: tuple[tuple[str, ...], ...]
    summary: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...]

    @property
    def parts(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The parts in the order of their weight."""
        return self.names, self.title, self.summary, self.body


Sql = tuple[str, list[Any]]
"""A statement, and its parameters."""
