"""From a validated document to a plan: one function for each field, made once.

What depends neither on a row nor on a request is done here: which fields a selection comes to on
a type, their resolvers, arguments without variables, how values are completed.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from graphene.types.resolver import dict_or_attr_resolver
from graphene_django.types import DjangoObjectType
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    get_argument_values,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields
from graphql.pyutils import is_iterable

from cms.graphql.executor.leaves import plain_type, serializer

Step = Callable[[Any, Any], Any]
"""Takes a source (or a value to complete) and the run; returns what is answered."""


RootFields = dict[str, list[FieldNode]]
"""By the name in the answer, the places at which a field of the root is asked for."""


class NotPlanned(Exception):
    """This document is one for graphql-core: it asks about the schema itself."""


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


class Maker:
    """Makes the functions of one operation, for one choice of its @skip and @include."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: dict[str, FragmentDefinitionNode],
        flags: dict[str, Any],
    ) -> None:
        self.schema, self.operation = schema, operation
        self.fragments, self.flags = fragments, flags
        self._slots = 0

    def root(self) -> tuple[RootFields, Step]:
        """Return the operation's fields and the function that executes them.

        Raises NotPlanned or GraphQLError.
        """
        query = self.schema.query_type
        if query is None:
            raise NotPlanned
        selection = self.operation.selection_set
        fields = collect_fields(self.schema, self.fragments, self.flags, query, selection)
        return fields, self._executor(query, fields)

    def _executor(self, kind: GraphQLObjectType, fields: dict[str, list[FieldNode]]) -> Step:
        """Return the function that answers the fields of an object."""
        steps = [(name, self._step(kind, nodes)) for name, nodes in fields.items()]
        count = len(steps)

        def execute(source: Any, run: Any) -> dict[str, Any]:
            run.budget.spend(count)
            return {name: step(source, run) for name, step in steps}

        return execute

    def _step(self, parent: GraphQLObjectType, nodes: list[FieldNode]) -> Step:
        name = nodes[0].name.value
        if name == "__typename":
            type_name = parent.name
            return lambda source, run: type_name
        if name not in parent.fields:
            raise NotPlanned
        field = parent.fields[name]
        slot = Slot(self._slots, parent, field, nodes)
        self._slots += 1
        attribute = _attribute_of(field)
        is_required = is_non_null_type(field.type)
        if (leaf := _leaf_of(field)) is not None:
            if attribute is None:
                return _resolved_leaf(slot, leaf, is_required=is_required)
            return _attribute_leaf(*attribute, leaf, is_required=is_required)
        complete = self._completer(field.type, slot)
        return _resolved(slot, complete) if attribute is None else _attribute(*attribute, complete)

    def _completer(self, kind: Any, slot: Slot, *, is_required: bool = False) -> Step:
        """Return the function that turns what was resolved into what is answered."""
        if is_non_null_type(kind):
            return self._completer(kind.of_type, slot, is_required=True)
        if is_list_type(kind):
            return _list(self._completer(kind.of_type, slot), is_required=is_required)
        if is_leaf_type(kind):
            return _leaf(kind, is_required=is_required)
        if is_object_type(kind):
            return self._object(kind, slot, is_required=is_required)
        return self._abstract(kind, slot, is_required=is_required)

    def _object(self, kind: GraphQLObjectType, slot: Slot, *, is_required: bool) -> Step:
        nodes = slot.nodes
        fields = collect_sub_fields(self.schema, self.fragments, self.flags, kind, nodes)
        execute = self._executor(kind, fields)
        belongs = _membership(kind)

        def complete(value: Any, run: Any) -> Any:
            if value is None or value is Undefined:
                return _nothing(kind.name) if is_required else None
            if isinstance(value, Exception):
                raise value
            if belongs is not None and not belongs(value, run, slot):
                raise WrongValue(kind.name)
            return execute(value, run)

        return complete

    def _abstract(self, kind: Any, slot: Slot, *, is_required: bool) -> Step:
        """Return the completer of an interface or union; each type is planned when it occurs."""
        schema, resolve_type = self.schema, kind.resolve_type
        planned: dict[Any, Step] = {}

        def plan(name: Any) -> Step:
            found = schema.get_type(name) if isinstance(name, str) else None
            if not isinstance(found, GraphQLObjectType) or not schema.is_sub_type(kind, found):
                raise WrongValue(kind.name)
            planned[name] = self._object(found, slot, is_required=True)
            return planned[name]

        def complete(value: Any, run: Any) -> Any:
            if value is None or value is Undefined:
                return _nothing(kind.name) if is_required else None
            if isinstance(value, Exception):
                raise value
            name = resolve_type(value, run.info(slot), kind)
            return (planned.get(name) or plan(name))(value, run)

        return complete


def _attribute_of(field: GraphQLField) -> tuple[str, Any] | None:
    """Return name and default of the attribute that a field without a resolver reads."""
    resolve: Any = field.resolve
    if not isinstance(resolve, partial) or resolve.func is not dict_or_attr_resolver:
        return None
    return None if field.args or resolve.keywords else (resolve.args[0], resolve.args[1])


def _leaf_of(field: GraphQLField) -> Any:
    kind: Any = field.type
    kind = kind.of_type if is_non_null_type(kind) else kind
    return kind if is_leaf_type(kind) else None


def _nothing(name: str) -> Any:
    """Refuse null where there has to be something."""
    raise WrongValue(name)


def _attribute_leaf(name: str, default: Any, leaf: Any, *, is_required: bool) -> Step:
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
            return _nothing(name) if is_required else None
        return serialize(value)

    return step


def _resolved_leaf(slot: Slot, leaf: Any, *, is_required: bool) -> Step:
    """Return the step of a leaf that has a resolver."""
    plain, complete = plain_type(leaf), _leaf(leaf, is_required=is_required)
    resolve: Any = slot.field.resolve
    has_arguments = bool(slot.field.args)

    def step(source: Any, run: Any) -> Any:
        if has_arguments:
            value = resolve(source, run.info(slot), **run.arguments(slot))
        else:
            value = resolve(source, run.info(slot))
        return value if type(value) is plain else complete(value, run)

    return step


def _attribute(name: str, default: Any, complete: Step) -> Step:
    def step(source: Any, run: Any) -> Any:
        if isinstance(source, dict):
            return complete(source.get(name, default), run)
        return complete(getattr(source, name, default), run)

    return step


def _resolved(slot: Slot, complete: Step) -> Step:
    resolve: Any = slot.field.resolve
    if not slot.field.args:
        return lambda source, run: complete(resolve(source, run.info(slot)), run)
    return lambda source, run: complete(resolve(source, run.info(slot), **run.arguments(slot)), run)


def _leaf(kind: Any, *, is_required: bool) -> Step:
    serialize = serializer(kind)

    def complete(value: Any, run: Any) -> Any:
        if value is None or value is Undefined:
            return _nothing(kind.name) if is_required else None
        return serialize(value)

    return complete


def _list(item: Step, *, is_required: bool) -> Step:
    def complete(value: Any, run: Any) -> Any:
        if value is None or value is Undefined:
            return _nothing("a list") if is_required else None
        if isinstance(value, Exception):
            raise value
        if not is_iterable(value):
            raise WrongValue
        return [item(each, run) for each in value]

    return complete


def _membership(kind: GraphQLObjectType) -> Callable[[Any, Any, Slot], bool] | None:
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
