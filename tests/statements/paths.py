"""Every list of the schema that can be reached from a root field, with a query for each."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    get_named_type,
    is_abstract_type,
    is_enum_type,
    is_leaf_type,
    is_list_type,
    is_object_type,
)
from graphql.type import get_nullable_type

from tests.leaks.selections import SCHEMA, Selections

QUERY: Any = SCHEMA.query_type
DEEPEST = 6
"""Fields from the root to a list."""
LONGEST = 200
NOT_FOLLOWED = frozenset({"parent"})
"""Fields that lead to sections, which are of no type that was made by the dozen."""
BELOW = 2
"""Levels of fields that are asked for of a list's rows."""
VALUES: dict[str, Any] = {
    "locale": "fr",
    "first": 5,
    "asOf": "2026-06-01",
    "on": "2026-06-01",
    "missing": False,
    "preset": "CARD",
    "format": "WEBP",
}
"""What nested arguments are given; other enums get the first of their values."""


@dataclass(frozen=True)
class Step:
    """A field on the way to a list: its type's name and its own."""

    kind: str
    field: str


@dataclass(frozen=True)
class Path:
    """The way from a root field, which may have arguments, to a list."""

    root: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return ".".join([self.root.partition("(")[0], *(step.field for step in self.steps)])

    @property
    def names(self) -> list[str]:
        """The fields below the root."""
        return [step.field for step in self.steps]

    @property
    def place(self) -> tuple[str, str]:
        """The type that has the list, or its interface, and the list's own name."""
        if not self.steps:
            return "Query", self.root.partition("(")[0]
        return _place(SCHEMA.type_map[self.steps[-1].kind], self.steps[-1].field)

    @property
    def kind(self) -> Any:
        """The type of the list's rows."""
        if not self.steps:
            return get_named_type(QUERY.fields[self.root.partition("(")[0]].type)
        last = self.steps[-1]
        return get_named_type(SCHEMA.type_map[last.kind].fields[last.field].type)


def lists_below(root: str, members: frozenset[str]) -> Iterator[Path]:
    """Yield the shortest way to each list below a root field.

    `members` are the types that abstract ones stand for in what was made.
    """
    start = QUERY.fields[root.partition("(")[0]]
    if _is_list(start):
        yield Path(root, ())
    waiting, seen = deque([Path(root, ())]), set()
    while waiting:
        path = waiting.popleft()
        for step in _steps(path.kind, members):
            if step in seen or len(path.steps) >= DEEPEST:
                continue
            seen.add(step)
            longer = Path(root, (*path.steps, step))
            if _is_list(SCHEMA.type_map[step.kind].fields[step.field]):
                yield longer
            waiting.append(longer)


def _steps(kind: Any, members: frozenset[str]) -> Iterator[Step]:
    """Yield the fields of a type, or of those types that an abstract one stands for."""
    kinds = [kind]
    if is_abstract_type(kind):
        kinds = [each for each in SCHEMA.get_possible_types(kind) if each.name in members]
    for each in kinds:
        fields = getattr(each, "fields", {})
        yield from (Step(each.name, name) for name in fields if name not in NOT_FOLLOWED)


def _is_list(field: Any) -> bool:
    return is_list_type(get_nullable_type(field.type))


def query_of(path: Path) -> tuple[str, dict[str, Any]]:
    """Return a query for the rows of a list with all their fields, and its variables."""
    selections = Selections(BELOW)
    inner = selections.of(path.kind)
    for step in reversed(path.steps):
        field = SCHEMA.type_map[step.kind].fields[step.field]
        inner = f"{{ ... on {step.kind} {{ {step.field}{_arguments(field)} {inner} }} }}"
    declared = ", ".join(f"${name}: {kind}" for name, kind in selections.variables.items())
    head = f"query({declared})" if declared else "query"
    kinds = selections.variables.items()
    variables = {name: _value(name.partition("_")[0], kind) for name, kind in kinds}
    text = "\n".join([f"{head} {{ {path.root} {inner} }}", *selections.fragments.values()])
    return text, variables


def _arguments(field: Any) -> str:
    """Return the arguments of a field on the way that have no default, and the longest list."""
    given = [
        f"{name}: {_value(name, spec.type)}"
        for name, spec in field.args.items()
        if str(spec.type).endswith("!") and is_enum_type(get_named_type(spec.type))
    ]
    given += [f"first: {LONGEST}"] if "first" in field.args else []
    return f"({', '.join(given)})" if given else ""


def _value(name: str, kind: Any) -> Any:
    named = get_named_type(kind)
    if name not in VALUES and is_enum_type(named):
        return next(iter(named.values))
    if name not in VALUES:
        raise AssertionError(f"Say in tests/statements/paths.py what `{name}: {kind}` is given.")
    return VALUES[name]


def rows_at(path: Path, answer: dict[str, Any]) -> int:
    """Return how many rows an answer holds at the end of a path, in all of its lists together."""
    found: list[Any] = list(answer.values())
    for name in path.names:
        found = [row.get(name) for row in _flat(found)]
    return len(_flat(found))


def _flat(values: list[Any]) -> list[Any]:
    rows: list[Any] = []
    for value in values:
        rows += _flat(value) if isinstance(value, list) else [] if value is None else [value]
    return rows


def all_lists() -> set[tuple[str, str]]:
    """Return type and field of every list of the schema but those of plain values.

    What types have from an interface is the same in all of them, and stands for that one.
    """
    return {
        _place(kind, name)
        for kind in SCHEMA.type_map.values()
        if is_object_type(kind) and not kind.name.startswith("__")
        for name, field in kind.fields.items()
        if _is_list(field) and not is_leaf_type(get_named_type(field.type))
    }


def _place(kind: Any, name: str) -> tuple[str, str]:
    """Return the interface from which a type has a field, or the type, with the field's name."""
    owners = [each.name for each in kind.interfaces if name in each.fields]
    return (owners or [kind.name])[0], name
