"""Things that can be asked for by their global id alone (Relay's `Node`).

Each app says next to its types how their things are found. What is found has gone through the
same loaders as everywhere else, so that an id opens nothing that isn't public.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.context import ReadContext
from core.registry import ExtensionPoint
from core.types.ids import MAX_KEY

MAX_DIGITS = 19


@dataclass(frozen=True, slots=True)
class NodeKind:
    """How the things of a kind are found by their ids, and which GraphQL type they are of.

    `name` is the first part of their ids; `value` the class of Python that stands for them;
    `find` takes the second part of an id and returns what is public of it, else None.
    """

    name: str
    value: type
    find: Callable[[ReadContext, str], Any]
    graphql_type: Callable[[Any], Any]


node_kinds: ExtensionPoint[NodeKind] = ExtensionPoint("node_kinds")
"""Every kind of thing with an `id`."""


class Node(graphene.Interface):
    """Anything that has a global id."""

    id = graphene.ID(required=True, description="Global id: unique over all types.")

    @classmethod
    def resolve_type(cls, instance: Any, info: GraphQLResolveInfo) -> Any:
        """Return the type that belongs to a thing."""
        for kind in node_kinds:
            if type(instance) is kind.value:
                return kind.graphql_type(instance)
        raise TypeError(f"Nobody registered {type(instance).__name__} as a node.")


def primary_key(key: str) -> int | None:
    """Return the primary key that an id ends in; None when it is not written as ours are."""
    number = int(key) if key.isascii() and key.isdecimal() and len(key) <= MAX_DIGITS else 0
    return number if 0 < number < MAX_KEY and str(number) == key else None
