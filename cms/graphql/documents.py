"""From a query's text to a validated document, each text once."""

from functools import lru_cache

from django.conf import settings
from graphql import DocumentNode, GraphQLError, GraphQLSyntaxError, parse, specified_rules, validate

from cms.graphql.limits import DepthLimit, RootFieldLimit
from cms.graphql.schema import schema
from core.errors import ErrorCode

CACHED_DOCUMENTS = 200
MAX_REPORTED_ERRORS = 20

PREVIEW_ARGUMENT = "previewToken"
"""The argument of every field that opens a draft."""


class InvalidDocument(Exception):
    """A query that is not executed; `errors` are coded and meant for the client."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__("invalid document")
        self.errors = errors


@lru_cache(maxsize=CACHED_DOCUMENTS)
def document(text: str) -> DocumentNode:
    """Return the parsed and validated document of a query; raise InvalidDocument."""
    try:
        parsed = parse(text, max_tokens=settings.GRAPHQL_MAX_TOKENS)
    except GraphQLSyntaxError as error:
        raise InvalidDocument([_syntax_error(error)]) from None
    errors = validate(
        schema.graphql_schema,
        parsed,
        [*specified_rules, DepthLimit, RootFieldLimit],
        max_errors=MAX_REPORTED_ERRORS,
    )
    if errors:
        raise InvalidDocument([_coded(error) for error in errors])
    return parsed


def may_open_drafts(text: str) -> bool:
    """Tell whether a query names the argument that opens drafts: nobody may keep its answer.

    The text is asked, so that the rule also holds for what can't be parsed or executed; a name
    can't be written in any other way. Words in a comment are taken for it, too: no harm.
    """
    return PREVIEW_ARGUMENT in text


def _syntax_error(error: GraphQLSyntaxError) -> GraphQLError:
    """Return the error with its code; graphql-core tells its own limits by their words alone."""
    limits = {"more than": ErrorCode.TOO_LARGE, "nested too deeply": ErrorCode.TOO_DEEP}
    found = [code for words, code in limits.items() if words in error.message]
    code = found[0] if found else ErrorCode.SYNTAX_ERROR
    return GraphQLError(
        error.message,
        source=error.source,
        positions=error.positions,
        extensions={"code": code.value},
    )


def _coded(error: GraphQLError) -> GraphQLError:
    if (error.extensions or {}).get("code"):
        return error
    error.extensions = {"code": ErrorCode.VALIDATION_FAILED.value}
    return error
