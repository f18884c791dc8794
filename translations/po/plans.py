"""What the import of a PO file would do."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from wagtail.models import Locale
from wagtail_localize.models import Translation

from translations.po.notation import links_left_out, write
from translations.po.units import Place


class Kind(StrEnum):
    """What becomes of a text of the file."""

    ADDED = "added"
    """There was no translation: it becomes one."""
    CHANGED = "changed"
    """There is another translation: it becomes a proposal."""
    UNFINISHED = "unfinished"
    """There is no translation, and the text is marked “fuzzy”: it becomes a proposal."""
    EARLIER = "earlier"
    """The source has changed since the file was made: it becomes a proposal for the old text."""


@dataclass(frozen=True, slots=True)
class Change:
    """A text of the file that is not what there is; `before` and `after` are as in the file."""

    kind: Kind
    place: Place
    before: str
    after: str
    data: str
    """What is stored."""
    line: int

    @property
    def links_left_out(self) -> tuple[str, ...]:
        """Names of the source's links that the text has no more."""
        return links_left_out(self.place.string.data, self.data)

    @property
    def source(self) -> str:
        """The source text as in the file."""
        return write(self.place.string.data)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import would do, and how many texts it would leave as they are."""

    locale: Locale
    translations: tuple[Translation, ...]
    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    empty: int = 0
    """Texts that the file leaves empty."""
    waiting: int = 0
    """Texts that are open proposals already."""
    absent: int = 0
    """Texts of the translations concerned that the file has not."""
    is_of_other_source: bool = False
    """Whether a source text has changed since the file was made."""

    @property
    def counts(self) -> Counter[Kind]:
        """How many changes of each kind there are."""
        return Counter(change.kind for change in self.changes)

    @property
    def digest(self) -> str:
        """What stands for the plan: two with the same do the same."""
        made_from = hashlib.sha256()
        for change in self.changes:
            parts = [change.kind, *map(str, change.place.key), change.before, change.data]
            made_from.update("\x1f".join(parts).encode() + b"\x1e")
        return made_from.hexdigest()
