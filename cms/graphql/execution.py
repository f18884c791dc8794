"""Execution of a validated document, and what of its errors a client is told."""

import logging
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    ExecutionContext,
    ExecutionResult,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
    get_operation_ast,
)

from cms.graphql.documents import may_open_drafts
from cms.graphql.executor import plan_of
from cms.graphql.schema import schema
from core.context import ReadContext
from core.errors import CodedError, ErrorCode
from core.models import ContentVersion

logger = logging.getLogger(__name__)


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

    document: DocumentNode
    name: str | None
    variables: dict[str, Any]

    @property
    def is_query(self) -> bool:
        """Whether it only reads; also when it can't be told which operation is meant."""
        node: OperationDefinitionNode | None = get_operation_ast(self.document, self.name)
        return node is None or node.operation == OperationType.QUERY

    @property
    def may_open_drafts(self) -> bool:
        """Whether a field of the document takes a token, be it good or not."""
        location = self.document.loc
        return location is None or may_open_drafts(location.source.body)


def run(operation: Operation, version: ContentVersion) -> tuple[dict[str, Any], bool]:
    """Return the answer at a version of the content, and whether it was executed at all.

    What was not executed is a request error.
    """
    separate = operation.may_open_drafts
    try:
        if not separate and (data := _by_plan(operation, version)) is not None:
            return {"data": data}, True
        result: ExecutionResult = execute_sync(
            schema.graphql_schema,
            operation.document,
            context_value=ReadContext(version=version),
            variable_values=operation.variables,
            operation_name=operation.name,
            execution_context_class=SeparateExecution if separate else BudgetedExecution,
        )
    except AnswerTooLarge:
        limit = settings.GRAPHQL_MAX_ANSWER_FIELDS
        error = CodedError(
            ErrorCode.TOO_LARGE, f"The answer would hold more than {limit} fields: ask for less."
        )
        return {"errors": [format_error(error)], "data": None}, True
    answer: dict[str, Any] = {}
    if result.errors:
        answer["errors"] = [format_error(error) for error in result.errors]
    executed = result.data is not None or any(error.path for error in result.errors or [])
    if executed:
        answer["data"] = result.data
    return answer, executed


class FieldBudget:
    """The fields that an answer may still hold."""

    def __init__(self) -> None:
        self._left = settings.GRAPHQL_MAX_ANSWER_FIELDS

    def spend(self, fields: int) -> None:
        """Count the fields of an object; raise AnswerTooLarge."""
        self._left -= fields
        if self._left < 0:
            raise AnswerTooLarge


def _by_plan(operation: Operation, version: ContentVersion) -> dict[str, Any] | None:
    """Return the data of an answer without errors; None where graphql-core has to find them."""
    plan = plan_of(schema.graphql_schema, operation.document, operation.name)
    if plan is None:
        return None
    context = ReadContext(version=version, selected=plan.selected)
    try:
        return plan.execute(context, operation.variables, FieldBudget())
    except Exception:  # noqa: BLE001 - of whatever went wrong, graphql-core tells what and where
        return None


def _is_about_the_request(error: GraphQLError) -> bool:
    """Whether GraphQL itself refused a variable: of a wrong type, or null where none may be."""
    original = error.original_error
    return error.path is None or (isinstance(original, GraphQLError) and bool(original.nodes))


def format_error(error: GraphQLError) -> dict[str, Any]:
    """Return an error as clients see it: coded; of an unforeseen one nothing but that it was."""
    if isinstance(error.original_error, CodedError):
        code = error.original_error.code
    elif (error.extensions or {}).get("code"):
        code = ErrorCode(error.extensions["code"])  # type: ignore[index]  # not None: just read
    elif error.original_error is None or _is_about_the_request(error):
        code = ErrorCode.VALIDATION_FAILED
    else:
        logger.error("A resolver failed at %s", error.path, exc_info=error.original_error)
        code = ErrorCode.INTERNAL
    formatted: dict[str, Any] = dict(error.formatted)
    if code is ErrorCode.INTERNAL:
        formatted["message"] = "Something went wrong on the server. It has been recorded."
    formatted["extensions"] = {"code": code.value}
    return formatted
