"""What the last release promises to its clients, and what of it the schema of today breaks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphql import (
    BreakingChange,
    DangerousChange,
    DangerousChangeType,
    GraphQLSchema,
    build_schema,
    find_breaking_changes,
    find_dangerous_changes,
    get_named_type,
    is_abstract_type,
)

RELEASED_PATH = Path(__file__).with_name("released.graphql")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between a release and today, each as a sentence."""

    broken: list[str]
    """What an unchanged query would notice."""
    grown: list[str]
    """What a client notices that expects to know every value and type there is."""


def compare(released: str, current: str) -> Comparison:
    """Compare two SDLs; what the released one had deprecated may be gone."""
    today = build_schema(current)
    promised = build_schema(released)
    _forget_deprecated(promised, today)
    _forget_unreachable(promised)
    changes = find_dangerous_changes(promised, today)
    # graphql-core holds another default for dangerous only, but the same query answers otherwise.
    broken = [change for change in changes if _changes_default(change)]
    grown = [change for change in changes if not _changes_default(change)]
    return Comparison(
        broken=_sentences([*find_breaking_changes(promised, today), *broken]),
        grown=_sentences(grown),
    )


def _changes_default(change: DangerousChange) -> bool:
    return change.type is DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE


def _sentences(changes: Iterable[BreakingChange | DangerousChange]) -> list[str]:
    return sorted(change.description for change in changes)


def _forget_deprecated(promised: GraphQLSchema, today: GraphQLSchema) -> None:
    """Take out of a schema what it marks as deprecated and today's has not got any more."""
    for name, kind in promised.type_map.items():
        old, new = _members(kind), _members(today.type_map.get(name))
        _drop(old, new)
        for key, member in old.items():
            _drop(getattr(member, "args", {}), getattr(new.get(key), "args", {}))


def _members(kind: Any) -> dict[str, Any]:
    """Return the fields of a type, or the values of an enum."""
    return getattr(kind, "fields", None) or getattr(kind, "values", {})


def _drop(old: dict[str, Any], new: dict[str, Any]) -> None:
    gone = [name for name in old if name not in new]
    for name in gone:
        if old[name].deprecation_reason is not None:
            del old[name]


def _forget_unreachable(promised: GraphQLSchema) -> None:
    """Take out the types to which nothing leads: no query can hold them."""
    found: set[str] = set()
    roots = (promised.query_type, promised.mutation_type, promised.subscription_type)
    waiting: list[Any] = [root for root in roots if root]
    while waiting:
        kind = waiting.pop()
        if kind.name not in found:
            found.add(kind.name)
            waiting += _neighbours(promised, kind)
    for name in set(promised.type_map) - found:
        del promised.type_map[name]


def _neighbours(schema: GraphQLSchema, kind: Any) -> Iterator[Any]:
    """Yield the types that a query reaches from a type in one step."""
    for field in getattr(kind, "fields", {}).values():
        yield get_named_type(field.type)
        yield from (get_named_type(each.type) for each in getattr(field, "args", {}).values())
    yield from getattr(kind, "interfaces", ())
    if is_abstract_type(kind):
        yield from schema.get_possible_types(kind)
