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
    Undefined,
    ast_from_value,
    build_schema,
    find_breaking_changes,
    find_dangerous_changes,
    get_named_type,
    is_abstract_type,
    is_input_object_type,
    is_required_input_field,
    print_ast,
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
        broken=sorted(
            [
                *_sentences([*find_breaking_changes(promised, today), *broken]),
                *_changed_defaults(promised, today),
            ]
        ),
        grown=_sentences(grown),
    )


def _changes_default(change: DangerousChange) -> bool:
    return change.type is DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE


def _changed_defaults(promised: GraphQLSchema, today: GraphQLSchema) -> Iterator[str]:
    """Yield what graphql-core doesn't look for: input fields' defaults, and arguments' first."""
    kinds = promised.type_map.items()
    same = [(name, kind) for name, kind in kinds if type(kind) is type(today.type_map.get(name))]
    for name, kind in same:
        old, new = _members(kind), _members(today.type_map[name])
        if is_input_object_type(kind):
            yield from _other_defaults(f"{name}.", old, new)
        for key in old.keys() & new.keys():
            before, after = (getattr(each[key], "args", {}) for each in (old, new))
            without = {each: arg for each, arg in before.items() if _has_none(arg)}
            yield from _other_defaults(f"{name}.{key} arg ", without, after)


def _other_defaults(where: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Yield the defaults that a query would notice; what is required it gives in any case."""
    for name, value in old.items():
        other = new.get(name, value)
        if value.default_value != other.default_value and not is_required_input_field(value):
            before, after = _text(value), _text(other)
            yield f"{where}{name} has changed defaultValue from {before} to {after}."


def _has_none(value: Any) -> bool:
    return value.default_value is Undefined


def _text(value: Any) -> str:
    """Return the default of a field or an argument as the SDL writes it."""
    node = None if _has_none(value) else ast_from_value(value.default_value, value.type)
    return "none" if node is None else print_ast(node)


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
