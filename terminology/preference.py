"""The rule that one designation is preferred at a time."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

from django.utils.translation import gettext_lazy as _

PREFERRED = "preferred"
TWO_PREFERRED = _(
    "“%(other)s” is preferred at that time already. Give one of the two another status, or a "
    "last day before the other's first."
)


def rivals(designations: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Return pairs of preferred designations of one page whose validity shares a day."""
    preferred = [row for row in designations if row.status == PREFERRED]
    return [pair for pair in combinations(preferred, 2) if _overlap(*pair)]


def rivalry_message(other: Any) -> str:
    """Say which designation stands in the way."""
    return str(TWO_PREFERRED) % {"other": other.term}


def _overlap(one: Any, other: Any) -> bool:
    return (one.valid_from or date.min) <= (other.valid_until or date.max) and (
        other.valid_from or date.min
    ) <= (one.valid_until or date.max)
