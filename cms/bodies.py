"""How large the body of a request may be: it depends on where it goes, and on who sends it.

Anybody may send a form, a query, one file to its address. What only staff send is taken of those
alone who are logged in: of others nothing is read that is larger than a form.
"""

import re
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cms.graphql.front import PATH
from cms.headers import area_of_path
from website.forms.kinds import KINDS

UPLOADS, STAFF = "uploads", "admin"
LEAVE = "cms.leave"
"""Stands in the environment of a request of which only the head has come: its server asks whether
to read the rest. No client can write it there: what clients say begins with HTTP_."""

_WORDS = "|".join(kind.word for kind in KINDS.values() if kind.takes_a_file)
FORM_WITH_FILE = re.compile(rf"/[^/]+/(?:{_WORDS})/")


def most_bytes(path: str) -> int:
    """Return how much anybody may send to a path."""
    most: int = settings.BODY_MAX_BYTES
    if path == PATH:
        most = settings.GRAPHQL_MAX_BODY_BYTES
    elif area_of_path(path) == UPLOADS:
        most = settings.SUBMISSIONS_UPLOAD_MAX_BYTES
    elif FORM_WITH_FILE.fullmatch(path):
        most = settings.BODY_MAX_BYTES_WITH_FILE
    return most


def most_bytes_of_staff(path: str) -> int:
    """Return how much somebody may send there who is logged in: more than others in the admin."""
    most: int = settings.BODY_MAX_BYTES_OF_STAFF
    return most if area_of_path(path) == STAFF else most_bytes(path)


class BodyLimitMiddleware:
    """Refuse bodies that are too large by what their heads say; stands behind who tells users.

    A body without a length isn't read by Django: servers that take it give it one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or answer its server that asks whether to read it."""
        asks = LEAVE in request.META
        # These answer what is too large themselves, in their own words, where the body is there.
        answers_itself = request.path == PATH or area_of_path(request.path) == UPLOADS
        if not _may_come(request) and (asks or not answers_itself):
            return _refusal(request)
        return HttpResponse(status=HTTPStatus.NO_CONTENT) if asks else self.get_response(request)


def _may_come(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or ""
    if not (length.isascii() and length.isdigit()) or int(length) <= most_bytes(request.path):
        return True
    is_allowed = int(length) <= most_bytes_of_staff(request.path)
    return is_allowed and request.user.has_perm("wagtailadmin.access_admin")


def _refusal(request: HttpRequest) -> HttpResponse:
    words = f"What was sent is too large: {most_bytes(request.path):,} bytes are taken here.\n"
    response = HttpResponse(words, "text/plain; charset=utf-8", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    response["Cache-Control"] = "no-store"
    return response
