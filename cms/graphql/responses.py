"""Answers as HTTP responses, and which of them may be kept."""

import json
from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpResponse

from cms.graphql.errors import format_error
from cms.graphql.negotiation import RESPONSE_TYPE
from cms.graphql.requests import Refusal
from cms.graphql.versions import Version
from cms.metrics import count_answer
from core.registry import Note

NOT_ALLOWED = 405


@dataclass(frozen=True, slots=True)
class Answer:
    """Word that a response may be kept: a query was executed without an error, and no draft read.

    It is the same for everybody who asks the same.
    """

    version: Version
    """The content version that it was read under."""
    notes: tuple[Note, ...] = ()
    """What is to be remembered each time that it is given."""


class GraphQLResponse(HttpResponse):
    """A response of the API; `answer` is None when nobody may keep it."""

    answer: Answer | None = None


def respond(content: dict[str, Any], media_type: str, status: int = 200) -> GraphQLResponse:
    """Return the response that says this; `media_type` is one of negotiation's."""
    count_answer(error["extensions"]["code"] for error in content.get("errors", ()))
    try:
        body = orjson.dumps(content)
    except TypeError:  # A lone surrogate that an error message quotes back.
        body = json.dumps(content, separators=(",", ":")).encode()
    response = GraphQLResponse(body, status=status, content_type=f"{media_type}; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Accept"
    if status == NOT_ALLOWED:
        response["Allow"] = "GET, HEAD, OPTIONS, POST"
    return response


def refuse(refusal: Refusal, media_type: str) -> GraphQLResponse:
    """Return the response to a request that is not looked at further."""
    status = request_error_status(media_type) if refusal.status is None else refusal.status
    response = respond({"errors": [format_error(refusal.error)]}, media_type, status)
    for name, value in refusal.headers.items():
        response[name] = value
    return response


def request_error_status(media_type: str) -> int:
    """Return 400, or 200 for clients that only know plain JSON answers, as the draft says."""
    return 400 if media_type == RESPONSE_TYPE else 200


def keep_from_caches(response: HttpResponse) -> None:
    """Let nobody keep an answer with a draft: neither a cache nor a client that asks again."""
    response["Cache-Control"] = "no-store"
    for header in ("Content-Version", "ETag"):
        response.headers.pop(header, None)
