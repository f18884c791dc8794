"""What is hidden at a time, read once for many statements.

Statements that look for it by themselves are long, and planning them costs a database more than
executing them: of most sites it is a handful of paths and keys.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import CharField, Exists, Q, Value
from django.db.models.functions import Cast
from wagtail.models import Page, PageViewRestriction

from core.conditions import (
    closed_above,
    embargoed_content,
    is_closed,
    is_in_its_own_language,
    mirrors_any,
    not_expired,
    private_collections,
    restricted_above,
)

T = TypeVar("T")

MAX_FACTS = 100
"""How many values of a kind are written into statements; more are looked up by the database."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden at a time: read once, it makes the statements of many requests short.

    Each kind is None when there is too much of it: then statements look for it by themselves.
    """

    closed: tuple[str, ...] | None
    """Paths of pages with something below that are not to be read, or not by all."""
    embargoed: tuple[UUID, ...] | None
    """Translation keys of embargoed content."""
    mirrors: tuple[int, ...] | None
    """Keys of the aliases that stand in their own language."""
    private: tuple[int, ...] | None
    """Keys of the collections that are not public."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, and what is hidden then."""

    now: datetime
    hidden: Hidden


When = datetime | Moment | None
"""The time at which something is read; none is now."""


def hidden_at(now: datetime) -> Hidden:
    """Read what is hidden at a time, in one statement."""
    closed = Page.objects.filter(is_closed(now), numchild__gt=0, depth__gt=1)
    mirrors = Page.objects.filter(is_in_its_own_language(), alias_of__isnull=False)
    for embargo in embargoed_content(now):
        mirrors = mirrors.exclude(mirrors_any(embargo))
    parts = [
        _kept_as("closed", closed, "path"),
        _kept_as("closed", PageViewRestriction.objects.all(), "page__path"),
        *(_kept_as("embargoed", rows, "translation_key") for rows in embargoed_content(now)),
        _kept_as("mirrors", mirrors, "pk"),
        _kept_as("private", private_collections(), "pk"),
    ]
    found: dict[str, list[str]] = defaultdict(list)
    for kind, value in parts[0].union(*parts[1:], all=True):
        found[kind].append(value)
    return Hidden(
        closed=_uppermost(found["closed"]),
        embargoed=_at_most_all(UUID(key) for key in found["embargoed"]),
        mirrors=_at_most_all(int(key) for key in found["mirrors"]),
        private=_at_most_all(int(key) for key in found["private"]),
    )


def _kept_as(kind: str, rows: "models.QuerySet[Any]", column: str) -> "models.QuerySet[Any]":
    """Return the values of a column as texts, each with what they are."""
    text = Cast(column, output_field=CharField(max_length=255))
    return rows.order_by().values_list(Value(kind, output_field=CharField(max_length=20)), text)


def _at_most_all(values: Iterable[T]) -> tuple[T, ...] | None:
    """Return the values; None for more than are written into statements."""
    found = tuple(values)
    return found if len(found) <= MAX_FACTS else None


def _uppermost(paths: list[str]) -> tuple[str, ...] | None:
    """Return the paths without those below others of them."""
    found: list[str] = []
    for path in sorted(paths):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return _at_most_all(found)


def public_at_moment(moment: Moment) -> Q:
    """Return the condition for a page that anyone may read, by what is known to be hidden."""
    now, hidden = moment.now, moment.hidden
    shown = Q(live=True, depth__gt=1) & not_expired(now)
    return shown & _is_original(now, hidden) & _is_open(now, hidden) & _is_due(now, hidden)


def _is_original(now: datetime, hidden: Hidden) -> Q:
    original = Q(alias_of__isnull=True)
    if hidden.mirrors is not None:
        return original | Q(pk__in=hidden.mirrors) if hidden.mirrors else original
    shown = is_in_its_own_language()
    for embargo in embargoed_content(now):
        shown &= ~mirrors_any(embargo)
    return shown


def _is_open(now: datetime, hidden: Hidden) -> Q:
    if hidden.closed is None:
        return ~Exists(closed_above(now, "")) & ~Exists(restricted_above(""))
    shown = Q()
    for path in hidden.closed:
        shown &= ~Q(path__startswith=path)
    return shown


def _is_due(now: datetime, hidden: Hidden) -> Q:
    if hidden.embargoed is not None:
        return ~Q(translation_key__in=hidden.embargoed) if hidden.embargoed else Q()
    shown = Q()
    for embargo in embargoed_content(now):
        shown &= ~Q(translation_key__in=embargo)
    return shown
