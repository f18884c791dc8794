"""GraphQL over HTTP (GraphQL-over-HTTP draft of 2025), and GraphiQL for browsers."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from cms.graphql import negotiation, requests
from cms.graphql.documents import InvalidDocument, document, may_open_drafts
from cms.graphql.execution import Operation, format_error, run
from cms.graphql.negotiation import JSON_TYPE, RESPONSE_TYPE
from cms.graphql.requests import Parameters, Refusal, refusal
from cms.graphql.responses import Answer, GraphQLResponse, keep_from_caches, refuse, respond
from core.errors import CodedError, ErrorCode
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
        response = _execute(request, parameters, parameters.query, media_type)
    except Refusal as refused:
        return refuse(refused, media_type)
    if may_open_drafts(parameters.query):
        response.answer = None
        keep_from_caches(response)
    return response


def _execute(
    request: HttpRequest, parameters: Parameters, query: str, media_type: str
) -> GraphQLResponse:
    """Execute a query and respond with what comes of it."""
    request_error = 400 if media_type == RESPONSE_TYPE else 200
    try:
        operation = Operation(document(query), parameters.operation_name, parameters.variables)
    except InvalidDocument as invalid:
        errors = [format_error(error) for error in invalid.errors]
        return respond({"errors": errors}, media_type, request_error)
    if request.method in READING and not operation.is_query:
        raise refusal(405, "A GET request only reads; send mutations by POST.")
    # The version is read first, on the connection that then serves the content.
    version = ContentVersion.current()
    answer, executed = run(operation, version)
    response = respond(answer, media_type, 200 if executed else request_error)
    response["Content-Version"] = str(version.number)
    if executed and operation.is_query and "errors" not in answer:
        response.answer = Answer(version.number)
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
        raise Refusal(413, CodedError(ErrorCode.TOO_LARGE, f"A request has at most {limit} bytes."))
    return body
