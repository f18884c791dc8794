"""Errors of the API: each has a code that clients can rely on."""

from enum import Enum
from typing import Any, ClassVar

from graphql import GraphQLError


class ErrorCode(Enum):
    """The documented codes (docs/reference/errors.md); `value` stands in `extensions.code`."""

    BAD_REQUEST = "BAD_REQUEST"
    """The request is no GraphQL request: not JSON, no query, a wrong method or content type."""
    TOO_LARGE = "TOO_LARGE"
    """The request is larger than a limit allows, or its answer would hold too many objects."""
    TOO_DEEP = "TOO_DEEP"
    """The query nests deeper than is allowed."""
    SYNTAX_ERROR = "SYNTAX_ERROR"
    """The query can't be parsed."""
    VALIDATION_FAILED = "VALIDATION_FAILED"
    """The query does not fit the schema, or a variable does not fit its type."""
    BAD_ARGUMENT = "BAD_ARGUMENT"
    """An argument has a value that makes no sense: `first: -1`, two look-ups at once."""
    BAD_CURSOR = "BAD_CURSOR"
    """A cursor that this list did not give out, or gave out under another order."""
    UNKNOWN_LOCALE = "UNKNOWN_LOCALE"
    """A language that the site does not have."""
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    """No query is known under this hash: send its text with it."""
    NOT_TRUSTED = "NOT_TRUSTED"
    """This host only takes queries that it knows."""
    RATE_LIMITED = "RATE_LIMITED"
    """The client has asked for more than its budget; the answer says when to ask again."""
    DEADLINE_EXCEEDED = "DEADLINE_EXCEEDED"
    """The answer took too long: ask for less."""
    SERVICE_UNAVAILABLE = "SERVICE_UNAVAILABLE"
    """What is asked can't be read or taken at present; the answer says when to try again."""
    INTERNAL = "INTERNAL"
    """Something went wrong on the server; nothing about it is told."""


class CodedError(GraphQLError):
    """An error whose message is meant for the client's developer."""

    def __init__(self, code: ErrorCode, message: str, **kwargs: Any) -> None:
        super().__init__(message, extensions={"code": code.value}, **kwargs)
        self.code = code


class LimitExceeded(CodedError):
    """A refusal that names the limit and its size: `extensions { code limit allowed }`."""

    def __init__(
        self,
        limit: str,
        allowed: int,
        message: str,
        *,
        code: ErrorCode = ErrorCode.TOO_LARGE,
        **kwargs: Any,
    ) -> None:
        super().__init__(code, message, **kwargs)
        self.told: dict[str, Any] = {"limit": limit, "allowed": allowed}


class ForLater(LimitExceeded):
    """A refusal of what may be sent again later; the answer says when as `Retry-After`."""

    code_of_all: ClassVar[ErrorCode]
    status: ClassVar[int]
    """What HTTP says to it."""

    def __init__(self, limit: str, allowed: int, message: str, retry_after_seconds: int) -> None:
        super().__init__(limit, allowed, message, code=self.code_of_all)
        self.retry_after_seconds = retry_after_seconds


class RateLimited(ForLater):
    """A refusal of what one client has sent too often, or too much of."""

    code_of_all = ErrorCode.RATE_LIMITED
    status = 429


class OutOfRoom(ForLater):
    """A refusal of what there is no room for at present, whoever sends it."""

    code_of_all = ErrorCode.SERVICE_UNAVAILABLE
    status = 503


def bad_argument(message: str) -> CodedError:
    """Return the error for an argument that makes no sense."""
    return CodedError(ErrorCode.BAD_ARGUMENT, message)
