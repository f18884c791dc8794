"""Procedures of documents, and one request's run through one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLResolveInfo,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    get_operation_ast,
)
from graphql.execution.values import get_variable_values
from graphql.pyutils import Path

from cms.graphql.executor.making import Maker, NotPlanned, RootFields
from cms.graphql.executor.selecting import Selection, selected_in
from cms.graphql.executor.steps import Slot, Step

PLANNED_DOCUMENTS = 200
MAX_PLANS = 8
"""Of one document: each choice of its @skip and @include has a plan."""

CONDITIONS = frozenset({"skip", "include"})


class Budget(Protocol):
    """What an execution may spend."""

    def begin(self, fields: RootFields, variables: dict[str, Any]) -> None:
        """Take note of the operation's own fields, before any is answered."""

    def grant(self) -> int:
        """Return how many fields may be answered now, at least one; may raise to end it all."""


class Run:
    """One request's way through a plan."""

    __slots__ = ("_arguments", "_budget", "_plan", "context", "infos", "left", "variables")

    def __init__(
        self, plan: "Procedure", context: Any, variables: dict[str, Any], budget: Budget
    ) -> None:
        self._plan, self.context, self.variables, self._budget = plan, context, variables, budget
        self.left = 0
        """Fields that may be answered before the budget is asked again."""
        self._arguments: dict[int, dict[str, Any]] = {}
        self.infos: dict[int, GraphQLResolveInfo] = {}
        """What was told already, by the numbers of the fields."""

    def refill(self) -> None:
        """Ask the budget for as many fields as were answered beforehand; it may raise."""
        while self.left < 0:
            self.left += self._budget.grant()

    def arguments(self, slot: Slot) -> dict[str, Any]:
        """Return a field's arguments: the same for all rows of an answer."""
        if slot.arguments is not None:
            return slot.arguments
        found = self._arguments.get(slot.number)
        if found is None:
            found = self._arguments[slot.number] = slot.arguments_with(self.variables)
        return found

    def info(self, slot: Slot) -> GraphQLResolveInfo:
        """Return what a field's resolver is told: the same for all rows, so no place in a list."""
        found = self.infos.get(slot.number)
        if found is None:
            found = self.infos[slot.number] = self._info(slot)
        return found

    def _info(self, slot: Slot) -> GraphQLResolveInfo:
        name, plan = slot.nodes[0].name.value, self._plan
        return GraphQLResolveInfo(
            name,
            slot.nodes,
            slot.field.type,
            slot.parent,
            Path(None, name, slot.parent.name),
            plan.schema,
            plan.fragments,
            None,
            plan.operation,
            self.variables,
            self.context,
            lambda value: False,
        )


@dataclass(slots=True)
class Procedure:
    """How one operation of a document is answered."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDefinitionNode]
    conditions: tuple[str, ...]
    """Variables on which @skip and @include depend."""
    selected: Selection
    _roots: dict[tuple[Any, ...], tuple[RootFields, Step]] = field(default_factory=dict)

    def variables(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return the operation's variables; raise GraphQLError when one is wrong."""
        coerced = get_variable_values(
            self.schema, self.operation.variable_definitions or [], given, max_errors=1
        )
        if isinstance(coerced, list):
            raise coerced[0]
        return coerced

    def execute(self, context: Any, given: dict[str, Any], budget: Budget) -> dict[str, Any]:
        """Return the data of an answer without errors.

        Whatever goes wrong is raised: then nothing of the answer is to be used, and graphql-core
        executes the operation and tells which error stands where.
        """
        variables = self.variables(given)
        choice = tuple(variables.get(name) for name in self.conditions)
        root = self._roots.get(choice)
        if root is None:
            if len(self._roots) >= MAX_PLANS:
                raise NotPlanned
            flags = {name: variables[name] for name in self.conditions if name in variables}
            root = Maker(self.schema, self.operation, self.fragments, flags).root()
            self._roots[choice] = root
        fields, execute = root
        budget.begin(fields, variables)
        data: dict[str, Any] = execute(None, Run(self, context, variables, budget))
        return data


class _SameDocument:
    """A key of the cache of plans: equal for one and the same document."""

    __slots__ = ("document", "name", "schema")

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, name: str | None) -> None:
        self.schema, self.document, self.name = schema, document, name

    def __hash__(self) -> int:
        return hash((id(self.document), self.name))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _SameDocument)
            and self.document is other.document
            and self.schema is other.schema
            and self.name == other.name
        )


def procedure_of(
    schema: GraphQLSchema, document: DocumentNode, name: str | None
) -> Procedure | None:
    """Return the plan of an operation of a validated document; None where there can't be one."""
    return _procedure_of(_SameDocument(schema, document, name))


@lru_cache(maxsize=PLANNED_DOCUMENTS)
def _procedure_of(key: _SameDocument) -> Procedure | None:
    operation = get_operation_ast(key.document, key.name)
    if operation is None or operation.operation is not OperationType.QUERY:
        return None
    fragments = {
        node.name.value: node
        for node in key.document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    nodes = [node for part in (operation, *fragments.values()) for node in _nodes_in(part)]
    conditions = sorted({name for node in nodes for name in _conditions(node)})
    selected = selected_in(key.schema, operation, fragments)
    return Procedure(key.schema, operation, fragments, tuple(conditions), selected)


def _nodes_in(definition: Any) -> Iterator[Any]:
    """Yield an operation or a fragment with all selections below it."""
    waiting = [definition]
    while waiting:
        node = waiting.pop()
        yield node
        selected = getattr(node, "selection_set", None)
        waiting += selected.selections if selected else []


def _conditions(node: Any) -> Iterator[str]:
    """Yield the variables in @skip and @include at a selection."""
    for directive in node.directives:
        if directive.name.value in CONDITIONS:
            for argument in directive.arguments:
                if isinstance(argument.value, VariableNode):
                    yield argument.value.name.value
