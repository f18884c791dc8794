"""GraphQL over HTTP (GraphQL-over-HTTP draft of 2025), and GraphiQL for browsers."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from cms.graphql import negotiation, requests
from cms.graphql.documents import InvalidDocument, may_open_drafts, plan
from cms.graphql.execution import Operation, run
from cms.graphql.limits import check_cost
from cms.graphql.negotiation import JSON_TYPE
from cms.graphql.requests import Parameters, Refusal, refusal
from cms.graphql.responses import (
    Answer,
    GraphQLResponse,
    keep_from_caches,
    refuse,
    request_error_status,
    respond,
)
from cms.graphql.versions import Version
from core.errors import LimitExceeded
from core.models import ContentVersion

READING = ("GET", "HEAD")


@csrf_exempt  # The API knows no session: there is nothing that a forged request could use.
def graphql(request: HttpRequest) -> HttpResponse:
    """Answer a query; a browser that asks for a page gets GraphiQL."""
    accept = request.headers.get("Accept", "")
    if request.method in READING and negotiation.prefers_page(accept):
        page = render(request, "cms/graphiql.html")
        page["Vary"] = "Accept"
        return page
    if request.method == "OPTIONS":
        return _preflight()
    response = _answer(request, negotiation.media_type(accept))
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Content-Version"
    if request.method == "HEAD":
        response.content = b""
    return response


def _answer(request: HttpRequest, media_type: str) -> GraphQLResponse:
    try:
        parameters = _parameters(request)
        if parameters.query is None:
            raise refusal(400, "`query` is missing.")
        response = _planned(request, parameters, parameters.query, media_type)
    except Refusal as refused:
        return refuse(refused, media_type)
    if may_open_drafts(parameters.query):
        response.answer = None
        keep_from_caches(response)
    return response


def _planned(
    request: HttpRequest, parameters: Parameters, query: str, media_type: str
) -> GraphQLResponse:
    """Execute a query that keeps all limits; raise Refusal for one that doesn't."""
    try:
        operation = Operation(plan(query), parameters.operation_name, parameters.variables)
        check_cost(operation.cost)
    except InvalidDocument as invalid:
        status = request_error_status(media_type)
        return respond({"errors": invalid.errors}, media_type, status)
    except LimitExceeded as error:
        raise Refusal(None, error) from None
    if request.method in READING and not operation.is_query:
        raise refusal(405, "A GET request only reads; send mutations by POST.")
    return _execute(operation, media_type)


def _execute(operation: Operation, media_type: str) -> GraphQLResponse:
    # The version is read first, on the connection that then serves the content.
    version = ContentVersion.current()
    answer, executed = run(operation, version)
    status = 200 if executed else request_error_status(media_type)
    response = respond(answer, media_type, status)
    response["Content-Version"] = str(version.number)
    if executed and operation.is_query and "errors" not in answer:
        response.answer = Answer(Version.of(version))
    return response


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
        return requests.from_query_string(dict(request.GET.lists()))
    if request.method == "POST":
        return requests.from_body(_body(request))
    raise refusal(405, "Send queries by GET or POST.")


def _body(request: HttpRequest) -> bytes:
    charset = (request.content_params or {}).get("charset", "utf-8")
    if request.content_type != JSON_TYPE or charset.lower() not in {"utf-8", "utf8"}:
        raise refusal(415, f"Send the query as {JSON_TYPE} in UTF-8.")
    limit = settings.GRAPHQL_MAX_BODY_BYTES
    try:
        body = request.body
    except RequestDataTooBig:
        body = b" " * (limit + 1)
    if len(body) > limit:
        message = f"A request has at most {limit} bytes."
        raise Refusal(413, LimitExceeded("body bytes", limit, message))
    return body
