"""Mutations: executed by themselves, in transactions of the services that they call, never kept.

There is no snapshot and no content version: what is answered is about what was sent, and for the
one who sent it.
"""

from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from graphql import ExecutionResult, GraphQLError, execute_sync

from cms.graphql.clients import Client
from cms.graphql.errors import format_error
from cms.graphql.execution import AnswerTooLarge, BudgetedExecution, Operation
from cms.graphql.responses import (
    GraphQLResponse,
    keep_from_caches,
    request_error_status,
    respond,
)
from cms.graphql.schema import schema
from core.deadlines import Deadline, DeadlineExceeded
from core.errors import CodedError, ErrorCode, ForLater, LimitExceeded
from core.reading import within
from core.writing import WriteContext

OK, UNAVAILABLE = 200, 503
RETRY_SECONDS = 5


def change(
    operation: Operation, client: Client, media_type: str, told: dict[str, Any]
) -> GraphQLResponse:
    """Execute a mutation and return what came of it, with what is told besides."""
    deadline = Deadline(settings.GRAPHQL_DEADLINE_SECONDS)
    try:
        with within(deadline):
            result = _executed(operation, WriteContext(client.key, deadline))
    except (AnswerTooLarge, DeadlineExceeded):
        response = respond(_too_slow(), media_type, UNAVAILABLE)
    else:
        response = _response(result, media_type, told)
    keep_from_caches(response)
    return response


def _executed(operation: Operation, context: WriteContext) -> ExecutionResult:
    result: ExecutionResult = execute_sync(
        schema.graphql_schema,
        operation.plan.document,
        context_value=context,
        variable_values=operation.variables,
        operation_name=operation.name,
        execution_context_class=BudgetedExecution,
    )
    return result


def _response(result: ExecutionResult, media_type: str, told: dict[str, Any]) -> GraphQLResponse:
    errors = result.errors or []
    executed = result.data is not None or any(error.path for error in errors)
    content: dict[str, Any] = {"data": result.data, **told} if executed else {}
    if _is_database_away(errors):
        return _later(content | {"errors": [format_error(_away())]}, media_type)
    if errors:
        content["errors"] = [format_error(error) for error in errors]
    for error in errors:
        refused = error.original_error
        if isinstance(refused, ForLater):
            response = respond(content, media_type, refused.status)
            response["Retry-After"] = str(refused.retry_after_seconds)
            return response
    return respond(content, media_type, OK if executed else request_error_status(media_type))


def _later(content: dict[str, Any], media_type: str) -> GraphQLResponse:
    response = respond(content, media_type, UNAVAILABLE)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def _is_database_away(errors: list[GraphQLError]) -> bool:
    """Tell whether the database is gone, or too busy to write."""
    return any(
        isinstance(each.original_error, OperationalError | InterfaceError) for each in errors
    )


def _away() -> CodedError:
    message = "Nothing can be taken at present: send the same again soon."
    return CodedError(ErrorCode.SERVICE_UNAVAILABLE, message)


def _too_slow() -> dict[str, Any]:
    """Say no more than is known: the time may have ended when all was written already."""
    seconds = int(settings.GRAPHQL_DEADLINE_SECONDS)
    message = f"It took more than {seconds} s. Send the same again: it is taken once."
    error = LimitExceeded("deadline", seconds, message, code=ErrorCode.DEADLINE_EXCEEDED)
    return {"errors": [format_error(error)], "data": None}
