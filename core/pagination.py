"""Relay pagination by keyset: cursors hold while content is published between two pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from core.cursors import bad_cursor, decode_cursor, decoded, encode_cursor, encoded, list_name
from core.errors import bad_argument
from core.fallback import Served
from core.lists import KeptList
from core.ordering import Order

MAX_FIRST = 200
DEFAULT_FIRST = 20

Read = Callable[["models.QuerySet[Any]"], list[Any]]
"""Reads the rows of a queryset."""

ServedOf = Callable[[Any], Served]
"""Tells of a row in which language it was asked for and is given."""


def _as_they_are(rows: Sequence[Any]) -> Sequence[Any]:
    return rows


@dataclass(frozen=True, slots=True)
class Rows:
    """How a list's rows are read, what stands in its nodes, and what is told of their language."""

    prepare: Callable[[Sequence[Any]], Sequence[Any]] = _as_they_are
    """Receives the rows of a part and returns what stands in `nodes`, in order."""
    served: ServedOf | None = None
    read: Read = list


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of a list is asked for; build it with `slice_from`."""

    size: int
    backwards: bool = False
    after: str | None = None
    before: str | None = None


def slice_from(
    first: int | None = None,
    last: int | None = None,
    after: str | None = None,
    before: str | None = None,
) -> Slice:
    """Check the four arguments of a connection; raise BAD_ARGUMENT when they make no sense."""
    if first is not None and last is not None:
        raise bad_argument("Give `first` or `last`, not both.")
    name, size = ("last", last) if last is not None else ("first", first)
    if size is None:
        size = DEFAULT_FIRST
    if not 0 <= size <= MAX_FIRST:
        raise bad_argument(f"`{name}` is a number from 0 to {MAX_FIRST}.")
    return Slice(size, backwards=last is not None, after=after, before=before)


class Connection:
    """One part of a list, read when a field of it is asked for.

    `total_count` costs its own statement; nodes cost one, however much else is asked.
    """

    def __init__(
        self,
        source: "models.QuerySet[Any] | KeptList",
        order: Order,
        part: Slice,
        rows: Rows,
    ) -> None:
        self._read, self._prepare, self._served = rows.read, rows.prepare, rows.served
        self._source = source
        self._order = order
        self._part = part
        # A bad cursor is an error even where only the count is asked for.
        self._after = self._position(part.after)
        self._before = self._position(part.before)

    def _position(self, cursor: str | None) -> Any:
        return None if cursor is None else decode_cursor(self._order, cursor, self._source.model)

    @property
    def _queryset(self) -> "models.QuerySet[Any]":
        """All rows that the filters leave."""
        return self._source.queryset if isinstance(self._source, KeptList) else self._source

    @cached_property
    def total_count(self) -> int:
        """Number of all rows that the filters leave, whatever part is shown."""
        if "_rows" in self.__dict__ and self._is_whole:
            return len(self._rows[0])
        return self._queryset.count()

    @property
    def _is_whole(self) -> bool:
        """Whether the part that was read is the whole list."""
        _rows, more = self._rows
        return not more and self._after is None and self._before is None

    @cached_property
    def _rows(self) -> tuple[list[Any], bool]:
        """The rows of the part and whether there are more behind it, in its direction."""
        rows = self._read_part()
        more = len(rows) > self._part.size
        rows = rows[: self._part.size]
        return (rows[::-1] if self._part.backwards else rows), more

    def _read_part(self) -> list[Any]:
        if not isinstance(self._source, KeptList):
            return self._read(self._narrowed(self._source))
        has_cursor = self._after is not None or self._before is not None
        part = None if has_cursor else (self._order, self._part)
        return self._source.rows(part, self._narrowed)

    def _narrowed(self, queryset: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
        """Return the rows of the part in its direction, and one more where there is."""
        if self._after is not None:
            queryset = queryset.filter(self._order.after(*self._after))
        if self._before is not None:
            queryset = queryset.filter(self._order.after(*self._before, backwards=True))
        ordered = queryset.order_by(*self._order.expressions(backwards=self._part.backwards))
        return ordered[: self._part.size + 1]

    @cached_property
    def nodes(self) -> Sequence[Any]:
        """The nodes of the part; of none asked for, none is read."""
        if self._part.size == 0:
            return []
        return self._prepare(self._rows[0])

    @property
    def edges(self) -> list["Edge"]:
        """The nodes with their cursors."""
        return [self._edge(node, place) for place, node in enumerate(self.nodes)]

    def _edge(self, node: Any, place: int) -> "Edge":
        served = None if self._served is None else self._served(self._rows[0][place])
        return Edge(node, self._cursor(place), served)

    def _cursor(self, place: int) -> str:
        """Return the cursor of the row at a place in this part."""
        return encode_cursor(self._order, self._rows[0][place])

    @property
    def page_info(self) -> "PageInfo":
        """What is before and behind the part."""
        rows, more = self._rows
        backwards = self._part.backwards
        return PageInfo(
            has_next_page=self._before is not None if backwards else more,
            has_previous_page=more if backwards else self._after is not None,
            start_cursor=self._cursor(0) if rows else None,
            end_cursor=self._cursor(len(rows) - 1) if rows else None,
        )


class OffsetConnection(Connection):
    """A part of a list whose cursors count rows: a row's place among all that the filters leave."""

    def _position(self, cursor: str | None) -> Any:
        if cursor is None:
            return None
        (place,) = decoded(self._order, cursor, self._source.model, parts=1)
        if type(place) is not int or not 0 <= place < 2**31:
            raise bad_cursor()
        return place

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        """First place and the one behind the last, one row more than asked for where there is."""
        begin = 0 if self._after is None else self._after + 1
        wanted = self._part.size + 1
        if not self._part.backwards:
            stop = begin + wanted if self._before is None else min(begin + wanted, self._before)
            return begin, max(begin, stop)
        end = self.total_count if self._before is None else min(self._before, self.total_count)
        return max(begin, end - wanted), max(begin, end)

    @cached_property
    def _rows(self) -> tuple[list[Any], bool]:
        start, stop = self._bounds
        rows = self._read(self._queryset.order_by(*self._order.expressions())[start:stop])
        more = len(rows) > self._part.size
        # From the end, the row more than asked for stands first.
        return (rows[int(more) :] if self._part.backwards else rows[: self._part.size]), more

    def _cursor(self, place: int) -> str:
        start, _stop = self._bounds
        rows, more = self._rows
        skipped = int(more and self._part.backwards)
        return encoded([list_name(type(rows[place]), self._order), start + skipped + place])


@dataclass(frozen=True, slots=True)
class Edge:
    """A node at its position."""

    node: Any
    cursor: str
    served: Served | None


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Relay's PageInfo."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None
