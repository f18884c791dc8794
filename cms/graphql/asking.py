"""What apps of this program ask and send, without HTTP (`core.asking`)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson
from django.http import HttpRequest

from cms.graphql.answering import Question, answer
from cms.graphql.clients import Client, client_of
from cms.graphql.negotiation import RESPONSE_TYPE
from cms.graphql.requests import Parameters, Refusal
from cms.graphql.responses import GraphQLResponse, refuse
from core import registry
from core.asking import Reply

OWN = Client("own", size=0, refill=0, is_own=True)


@registry.askers.register
def ask(document: str, variables: Mapping[str, Any]) -> Reply:
    """Answer a document as if a client had sent it."""
    return _reply(Question(_parameters(document, variables), OWN, RESPONSE_TYPE, only_reads=True))


@registry.senders.register
def send(document: str, variables: Mapping[str, Any], request: HttpRequest) -> Reply:
    """Answer a document, also a mutation, as if the visitor who asks us had sent it."""
    visitor = replace(client_of(request), is_own=True)
    parameters = _parameters(document, variables)
    return _reply(Question(parameters, visitor, RESPONSE_TYPE, only_reads=False))


@registry.client_namers.register
def name_of_client(request: HttpRequest) -> str:
    """Return how the client of a request is named, for limits beside those of the API."""
    return client_of(request).key


def _parameters(document: str, variables: Mapping[str, Any]) -> Parameters:
    return Parameters(document, None, dict(variables))


def _reply(question: Question) -> Reply:
    response: GraphQLResponse
    try:
        response = answer(question)
    except Refusal as refused:
        response = refuse(refused, RESPONSE_TYPE)
    content = orjson.loads(response.content)
    errors = content.get("errors", [])
    version = response.answer.version if response.answer else None
    wait = response.get("Retry-After")
    return Reply(
        content.get("data"), errors, response.status_code, version, int(wait) if wait else None
    )
