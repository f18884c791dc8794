"""What the board is made of: contents of the source language, and what other languages have."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale

from translations.board.states import UNFINISHED, State
from translations.models import Assignment


@dataclass(frozen=True, slots=True)
class Source:
    """A page or snippet in the source language, draft or published."""

    model: Any
    """Its own class; `kind` is the content type of the class that holds language and key."""
    kind: ContentType
    key: UUID
    pk: Any
    title: str
    live: bool
    published_at: datetime | None
    path: str = ""
    """Its place in the tree of pages; empty for a snippet."""
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A page or snippet in another language."""

    pk: Any
    title: str
    live: bool
    has_draft: bool
    published_at: datetime | None
    source_read_at: datetime | None
    untranslated: int
    path: str = ""
    owner_id: int | None = None
    is_alias: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """What was sent to translators of a content for one language."""

    taken_over_at: datetime
    changed_segments: int | None
    changed_words: int
    open_segments: int = 0
    open_words: int = 0
    translated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A content in one language, as the board shows it."""

    source: Source
    locale: Locale
    target: Target | None
    state: State
    segments: int | None
    """Texts to do, and their words; None when that can't be told."""
    words: int | None
    assignment: Assignment | None
    is_own: bool
    """The viewer may translate or publish it."""

    def is_overdue(self, today: date) -> bool:
        """Tell whether its date has passed with work left."""
        due = self.assignment.due if self.assignment else None
        return due is not None and due < today and self.state in UNFINISHED

    @property
    def key(self) -> str:
        """Its name in forms."""
        return f"{self.source.kind.pk}:{self.source.key}:{self.locale.pk}"


@dataclass(frozen=True, slots=True)
class Row:
    """A content with its cells, one for each language that is shown."""

    source: Source
    cells: list[Cell] = field(default_factory=list)
