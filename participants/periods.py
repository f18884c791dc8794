"""Spans of days with open ends, and the rules of adhesions over them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST_DAYS = {"alliance": date(2013, 3, 1)}
"""By instrument, the first day on which somebody can have belonged (the Alliance: March 2013)."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days of an adhesion, first and last included; None is an open end."""

    instrument: str
    since: date | None
    until: date | None

    @classmethod
    def of(cls, row: Any) -> "Period":
        """Return the period of an adhesion."""
        return cls(row.instrument, row.since, row.until)

    def includes(self, day: date) -> bool:
        """Tell whether a day belongs to the period; none does before its instrument began."""
        begins = max(self.since or date.min, FIRST_DAYS.get(self.instrument, date.min))
        return begins <= day <= (self.until or date.max)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether both belong to one instrument and share a day."""
        return (
            self.instrument == other.instrument
            and (self.since or date.min) <= (other.until or date.max)
            and (other.since or date.min) <= (self.until or date.max)
        )


def overlap_message() -> str:
    """Say that an authority can't belong to an instrument twice at a time."""
    return _(
        "It belongs to this instrument at that time already. Give the earlier adhesion its last "
        "day, or correct the dates."
    )


def check_adhesions(periods: Iterable[Period]) -> None:
    """Raise ValidationError when two adhesions of one authority overlap."""
    if any(first.overlaps(second) for first, second in combinations(list(periods), 2)):
        raise ValidationError({"since": overlap_message()})
