"""From a query's text to a plan of its execution, once for each text."""

from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OverlappingFieldsCanBeMergedRule,
    ValidationContext,
    parse,
    specified_rules,
    validate,
)
from graphql.validation.validate import ValidationAbortedError

from cms.graphql.errors import format_error
from cms.graphql.limits import check_shape
from cms.graphql.plans import Invalid, Plan
from cms.graphql.pricing import Pricing
from cms.graphql.requests import hash_of
from cms.graphql.schema import schema
from core.bounded import Bounded
from core.errors import ErrorCode, LimitExceeded

MAX_REPORTED_ERRORS = 10
ERROR_BYTES = 500
REMEMBERED_BYTES = 250_000
"""Of texts; a parsed query is a hundred times as large."""

PREVIEW_ARGUMENT = "previewToken"
"""The argument of every field that opens a draft."""

plans: Bounded[Plan | Invalid] = Bounded(REMEMBERED_BYTES)


class InvalidDocument(Exception):
    """A query that is not executed; `errors` are meant for the client, coded and formatted."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__("invalid document")
        self.errors = errors


def plan(text: str) -> Plan:
    """Return the plan of a query; raise InvalidDocument."""
    key = hash_of(text)
    outcome = plans.get(key)
    if outcome is None:
        outcome = _outcome(text)
        plans.put(key, outcome, _size(text, outcome))
    if isinstance(outcome, Invalid):
        raise InvalidDocument(outcome.errors)
    return outcome


def is_planned(text: str) -> bool:
    """Tell whether a text was asked lately: it costs nothing to plan it again."""
    return hash_of(text) in plans


def _outcome(text: str) -> Plan | Invalid:
    try:
        document = _parsed(text)
        check_shape(document)
    except GraphQLError as error:
        return Invalid([format_error(error)])
    rules = [BoundedMerging if rule is MERGING else rule for rule in specified_rules]
    errors = validate(schema.graphql_schema, document, rules, max_errors=MAX_REPORTED_ERRORS)
    if errors:
        return Invalid([format_error(_explained(error)) for error in errors])
    pricing = Pricing(schema.graphql_schema, document)
    prices = {
        node.name.value if node.name else None: pricing.price(node)
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode)
    }
    return Plan(text, document, prices, may_open_drafts(text))


def _size(text: str, outcome: Plan | Invalid) -> int:
    """Return how much room to reckon for a text's outcome: a refusal keeps no tree."""
    return len(text) if isinstance(outcome, Plan) else ERROR_BYTES * len(outcome.errors)


def may_open_drafts(text: str) -> bool:
    """Tell whether a query names the argument that opens drafts: nobody may keep its answer.

    The text is asked, so that the rule also holds for what can't be parsed or executed; a name
    can't be written in any other way. Words in a comment are taken for it, too: no harm.
    """
    return PREVIEW_ARGUMENT in text


LONG_NUMBER = "set_int_max_str_digits"
"""What Python says of a number that it refuses to read."""

MERGING = OverlappingFieldsCanBeMergedRule


class BoundedMerging(MERGING):
    """The rule that fields of one name must be mergeable, for a bounded number of comparisons.

    Their number grows with the square of the fields; the library's own bound is half a second.
    """

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = settings.GRAPHQL_MAX_COMPARISONS


def _parsed(text: str) -> DocumentNode:
    """Parse a text; raise a coded error for one that is too long or has no meaning."""
    _check_length(text)
    limit = settings.GRAPHQL_MAX_TOKENS
    try:
        return parse(text, max_tokens=limit)
    except GraphQLSyntaxError as error:
        # graphql-core tells its own limits by their words alone.
        if "more than" in error.message:
            raise LimitExceeded("tokens", limit, f"A query has at most {limit} tokens.") from None
        too_deep = "nested too deeply" in error.message
        code = ErrorCode.TOO_DEEP if too_deep else ErrorCode.SYNTAX_ERROR
        raise GraphQLError(
            error.message,
            source=error.source,
            positions=error.positions,
            extensions={"code": code.value},
        ) from None


def _check_length(text: str) -> None:
    limit = settings.GRAPHQL_MAX_QUERY_BYTES
    if len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit:
        raise LimitExceeded("query bytes", limit, f"A query has at most {limit} bytes.")


def _explained(error: GraphQLError) -> GraphQLError:
    """Return an error of the validation, one that ended it early with the limit that it met."""
    if isinstance(error, ValidationAbortedError) and "Too many" not in error.message:
        limit = settings.GRAPHQL_MAX_COMPARISONS
        message = f"Fields of the same name would take more than {limit} comparisons."
        return LimitExceeded("comparisons", limit, message)
    if LONG_NUMBER in error.message:
        return GraphQLError("A number has too many digits.", nodes=error.nodes)
    return error


def _forget(setting: str, **_: Any) -> None:
    """Forget plans that were made under other limits."""
    if setting.startswith("GRAPHQL_"):
        plans.clear()


setting_changed.connect(_forget, dispatch_uid="plans")
