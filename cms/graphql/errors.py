"""What a client is told of an error."""

import logging
from typing import Any

from graphql import GraphQLError

from core.errors import CodedError, ErrorCode, LimitExceeded

logger = logging.getLogger(__name__)


def format_error(error: GraphQLError) -> dict[str, Any]:
    """Return an error as clients see it: coded; of an unforeseen one nothing but that it was."""
    code = _code_of(error)
    formatted: dict[str, Any] = dict(error.formatted)
    if code is ErrorCode.INTERNAL:
        logger.error("A resolver failed at %s", error.path, exc_info=error.original_error)
        formatted["message"] = "Something went wrong on the server. It has been recorded."
    formatted["extensions"] = {"code": code.value}
    raised = error.original_error or error
    if isinstance(raised, LimitExceeded):
        formatted["extensions"] |= raised.told
    return formatted


def _code_of(error: GraphQLError) -> ErrorCode:
    if isinstance(error.original_error, CodedError):
        return error.original_error.code
    if (error.extensions or {}).get("code"):
        return ErrorCode(error.extensions["code"])  # type: ignore[index]  # not None: just read
    if error.original_error is None or _is_about_the_request(error):
        return ErrorCode.VALIDATION_FAILED
    return ErrorCode.INTERNAL


def _is_about_the_request(error: GraphQLError) -> bool:
    """Whether GraphQL itself refused a variable: of a wrong type, or null where none may be."""
    original = error.original_error
    return error.path is None or (isinstance(original, GraphQLError) and bool(original.nodes))
