"""Questions of apps of this program, asked without HTTP (`core.asking`)."""

from collections.abc import Mapping
from typing import Any

import orjson

from cms.graphql.answering import Question, answer
from cms.graphql.clients import Client
from cms.graphql.negotiation import RESPONSE_TYPE
from cms.graphql.requests import Parameters, Refusal
from cms.graphql.responses import GraphQLResponse, refuse
from core import registry
from core.asking import Reply

OWN = Client("own", size=0, refill=0, is_own=True)


@registry.askers.register
def ask(document: str, variables: Mapping[str, Any]) -> Reply:
    """Answer a document as if a client had sent it."""
    parameters = Parameters(document, None, dict(variables))
    response: GraphQLResponse
    try:
        response = answer(Question(parameters, OWN, RESPONSE_TYPE, only_reads=True))
    except Refusal as refused:
        response = refuse(refused, RESPONSE_TYPE)
    content = orjson.loads(response.content)
    version = response.answer.version if response.answer else None
    return Reply(content.get("data"), content.get("errors", []), response.status_code, version)
