"""Orders of lists: enum values that stand for columns; no client string reaches the database."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Field, Q


@dataclass(frozen=True, slots=True)
class Order:
    """A column and a direction; ties are broken by the primary key in the same direction.

    The column is one that is never null, so that no place of nulls is needed. It may be an
    annotation of the queryset: `annotated` then tells its type. `by_offset` is for what can't be
    compared again from a cursor, such as a distance: the cursor counts rows.
    """

    name: str
    column: str
    descending: bool = False
    annotated: "Field[Any, Any] | None" = None
    by_offset: bool = False

    def expressions(self, *, backwards: bool = False) -> list[Any]:
        """Return Django's order, forwards or from the end."""
        descending = self.descending != backwards
        names = [self.column] if self.column == "pk" else [self.column, "pk"]
        return [F(name).desc() if descending else F(name).asc() for name in names]

    def values_of(self, row: Any) -> tuple[Any, int]:
        """Return the sort value and the key of a row."""
        return getattr(row, self.column), row.pk

    def after(self, value: Any, pk: int, *, backwards: bool = False) -> Q:
        """Return the condition for rows behind a position (or before it, backwards)."""
        operator = "lt" if self.descending != backwards else "gt"
        behind_key = Q(**{f"pk__{operator}": pk})
        if self.column == "pk":
            return behind_key
        behind = Q(**{f"{self.column}__{operator}": value})
        same: Any = Q(**{self.column: value})
        # Said twice: of an alternative alone no database makes the beginning of a walk on an index.
        return Q(**{f"{self.column}__{operator}e": value}) & (behind | (same & behind_key))
