"""Whom a search is for, and whether a text is about them."""

import re
from dataclasses import dataclass
from typing import Self

from core.collation import folded
from submissions.services.digests import mailbox_of

WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """An e-mail address, or a name: all its words, in whatever order, case and accents.

    It is compared here and not by the database: SQLite knows no case but that of ASCII, and what a
    person has a right to must not hang on that.
    """

    text: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Self:
        """Return whom a typed text stands for."""
        return cls(folded(text.strip()), words_of(text))

    @property
    def is_address(self) -> bool:
        """Whether it is an e-mail address."""
        return "@" in self.text

    def names(self, *values: str | None) -> bool:
        """Tell whether one of the columns that say who somebody is says that it is them.

        A mailbox is somebody's by whichever of its addresses.
        """
        if self.is_address:
            own = mailbox_of(self.text)
            return any(mailbox_of(folded(value)) == own for value in values if value)
        return self.mentioned_in(*values)

    def mentioned_in(self, *values: str | None) -> bool:
        """Tell whether one of these texts speaks of them."""
        if self.is_address:
            alone = re.compile(rf"(?<![\w.+-]){re.escape(self.text)}(?![\w-])")
            return any(alone.search(folded(value)) for value in values if value)
        if not self.words:
            return False
        return any(self.words <= words_of(value) for value in values if value)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, compared as a search does."""
    return frozenset(WORDS.findall(folded(text)))
