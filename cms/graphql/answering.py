"""From a request's parameters to its answer, past everything that may refuse it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from cms.graphql import persisted
from cms.graphql.buckets import charge
from cms.graphql.changing import change
from cms.graphql.clients import Client
from cms.graphql.documents import InvalidDocument, is_planned, may_open_drafts, plan
from cms.graphql.errors import format_error
from cms.graphql.execution import Operation, run
from cms.graphql.limits import check_cost
from cms.graphql.requests import Parameters, Refusal, refusal
from cms.graphql.responses import (
    Answer,
    GraphQLResponse,
    keep_from_caches,
    refuse,
    request_error_status,
    respond,
)
from cms.graphql.tags import tags_of
from cms.graphql.trusted import check_trusted
from cms.graphql.versions import Version
from core import registry
from core.context import ReadContext
from core.deadlines import Deadline, DeadlineExceeded
from core.errors import ErrorCode, LimitExceeded
from core.models import ContentVersion
from core.reading import snapshot


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks, and how the answer is wanted."""

    parameters: Parameters
    client: Client
    media_type: str
    only_reads: bool
    """Whether it came by GET, which must change nothing."""


def answer(question: Question) -> GraphQLResponse:
    """Return the answer to a question, or why there is none; raise Refusal for an unknown hash."""
    text = persisted.text_of(question.parameters)
    try:
        response = _answer(question, text)
    except Refusal as refused:
        response = refuse(refused, question.media_type)
    if may_open_drafts(text):
        response.answer = None
        keep_from_caches(response)
    return response


def _answer(question: Question, text: str) -> GraphQLResponse:
    if not is_planned(text):
        charge(question.client, settings.GRAPHQL_PLANNING_COST)
    try:
        operation = _operation(question, text)
    except InvalidDocument as invalid:
        status = request_error_status(question.media_type)
        return respond({"errors": invalid.errors}, question.media_type, status)
    except LimitExceeded as error:
        raise Refusal(None, error) from None
    charge(question.client, max(1, operation.cost))
    if operation.is_mutation:
        told = _told(question, operation)
        response = change(operation, question.client, question.media_type, told)
    else:
        response = _execute(question, operation)
    persisted.keep(question.parameters, text)
    return response


def _operation(question: Question, text: str) -> Operation:
    """Return what is to be executed; raise what keeps it from being so."""
    parameters = question.parameters
    operation = Operation(plan(text), parameters.operation_name, parameters.variables)
    if not question.client.is_own:
        check_trusted(text)
    if question.only_reads and not operation.is_query:
        raise refusal(405, "A GET request only reads; send mutations by POST.")
    check_cost(operation.cost)
    return operation


def _execute(question: Question, operation: Operation) -> GraphQLResponse:
    try:
        content, executed, version, context = _read(operation)
    except DeadlineExceeded:
        return respond(_too_slow(), question.media_type, 503)
    content |= _told(question, operation)
    status = 200 if executed else request_error_status(question.media_type)
    response = respond(content, question.media_type, status)
    response["Content-Version"] = str(version.number)
    if executed and operation.is_query and "errors" not in content:
        notes = tuple(sorted(context.notes))
        registry.announce_answer(notes)
        response.answer = Answer(Version.of(version), notes)
        response["Cache-Tag"] = tags_of(context)
    return response


def _told(question: Question, operation: Operation) -> dict[str, Any]:
    """Return what an answer tells besides, to who asks for it."""
    if not question.parameters.wants_cost:
        return {}
    cost = {"objects": operation.cost, "allowed": settings.GRAPHQL_MAX_COST}
    return {"extensions": {"cost": cost}}


def _read(operation: Operation) -> tuple[dict[str, Any], bool, ContentVersion, ReadContext]:
    """Return the answer, whether it was executed, and the version that it was read under.

    The version is read first, in the snapshot that then serves the content.
    """
    deadline = Deadline(settings.GRAPHQL_DEADLINE_SECONDS)
    with snapshot(deadline):
        version = ContentVersion.stored()
        if version is not None and not version.is_due:
            context = ReadContext(version.moment, deadline, version)
            return (*run(operation, context), version, context)
    ContentVersion.current()  # It raises the version: a write, for which a snapshot is no place.
    with snapshot(deadline):
        version = ContentVersion.objects.get(pk=ContentVersion.SINGLETON)
        context = ReadContext(version.moment, deadline, version)
        return (*run(operation, context), version, context)


def _too_slow() -> dict[str, Any]:
    seconds = int(settings.GRAPHQL_DEADLINE_SECONDS)
    message = f"The answer took more than {seconds} s: ask for less."
    error = LimitExceeded("deadline", seconds, message, code=ErrorCode.DEADLINE_EXCEEDED)
    return {"errors": [format_error(error)], "data": None}
