"""What a row tells of somebody, for people to read and for programs to take over."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

NOTHING: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True, slots=True)
class Fact:
    """One value: `name` is the column's and lasts, `shown` is for people."""

    name: str
    label: str
    value: Any
    shown: str


@dataclass(frozen=True, slots=True)
class Group:
    """What stands below a row, each entry with facts of its own."""

    name: str
    label: str
    entries: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that is kept of somebody; `is_open` when a decision about it has still to be made."""

    source: str
    pk: int
    label: str
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...] = field(default=())
    is_open: bool = False

    @property
    def key(self) -> str:
        """Return what names the row among all that is kept."""
        return f"{self.source}-{self.pk}"


def facts_of(row: models.Model, names: Iterable[str]) -> tuple[Fact, ...]:
    """Return what columns of a row hold; empty ones are left out."""
    return tuple(
        Fact(name, label_of(row, name), value, shown(row, name, value))
        for name in names
        if (value := getattr(row, name)) not in NOTHING
    )


def group_of(name: str, label: Any, rows: Iterable[models.Model], columns: Iterable[str]) -> Group:
    """Return rows below another one."""
    columns = tuple(columns)
    return Group(name, str(label), tuple(facts_of(row, columns) for row in rows))


def label_of(row: models.Model, name: str) -> str:
    """Return what a column is called."""
    return capfirst(str(getattr(row._meta.get_field(name), "verbose_name", name)))


def shown(row: models.Model, name: str, value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display else value)
