"""Statements that are made once and executed with other values each time.

Django makes the SQL of a queryset anew for each request: that costs more than the database needs
to answer. A statement is made of a queryset in which `Slot`s stand for values; its rows are tuples.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Expression, Field, ForeignKey, Lookup

from core.hidden import Hidden, Moment

MADE_STATEMENTS = 500
"""They depend on what is hidden: a new version of the content may need others."""

Build = Callable[..., "models.QuerySet[Any]"]


@dataclass(frozen=True, slots=True)
class Given:
    """The place of a value in the parameters of a statement."""

    name: str
    field: "models.Field[Any, Any]"

    def value(self, values: dict[str, Any], connection: Any) -> Any:
        """Return the value as the database takes it."""
        return self.field.get_db_prep_value(values[self.name], connection)


@dataclass(frozen=True, slots=True)
class GivenMany(Given):
    """The place of a list of values: an array, or a text of JSON where there are no arrays."""

    def value(self, values: dict[str, Any], connection: Any) -> Any:
        """Return the values as one parameter."""
        prepared = [self.field.get_db_prep_value(value, connection) for value in values[self.name]]
        return prepared if connection.vendor == "postgresql" else json.dumps(prepared)


class Slot(Expression):
    """A value that is given at each execution, by name."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Return the parameter's place."""
        return "%s", [Given(self.name, self.output_field)]


class Slots(Slot):
    """Values that are given at each execution; for the look-up `among`."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Return the parameter's place."""
        return "%s", [GivenMany(self.name, self.output_field)]


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup[Any]):
    """`IN` for any number of values in one parameter: the statement's text stays the same."""

    lookup_name = "among"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Return the comparison with an array."""
        column, params = self.process_lhs(compiler, connection)
        values, more = self.process_rhs(compiler, connection)
        return f"{column} = ANY({values})", [*params, *more]

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the comparison with the values of a text of JSON."""
        column, params = self.process_lhs(compiler, connection)
        values, more = self.process_rhs(compiler, connection)
        # Both parts are SQL that Django has made, with places for what is given.
        sql = f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - as said
        return sql, [*params, *more]


NOW: Any = Slot("now", models.DateTimeField())
KEYS: Any = Slots("keys", models.BigIntegerField())


def then(hidden: Hidden) -> Moment:
    """Return the time of each execution, with what is hidden."""
    return Moment(NOW, hidden)


class Statement:
    """The SQL of a queryset; what is read are its columns, in the order of `values_list`."""

    def __init__(self, queryset: "models.QuerySet[Any]", alias: str = DEFAULT_DB_ALIAS) -> None:
        self._alias = alias
        connection = connections[alias]
        compiler = queryset.query.get_compiler(connection=connection)
        self._sql: str | None
        try:
            self._sql, self._params = compiler.as_sql()
        except EmptyResultSet:  # Nothing can fit, as in `IN ()`.
            self._sql, self._params, self._converters = None, (), []
            return
        expressions = [column[0] for column in compiler.select]
        converters = compiler.get_converters(expressions)
        self._converters = [
            (place, convert, expression) for place, (convert, expression) in converters.items()
        ]

    @property
    def fixed(self) -> list[Any]:
        """The parameters that are the same each time."""
        return [param for param in self._params if not isinstance(param, Given)]

    def rows(self, **values: Any) -> Sequence[tuple[Any, ...]]:
        """Execute it and return what was read."""
        if self._sql is None:
            return []
        connection = connections[self._alias]
        params = [
            param.value(values, connection) if isinstance(param, Given) else param
            for param in self._params
        ]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return self._converted(rows, connection) if self._converters else rows

    def _converted(self, rows: Iterable[tuple[Any, ...]], connection: Any) -> list[tuple[Any, ...]]:
        converted = []
        for row in rows:
            values = list(row)
            for place, functions, expression in self._converters:
                for function in functions:
                    values[place] = function(values[place], expression, connection)
            converted.append(tuple(values))
        return converted


@lru_cache(maxsize=MADE_STATEMENTS)
def _made(alias: str, build: Build, shape: tuple[Any, ...]) -> Statement:
    return Statement(build(*shape), alias)


def statement(build: Build, *shape: Any) -> Statement:
    """Return the statement of what a function builds for a shape, made once for each.

    `build` is a function of a module; all that its queryset depends on is in `shape`, hashable,
    or stands in slots.
    """
    return _made(DEFAULT_DB_ALIAS, build, shape)
