"""The functions of which procedures are made: how a field is resolved and its value completed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from graphene.types.resolver import dict_or_attr_resolver
from graphene_django.types import DjangoObjectType
from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    Undefined,
    get_argument_values,
    is_leaf_type,
    is_non_null_type,
)
from graphql.pyutils import is_iterable

from cms.graphql.executor.leaves import plain_type, serializer

Step = Callable[[Any, Any], Any]
"""Takes a source (or a value to complete) and the run; returns what is answered."""


class WrongValue(Exception):
    """A resolver returned what its field can't hold; graphql-core says it to the client."""


class Slot:
    """A field of a document: all that a resolver is told of it."""

    __slots__ = ("arguments", "field", "nodes", "number", "parent")

    def __init__(
        self, number: int, parent: GraphQLObjectType, field: GraphQLField, nodes: list[FieldNode]
    ) -> None:
        self.number, self.parent, self.field, self.nodes = number, parent, field, nodes
        self.arguments: dict[str, Any] | None = None
        """The arguments, if no variable is among them."""
        if not nodes[0].arguments:
            self.arguments = self.arguments_with({})

    def arguments_with(self, variables: dict[str, Any]) -> dict[str, Any]:
        """Return the arguments with a request's variables; raise GraphQLError."""
        return get_argument_values(self.field, self.nodes[0], variables)


def attribute_of(field: GraphQLField) -> tuple[str, Any] | None:
    """Return name and default of the attribute that a field without a resolver reads."""
    resolve: Any = field.resolve
    if not isinstance(resolve, partial) or resolve.func is not dict_or_attr_resolver:
        return None
    return None if field.args or resolve.keywords else (resolve.args[0], resolve.args[1])


def leaf_of(field: GraphQLField) -> Any:
    """Return the scalar or enum of a field; None when it is neither."""
    kind: Any = field.type
    kind = kind.of_type if is_non_null_type(kind) else kind
    return kind if is_leaf_type(kind) else None


def nothing(name: str) -> Any:
    """Refuse null where there has to be something."""
    raise WrongValue(name)


def leaf_from_attribute(name: str, default: Any, leaf: Any, *, is_required: bool) -> Step:
    """Return the step of most fields: a leaf that stands in an attribute."""
    plain, serialize = plain_type(leaf), serializer(leaf)

    def step(source: Any, run: Any) -> Any:
        if isinstance(source, dict):
            value = source.get(name, default)
        else:
            value = getattr(source, name, default)
        if type(value) is plain:
            return value
        if value is None or value is Undefined:
            return nothing(name) if is_required else None
        return serialize(value)

    return step


def leaf_from_resolver(slot: Slot, leaf: Any, *, is_required: bool) -> Step:
    """Return the step of a leaf that has a resolver."""
    plain, complete = plain_type(leaf), completed_leaf(leaf, is_required=is_required)
    resolve: Any = slot.field.resolve
    has_arguments, number = bool(slot.field.args), slot.number

    def step(source: Any, run: Any) -> Any:
        info = run.infos.get(number) or run.info(slot)
        if has_arguments:
            value = resolve(source, info, **run.arguments(slot))
        else:
            value = resolve(source, info)
        return value if type(value) is plain else complete(value, run)

    return step


def from_attribute(name: str, default: Any, complete: Step) -> Step:
    """Return the step of a field with a selection that stands in an attribute."""

    def step(source: Any, run: Any) -> Any:
        if isinstance(source, dict):
            return complete(source.get(name, default), run)
        return complete(getattr(source, name, default), run)

    return step


def from_resolver(slot: Slot, complete: Step) -> Step:
    """Return the step of a field with a selection that has a resolver."""
    resolve: Any = slot.field.resolve
    number = slot.number

    def step(source: Any, run: Any) -> Any:
        return complete(resolve(source, run.infos.get(number) or run.info(slot)), run)

    def step_with_arguments(source: Any, run: Any) -> Any:
        info = run.infos.get(number) or run.info(slot)
        return complete(resolve(source, info, **run.arguments(slot)), run)

    return step_with_arguments if slot.field.args else step


def completed_leaf(kind: Any, *, is_required: bool) -> Step:
    """Return the completer of a leaf."""
    serialize = serializer(kind)

    def complete(value: Any, run: Any) -> Any:
        if value is None or value is Undefined:
            return nothing(kind.name) if is_required else None
        return serialize(value)

    return complete


def completed_list(item: Step, *, is_required: bool) -> Step:
    """Return the completer of a list, given that of an item."""

    def complete(value: Any, run: Any) -> Any:
        if value is None or value is Undefined:
            return nothing("a list") if is_required else None
        if isinstance(value, Exception):
            raise value
        if type(value) is not list and not is_iterable(value):
            raise WrongValue
        return [item(each, run) for each in value]

    return complete


def membership(kind: GraphQLObjectType) -> Callable[[Any, Any, Slot], bool] | None:
    """Return the test whether a value is of a type, if the type has one."""
    is_type_of: Any = kind.is_type_of
    if is_type_of is None:
        return None
    if getattr(is_type_of, "__func__", None) is not DjangoObjectType.is_type_of.__func__:
        return lambda value, run, slot: is_type_of(value, run.info(slot))
    known: dict[type, bool] = {}

    def belongs(value: Any, run: Any, slot: Slot) -> bool:
        # graphene-django looks at nothing but the class.
        answer = known.get(type(value))
        if answer is None:
            answer = known[type(value)] = is_type_of(value, run.info(slot))
        return answer

    return belongs
