"""A request as the GraphQL-over-HTTP specification describes it, read without trusting it.

Nothing here knows Django's requests: what answers from a cache in front of Django reads alike.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from django.conf import settings

from core.errors import CodedError, ErrorCode, LimitExceeded

SHA256 = re.compile(r"[0-9a-f]{64}")
MAPS = ("variables", "extensions")
MEMBERS = ("query", "operationName", *MAPS)


class Refusal(Exception):
    """A request that is not looked at further, with the status to answer.

    None is that of a well-formed request with a fault: 400, or 200 for clients of plain JSON.
    """

    def __init__(
        self, status: int | None, error: CodedError, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(error.message)
        self.status = status
        self.error = error
        self.headers = headers or {}


def refusal(status: int, message: str) -> Refusal:
    """Return the refusal of something that is no GraphQL request."""
    return Refusal(status, CodedError(ErrorCode.BAD_REQUEST, message))


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parts of a request; `query` is None where only its hash was sent."""

    query: str | None
    operation_name: str | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    extensions: dict[str, Any] = field(default_factory=dict)

    @property
    def persisted_hash(self) -> str | None:
        """Return the SHA-256 under which a client says that its query is known (Apollo's APQ)."""
        persisted: dict[str, str] = self.extensions.get("persistedQuery") or {}
        return persisted.get("sha256Hash")

    @property
    def wants_cost(self) -> bool:
        """Whether the answer is to tell what the query costs: `"extensions": {"cost": true}`."""
        return self.extensions.get("cost") is True


def hash_of(query: str) -> str:
    """Return the SHA-256 of a query's text, in hexadecimal."""
    return hashlib.sha256(query.encode("utf-8", "surrogatepass")).hexdigest()


def from_body(body: bytes) -> Parameters:
    """Read the body of a POST request; raise Refusal."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise refusal(400, "The request is not valid UTF-8.") from None
    return _checked(_json(text))


def from_query_string(values: Mapping[str, list[str]]) -> Parameters:
    """Read the parameters of a GET request; raise Refusal."""
    fields: dict[str, Any] = {}
    for name in MEMBERS:
        given = values.get(name, [])
        if len(given) > 1:
            raise refusal(400, f"`{name}` stands more than once in the address.")
        text = given[0] if given else ""
        fields[name] = _json(text or "null") if name in MAPS else text or None
    return _checked(fields)


def _json(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except (ValueError, RecursionError):
        raise refusal(400, "The request is not valid JSON.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; of two members of a name nobody could tell which one is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no_number(_name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and JSON has not got."""
    raise ValueError


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise ValueError
    return number


def _checked(fields: Any) -> Parameters:
    if not isinstance(fields, dict):
        raise refusal(400, "A request is one JSON object with `query`; batches are not taken.")
    query, name = fields.get("query"), fields.get("operationName")
    if name is not None and not isinstance(name, str):
        raise refusal(400, "`operationName` is a text.")
    variables, extensions = (_map(fields, member) for member in MAPS)
    if not _is_persisted(extensions.get("persistedQuery")):
        raise refusal(400, "`persistedQuery` has `version` 1 and a `sha256Hash`.")
    parameters = Parameters(query, name or None, variables, extensions)
    is_query = isinstance(query, str) and bool(query.strip())
    if not is_query and (query is not None or parameters.persisted_hash is None):
        raise refusal(400, "`query` is missing.")
    return parameters


def _map(fields: dict[str, Any], member: str) -> dict[str, Any]:
    value = fields.get(member)
    if value is not None and not isinstance(value, dict):
        raise refusal(400, f"`{member}` is an object.")
    _check_values(value)
    return value or {}


def _is_persisted(value: Any) -> bool:
    """Tell whether a member of the extensions names a query as Apollo's clients do, or is none."""
    if value is None:
        return True
    is_known = isinstance(value, dict) and value.get("version") == 1
    return is_known and SHA256.fullmatch(str(value.get("sha256Hash"))) is not None


def _check_values(value: Any) -> None:
    """Refuse values that nest too deeply or are too many; nothing may recurse before that."""
    number, depth, level = 0, 0, [value]
    most, deepest = settings.GRAPHQL_MAX_VARIABLE_VALUES, settings.GRAPHQL_MAX_VALUE_DEPTH
    while level:
        number, depth = number + len(level), depth + 1
        if number > most:
            message = f"The variables hold more than {most} values."
            raise Refusal(None, LimitExceeded("variable values", most, message))
        if depth > deepest + 1:
            message = f"The variables nest more than {deepest} levels."
            error = LimitExceeded("value depth", deepest, message, code=ErrorCode.TOO_DEEP)
            raise Refusal(None, error)
        level = [inner for each in level for inner in _inner(each)]


def _inner(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
