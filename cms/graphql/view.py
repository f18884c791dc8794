"""GraphQL over HTTP (GraphQL-over-HTTP draft of 2025), and GraphiQL for browsers."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from cms.graphql import cors, negotiation, requests
from cms.graphql.answering import Question, answer
from cms.graphql.clients import client_of
from cms.graphql.negotiation import JSON_TYPE
from cms.graphql.requests import Parameters, Refusal, refusal
from cms.graphql.responses import GraphQLResponse, refuse
from cms.graphql.trusted import examples
from core.errors import LimitExceeded

READING = ("GET", "HEAD")


@csrf_exempt  # The API knows no session: there is nothing that a forged request could use.
def graphql(request: HttpRequest) -> HttpResponse:
    """Answer a query; a browser that asks for a page gets GraphiQL."""
    accept = request.headers.get("Accept", "")
    origin = request.headers.get("Origin", "")
    response: HttpResponse
    if request.method in READING and negotiation.prefers_page(accept):
        response = render(request, "cms/graphiql.html", {"examples": examples()})
        patch_vary_headers(response, ["Accept"])
    elif request.method == "OPTIONS":
        response = HttpResponse(status=204, headers=cors.preflight_headers(origin))
    else:
        response = _answer(request, negotiation.media_type(accept))
        for name, value in cors.headers(origin).items():
            response[name] = value
    if cors.varies():
        patch_vary_headers(response, ["Origin"])
    if request.method == "HEAD":
        response.content = b""
    return response


def _answer(request: HttpRequest, media_type: str) -> GraphQLResponse:
    only_reads = request.method in READING
    try:
        parameters = _parameters(request)
        return answer(Question(parameters, client_of(request), media_type, only_reads))
    except Refusal as refused:
        return refuse(refused, media_type)


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
