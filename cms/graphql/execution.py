"""Execution of a validated document, and what of its errors a client is told."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from graphql import (
    ExecutionContext,
    ExecutionResult,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
    get_operation_ast,
)

from cms.graphql.errors import format_error
from cms.graphql.executor import RootFields, procedure_of
from cms.graphql.plans import Plan
from cms.graphql.schema import schema
from cms.graphql.tags import roots_of
from core.context import ReadContext
from core.errors import LimitExceeded

FIELDS_BETWEEN_LOOKS = 500
"""How many fields are answered between two looks at the clock: a millisecond or so."""


class AnswerTooLarge(BaseException):
    """More fields than an answer may hold.

    Not an Exception: graphql-core catches those field by field, and would go on with the next.
    """


class BudgetedExecution(ExecutionContext):
    """Execution that ends when an answer grows past `GRAPHQL_MAX_ANSWER_FIELDS`.

    Aliases inside fragments inside lists multiply: a query of few tokens can ask for millions.
    """

    spent = 0

    def execute_fields(self, parent_type: Any, source_value: Any, path: Any, fields: Any) -> Any:
        """Resolve the fields of one object, if the budget still holds."""
        self.context_value.deadline.check()
        if path is None:
            self.context_value.roots |= roots_of(parent_type, fields, self.variable_values)
        self.spent += len(fields)
        if self.spent > settings.GRAPHQL_MAX_ANSWER_FIELDS:
            raise AnswerTooLarge
        return super().execute_fields(parent_type, source_value, path, fields)


class SeparateExecution(BudgetedExecution):
    """Execution that reads each root field by itself: nothing of a draft gets into another.

    Root fields are resolved one after another, each with all that is below it.
    """

    def execute_field(self, parent_type: Any, source: Any, field_nodes: Any, path: Any) -> Any:
        """Resolve a field, one of the root with loaders of its own."""
        if path.prev is None:
            self.context_value = self.context_value.beside()
        return super().execute_field(parent_type, source, field_nodes, path)


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for."""

    plan: Plan
    name: str | None
    variables: dict[str, Any]

    @property
    def is_query(self) -> bool:
        """Whether it only reads; also when it can't be told which operation is meant."""
        node: OperationDefinitionNode | None = get_operation_ast(self.plan.document, self.name)
        return node is None or node.operation == OperationType.QUERY

    @property
    def is_mutation(self) -> bool:
        """Whether it is to change something."""
        node = get_operation_ast(self.plan.document, self.name)
        return node is not None and node.operation == OperationType.MUTATION

    @property
    def cost(self) -> int:
        """The objects that its answer could hold."""
        return self.plan.cost(self.name, self.variables)


def run(operation: Operation, context: ReadContext) -> tuple[dict[str, Any], bool]:
    """Return the answer as data, and whether it was executed at all (else a request error)."""
    separate = operation.plan.may_open_drafts
    try:
        if not separate and (data := _by_procedure(operation, context)) is not None:
            return {"data": data}, True
        result: ExecutionResult = execute_sync(
            schema.graphql_schema,
            operation.plan.document,
            context_value=context,
            variable_values=operation.variables,
            operation_name=operation.name,
            execution_context_class=SeparateExecution if separate else BudgetedExecution,
        )
    except AnswerTooLarge:
        limit = settings.GRAPHQL_MAX_ANSWER_FIELDS
        message = f"The answer would hold more than {limit} fields: ask for less."
        error = LimitExceeded("answer fields", limit, message)
        return {"errors": [format_error(error)], "data": None}, True
    answer: dict[str, Any] = {}
    if result.errors:
        answer["errors"] = [format_error(error) for error in result.errors]
    executed = result.data is not None or any(error.path for error in result.errors or [])
    if executed:
        answer["data"] = result.data
    return answer, executed


class FieldBudget:
    """The fields that an answer may still hold, and the time that it may still take.

    Asked for each object it would cost as much as a field: so it is given out by the portion.
    """

    def __init__(self, context: ReadContext) -> None:
        self._context = context
        self._left = settings.GRAPHQL_MAX_ANSWER_FIELDS

    def begin(self, fields: RootFields, variables: dict[str, Any]) -> None:
        """Note the tags of the root fields."""
        self._context.roots |= roots_of(schema.graphql_schema.query_type, fields, variables)

    def grant(self) -> int:
        """Return how many fields may be answered now; raise AnswerTooLarge or DeadlineExceeded."""
        self._context.deadline.check()
        if self._left == 0:
            raise AnswerTooLarge
        portion = min(self._left, FIELDS_BETWEEN_LOOKS)
        self._left -= portion
        return portion


def _by_procedure(operation: Operation, context: ReadContext) -> dict[str, Any] | None:
    """Return the data of an answer without errors; None where graphql-core has to find them."""
    procedure = procedure_of(schema.graphql_schema, operation.plan.document, operation.name)
    if procedure is None:
        return None
    context.selected = procedure.selected.anywhere
    context.selected_beyond = procedure.selected.beyond
    try:
        return procedure.execute(context, operation.variables, FieldBudget(context))
    except Exception:  # noqa: BLE001 - of whatever went wrong, graphql-core tells what and where
        context.begin_anew()
        return None
