"""The names of the fields that a document asks for, by which columns are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
)

from core.following import does_lead_to_pages


@dataclass(frozen=True, slots=True)
class Selection:
    """Names of fields, wherever they stand."""

    anywhere: frozenset[str]
    beyond: frozenset[str]
    """Those that are asked of pages to which other pages lead."""


@dataclass(frozen=True, slots=True)
class _Place:
    node: Any
    kind: Any
    """The type on which it is selected; None where the document doesn't say."""
    is_beyond: bool


def selected_in(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: dict[str, FragmentDefinitionNode],
) -> Selection:
    """Return the names in an operation of a validated document, those of its fragments among them.

    A fragment is looked at twice at most: where a page is asked for, and beyond one.
    """
    anywhere, beyond = set(), set()
    seen: set[tuple[str, bool]] = set()
    waiting = list(_within(operation, schema.query_type, is_beyond=False))
    while waiting:
        place = waiting.pop()
        node = place.node
        if isinstance(node, FieldNode):
            anywhere.add(node.name.value)
            if place.is_beyond:
                beyond.add(node.name.value)
            field = getattr(place.kind, "fields", {}).get(node.name.value)
            kind = None if field is None else get_named_type(field.type)
            leads = field is not None and does_lead_to_pages(field.resolve)
            waiting += _within(node, kind, is_beyond=place.is_beyond or leads)
        elif isinstance(node, FragmentSpreadNode):
            name = node.name.value
            if (name, place.is_beyond) not in seen:
                seen.add((name, place.is_beyond))
                waiting += _conditioned(schema, fragments[name], place)
        else:
            waiting += _conditioned(schema, node, place)
    return Selection(frozenset(anywhere), frozenset(beyond))


def _conditioned(schema: GraphQLSchema, node: Any, place: _Place) -> Iterator[_Place]:
    """Yield what stands in a fragment, on the type that it names."""
    condition = node.type_condition
    kind = place.kind if condition is None else schema.get_type(condition.name.value)
    return _within(node, kind, is_beyond=place.is_beyond)


def _within(node: Any, kind: Any, *, is_beyond: bool) -> Iterator[_Place]:
    for each in node.selection_set.selections if node.selection_set else ():
        yield _Place(each, kind, is_beyond)
