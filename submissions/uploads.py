"""The address that takes a file once, and the same for apps of this program."""

from typing import IO

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from core import registry
from core.asking import CREATED, HandedIn
from submissions.services.uploading import Rejected, check_length, take

PDF = "application/pdf"
METHOD_NOT_ALLOWED, LENGTH_REQUIRED, UNSUPPORTED = 405, 411, 415


@csrf_exempt  # Who has the token may send a file; a cookie says nothing here.
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """Take a PDF by PUT: 201, or a status with a line that says what to do."""
    try:
        _check_head(request)
        take(token, request, _client(request))
    except Rejected as rejected:
        response = _said(rejected.status, rejected.message)
        if rejected.retry_after is not None:
            response["Retry-After"] = str(rejected.retry_after)
    else:
        response = _said(CREATED, "")
    return response


@registry.receivers.register
def receive(token: str, file: IO[bytes], request: HttpRequest) -> HandedIn:
    """Take a file that a visitor has sent with a form of the website."""
    try:
        check_length(getattr(file, "size", None) or 0)
        take(token, file, _client(request))
    except Rejected as rejected:
        return HandedIn(rejected.status, rejected.message, rejected.retry_after)
    return HandedIn(CREATED)


def _check_head(request: HttpRequest) -> None:
    """Refuse what need not be read."""
    if request.method != "PUT":
        raise Rejected(METHOD_NOT_ALLOWED, "PUT a file here.")
    if request.content_type != PDF:
        raise Rejected(UNSUPPORTED, f"Send the file as {PDF}.")
    length = request.META.get("CONTENT_LENGTH") or ""
    if not (length.isascii() and length.isdigit()):
        raise Rejected(LENGTH_REQUIRED, "Say how long the file is.")
    check_length(int(length))


def _client(request: HttpRequest) -> str:
    return next((name(request) for name in registry.client_namers), "")


def _said(status: int, words: str) -> HttpResponse:
    response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    if status == METHOD_NOT_ALLOWED:
        response["Allow"] = "OPTIONS, PUT"
    return response
