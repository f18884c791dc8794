"""From a validated document to a procedure: one function for each field, made once.

What depends neither on a row nor on a request is done here: which fields a selection comes to on
a type, their resolvers, arguments without variables, how values are completed.
"""

from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields

from cms.graphql.executor.steps import (
    Slot,
    Step,
    WrongValue,
    attribute_of,
    completed_leaf,
    completed_list,
    from_attribute,
    from_resolver,
    leaf_from_attribute,
    leaf_from_resolver,
    leaf_of,
    membership,
    nothing,
)

RootFields = dict[str, list[FieldNode]]
"""By the name in the answer, the places at which a field of the root is asked for."""


class NotPlanned(Exception):
    """This document is one for graphql-core: it asks about the schema itself."""


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
            run.left -= count
            if run.left < 0:
                run.refill()
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
        attribute = attribute_of(field)
        is_required = is_non_null_type(field.type)
        if (leaf := leaf_of(field)) is not None:
            if attribute is None:
                return leaf_from_resolver(slot, leaf, is_required=is_required)
            return leaf_from_attribute(*attribute, leaf, is_required=is_required)
        complete = self._completer(field.type, slot)
        if attribute is None:
            return from_resolver(slot, complete)
        return from_attribute(*attribute, complete)

    def _completer(self, kind: Any, slot: Slot, *, is_required: bool = False) -> Step:
        """Return the function that turns what was resolved into what is answered."""
        if is_non_null_type(kind):
            return self._completer(kind.of_type, slot, is_required=True)
        if is_list_type(kind):
            return completed_list(self._completer(kind.of_type, slot), is_required=is_required)
        if is_leaf_type(kind):
            return completed_leaf(kind, is_required=is_required)
        if is_object_type(kind):
            return self._object(kind, slot, is_required=is_required)
        return self._abstract(kind, slot, is_required=is_required)

    def _object(self, kind: GraphQLObjectType, slot: Slot, *, is_required: bool) -> Step:
        nodes = slot.nodes
        fields = collect_sub_fields(self.schema, self.fragments, self.flags, kind, nodes)
        execute = self._executor(kind, fields)
        belongs = membership(kind)

        def complete(value: Any, run: Any) -> Any:
            if value is None or value is Undefined:
                return nothing(kind.name) if is_required else None
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
                return nothing(kind.name) if is_required else None
            if isinstance(value, Exception):
                raise value
            name = resolve_type(value, run.info(slot), kind)
            return (planned.get(name) or plan(name))(value, run)

        return complete
