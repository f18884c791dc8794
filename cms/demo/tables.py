"""Typed access to TOML tables; every complaint says where the table stands."""

import datetime
from collections.abc import Mapping


class DemoContentError(Exception):
    """The demonstration content is not as it should be; the message says where and how."""


class TomlTable:
    """One table, read field by field; `finish` complains of fields nobody read."""

    def __init__(self, values: object, where: str) -> None:
        """Wrap `values`, which must be a table."""
        if not isinstance(values, dict):
            raise DemoContentError(f"{where}: a table is expected")
        self.where = where
        self._values: dict[str, object] = values
        self._read: set[str] = set()

    def __contains__(self, name: str) -> bool:
        """Tell whether the field is given."""
        return name in self._values

    def text(self, name: str, default: str | None = None) -> str:
        """Return a string without white space at its ends."""
        value = self._value(name, default)
        if not isinstance(value, str):
            raise DemoContentError(f"{self.where}: {name} must be a string")
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; absent means empty."""
        return _strings(self._value(name, []), f"{self.where}: {name}")

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return a list of lists of strings."""
        where = f"{self.where}: {name}"
        return tuple(_strings(row, where) for row in _list(self._value(name, None), where))

    def flag(self, name: str) -> bool:
        """Return true or false; absent means false."""
        value = self._value(name, False)  # noqa: FBT003 - the default is the value
        if not isinstance(value, bool):
            raise DemoContentError(f"{self.where}: {name} must be true or false")
        return value

    def day(self, name: str) -> datetime.date:
        """Return a date without a time."""
        value = self._value(name, None)
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            raise DemoContentError(f"{self.where}: {name} must be a date")
        return value

    def optional_day(self, name: str) -> datetime.date | None:
        """Return a date; absent means that it is not known."""
        return self.day(name) if name in self else None

    def whole(self, name: str) -> int:
        """Return a whole number."""
        value = self._value(name, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise DemoContentError(f"{self.where}: {name} must be a whole number")
        return value

    def optional_whole(self, name: str) -> int | None:
        """Return a whole number; absent means that there is none."""
        return self.whole(name) if name in self else None

    def degrees(self, name: str) -> float:
        """Return a number of degrees, with a decimal point."""
        value = self._value(name, None)
        if not isinstance(value, float):
            raise DemoContentError(f"{self.where}: {name} must be a number such as 48.71")
        return value

    def moment(self, name: str) -> datetime.datetime:
        """Return a wall-clock time, without an offset."""
        value = self._value(name, None)
        if not isinstance(value, datetime.datetime) or value.tzinfo is not None:
            raise DemoContentError(f"{self.where}: {name} must be a date and time without offset")
        return value

    def table(self, name: str) -> "TomlTable":
        """Return a nested table."""
        return TomlTable(self._value(name, None), f"{self.where}, {name}")

    def optional_table(self, name: str) -> "TomlTable | None":
        """Return a nested table; None when it is absent."""
        return self.table(name) if name in self else None

    def tables(self, name: str, default: tuple[()] | None = None) -> "tuple[TomlTable, ...]":
        """Return a list of nested tables; with a default it may be absent."""
        where = f"{self.where}, {name}"
        found = _list(self._value(name, None if default is None else []), where)
        return tuple(TomlTable(item, f"{where} {n}") for n, item in enumerate(found, 1))

    def tables_by_name(self, name: str) -> "Mapping[str, TomlTable]":
        """Return nested tables by their names; absent means none."""
        if name not in self:
            return {}
        inner = self.table(name)
        return {key: inner.table(key) for key in inner._values}

    def texts_by_name(self, name: str) -> Mapping[str, str]:
        """Return a table of strings."""
        inner = self.table(name)
        return {key: inner.text(key) for key in inner._values}

    def finish(self) -> None:
        """Complain of fields that nobody has read: most often a slip of the pen."""
        unknown = sorted(self._values.keys() - self._read)
        if unknown:
            raise DemoContentError(f"{self.where}: unknown field(s) {', '.join(unknown)}")

    def _value(self, name: str, default: object) -> object:
        self._read.add(name)
        value = self._values.get(name, default)
        if value is None:
            raise DemoContentError(f"{self.where}: {name} is missing")
        return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise DemoContentError(f"{where} must be a list")
    return value


def _strings(value: object, where: str) -> tuple[str, ...]:
    found = _list(value, where)
    texts = tuple(item for item in found if isinstance(item, str))
    if len(texts) != len(found):
        raise DemoContentError(f"{where} must be a list of strings")
    return texts
