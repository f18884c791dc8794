"""GraphQL over HTTP (GraphQL-over-HTTP draft of 2025), and GraphiQL for browsers."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from cms.graphql.documents import InvalidDocument, document, may_open_drafts
from cms.graphql.execution import Operation, format_error, run
from core.errors import CodedError, ErrorCode
from core.models import ContentVersion

RESPONSE_TYPE = "application/graphql-response+json"
JSON_TYPE = "application/json"
READING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parts of a request."""

    query: str
    operation_name: str | None
    variables: dict[str, Any]


class Refusal(Exception):
    """A request that is not looked at further, with the status to answer."""

    def __init__(self, status: int, error: CodedError) -> None:
        super().__init__(error.message)
        self.status = status
        self.error = error


@csrf_exempt  # The API knows no session: there is nothing that a forged request could use.
def graphql(request: HttpRequest) -> HttpResponse:
    """Answer a query; a browser that asks for a page gets GraphiQL."""
    if request.method in READING and "query" not in request.GET and request.accepts("text/html"):
        return render(request, "cms/graphiql.html")
    if request.method == "OPTIONS":
        return _preflight()
    try:
        parameters = _parameters(request)
    except Refusal as refusal:
        return _refused(request, refusal)
    response = _answer(request, parameters)
    if may_open_drafts(parameters.query):
        _keep_from_caches(response)
    return response


def _answer(request: HttpRequest, parameters: Parameters) -> HttpResponse:
    """Execute a query and respond with what comes of it."""
    try:
        operation = Operation(
            document(parameters.query), parameters.operation_name, parameters.variables
        )
        if request.method in READING and not operation.is_query:
            raise _refusal(405, "A GET request only reads; send mutations by POST.")
        # The version is read first, on the connection that then serves the content.
        version = ContentVersion.current()
        answer, executed = run(operation)
    except Refusal as refusal:
        return _refused(request, refusal)
    except InvalidDocument as invalid:
        errors = [format_error(error) for error in invalid.errors]
        return _respond(request, {"errors": errors}, _request_error_status(request))
    status = 200 if executed else _request_error_status(request)
    response = _respond(request, answer, status)
    response["Content-Version"] = str(version.number)
    return response


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return _respond(request, {"errors": [format_error(refusal.error)]}, refusal.status)


def _keep_from_caches(response: HttpResponse) -> None:
    """Let nobody keep an answer with a draft: neither a cache nor a client that asks again."""
    response["Cache-Control"] = "no-store"
    for header in ("Content-Version", "ETag"):
        response.headers.pop(header, None)


def _preflight() -> HttpResponse:
    """Tell a browser that pages of any origin may send queries: a query as JSON is asked about."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "GET, POST"
    response["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _parameters(request: HttpRequest) -> Parameters:
    if request.method in READING:
        fields: Any = {name: request.GET.get(name) for name in ("query", "operationName")}
        fields["variables"] = _json(request.GET.get("variables") or "null")
    elif request.method == "POST":
        fields = _json_body(request)
    else:
        raise _refusal(405, "Send queries by GET or POST.")
    return _checked(fields)


def _json_body(request: HttpRequest) -> Any:
    if request.content_type != JSON_TYPE:
        raise _refusal(415, f"Send the query as {JSON_TYPE}.")
    try:
        body = request.body
    except RequestDataTooBig:
        body = b" " * (settings.GRAPHQL_MAX_BODY_BYTES + 1)
    if len(body) > settings.GRAPHQL_MAX_BODY_BYTES:
        limit = settings.GRAPHQL_MAX_BODY_BYTES
        raise Refusal(413, CodedError(ErrorCode.TOO_LARGE, f"A request has at most {limit} bytes."))
    return _json(body)


def _json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _refusal(400, "The request is not valid JSON.") from None


def _checked(fields: Any) -> Parameters:
    if not isinstance(fields, dict):
        raise _refusal(400, "A request is one JSON object with `query`; batches are not taken.")
    query, name, variables = (fields.get(key) for key in ("query", "operationName", "variables"))
    if not isinstance(query, str) or not query.strip():
        raise _refusal(400, "`query` is missing.")
    if name is not None and not isinstance(name, str):
        raise _refusal(400, "`operationName` is a text.")
    if variables is not None and not isinstance(variables, dict):
        raise _refusal(400, "`variables` is an object.")
    return Parameters(query, name or None, variables or {})


def _refusal(status: int, message: str) -> Refusal:
    return Refusal(status, CodedError(ErrorCode.BAD_REQUEST, message))


def _media_type(request: HttpRequest) -> str:
    return RESPONSE_TYPE if RESPONSE_TYPE in request.headers.get("Accept", "") else JSON_TYPE


def _request_error_status(request: HttpRequest) -> int:
    """Return 400, or 200 for clients that only know plain JSON answers, as the draft says."""
    return 400 if _media_type(request) == RESPONSE_TYPE else 200


def _respond(request: HttpRequest, answer: dict[str, Any], status: int) -> HttpResponse:
    content = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    try:
        body = content.encode()
    except UnicodeEncodeError:  # A lone surrogate that an error message quotes back.
        body = json.dumps(answer, separators=(",", ":")).encode()
    if request.method == "HEAD":
        body = b""
    response = HttpResponse(
        body, status=status, content_type=f"{_media_type(request)}; charset=utf-8"
    )
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Accept"
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Content-Version"
    if status == 405:  # noqa: PLR2004 - HTTP's own number
        response["Allow"] = "GET, HEAD, OPTIONS, POST"
    return response
