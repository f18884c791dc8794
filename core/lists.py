"""Lists whose SQL is made once for each question, and executed at each request with its time.

Making the SQL of a list costs Django as much as the database needs to read it. It depends on what
was asked and on what is hidden, and seldom on anything else.
"""

import re
from collections.abc import Callable, Hashable
from datetime import datetime
from enum import Enum
from functools import cached_property
from typing import Any

from django.db.models import BigIntegerField, Model, Q, QuerySet

from core.bounded import Bounded
from core.columns import instances, names_of
from core.context import ReadContext
from core.statements import Slots, Statement, then

KEPT_STATEMENTS = 200
"""Each takes some kilobytes."""

LONGEST_KEY = 10_000
"""Characters of what a list was asked by: of longer texts, which fit nothing, none is kept."""

PART = frozenset({"first", "last", "after", "before", "order_by"})
"""The arguments that choose a part of a list; `Connection` knows them by itself."""

TIME_IN_SQLITE = re.compile(r"\d{4}-\d\d-\d\d \d\d:")

Narrow = Callable[["QuerySet[Any]"], "QuerySet[Any]"]

_kept: Bounded[tuple[Statement, tuple[str, ...]]] = Bounded(KEPT_STATEMENTS)


class KeptList:
    """A list of which nothing but its shape, the time and the given keys decide.

    `build` receives the time (`When`) and the given keys, and returns the queryset. It must not
    read anything, and not ask any clock. `shape` is hashable and holds all that it goes by
    besides; it is None for a list that depends on more: then nothing is kept of it.
    """

    def __init__(
        self,
        context: ReadContext,
        model: type[Model],
        build: Callable[..., "QuerySet[Any]"],
        shape: Hashable | None,
        **keys: list[int],
    ) -> None:
        self.model = model
        self._context, self._build, self._shape, self._keys = context, build, shape, keys

    @cached_property
    def queryset(self) -> "QuerySet[Any]":
        """The list as it is at the time of the request."""
        return self._build(self._context.when, **self._keys)

    def all(self) -> list[Any]:
        """Return all rows."""
        return self.rows("all", lambda queryset: queryset)

    def rows(self, part: Hashable | None, narrow: Narrow) -> list[Any]:
        """Return the rows of a part; `part` says all by which `narrow` cuts it, or is None."""
        context = self._context
        if self._shape is None or part is None:
            return context.read(narrow(self.queryset))
        key = (self._shape, part, context.selected, context.frame.hidden)
        made = _kept.get(key)
        if made is None:
            made = self._made(narrow)
            is_short = len(repr((self._shape, part))) <= LONGEST_KEY
            if is_short and not _holds_a_time(made[0]):
                _kept.put(key, made, 1)
        statement, names = made
        return instances(self.model, names, statement.rows(now=context.now, **self._keys))

    def _made(self, narrow: Narrow) -> tuple[Statement, tuple[str, ...]]:
        context = self._context
        keys = {name: Slots(name, BigIntegerField()) for name in self._keys}
        queryset = narrow(self._build(then(context.frame.hidden), **keys))
        names = names_of(queryset, context.selected)
        return Statement(queryset.values_list(*names)), names


def _holds_a_time(statement: Statement) -> bool:
    """Tell of a statement that is right for one time alone: its `build` has asked a clock."""
    return any(
        isinstance(value, datetime) or (isinstance(value, str) and TIME_IN_SQLITE.match(value))
        for value in statement.fixed
    )


def keys_in(column: str, keys: Any) -> Q:
    """Return the condition for rows with one of the keys given to a `build`."""
    lookup = "among" if isinstance(keys, Slots) else "in"
    return Q(**{f"{column}__{lookup}": keys})


def shape_of(arguments: dict[str, Any]) -> Hashable:
    """Return a root field's arguments as a shape, or as a part of one."""
    return tuple((name, _fixed(arguments[name])) for name in sorted(arguments.keys() - PART))


def _fixed(value: Any) -> Hashable:
    if isinstance(value, list):
        return tuple(_fixed(each) for each in value)
    if isinstance(value, dict):
        return tuple((name, _fixed(value[name])) for name in sorted(value))
    fixed: Hashable = value.value if isinstance(value, Enum) else value
    return fixed
