"""Leaf values of an answer: what is right as it is passes at once, the rest is serialised."""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLEnumType, GraphQLScalarType, Undefined

PLAIN_TYPES: dict[str, type] = {"String": str, "ID": str, "Boolean": bool}
"""By scalar, the type of Python whose values its `serialize` returns unchanged."""

Serializer = Callable[[Any], Any]


def plain_type(leaf: Any) -> type | None:
    """Return the type of the values that are answered as they are; None where there is none."""
    return PLAIN_TYPES.get(leaf.name) if isinstance(leaf, GraphQLScalarType) else None


def serializer(leaf: Any) -> Serializer:
    """Return the function that turns a value, not None, into what is answered; it may raise."""
    serialize = leaf.serialize

    def serialized(value: Any) -> Any:
        if isinstance(value, Exception):
            raise value
        result = serialize(value)
        if result is None or result is Undefined:
            raise TypeError(f"{leaf.name} can't hold {value!r}.")
        return result

    return _remembering(serialized) if isinstance(leaf, GraphQLEnumType) else serialized


def _remembering(serialized: Serializer) -> Serializer:
    """Return a serializer of an enum that looks each of its few values up once."""
    known: dict[Any, Any] = {}

    def remembered(value: Any) -> Any:
        # `True == 1` and `Kind.NEWS == "NEWS"`: equal keys of other types may answer otherwise.
        key = type(value), value
        try:
            return known[key]
        except KeyError:
            result = known[key] = serialized(value)  # A value that is none of the enum raises.
            return result
        except TypeError:  # Unhashable.
            return serialized(value)

    return remembered
