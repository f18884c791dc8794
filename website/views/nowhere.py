"""Addresses that are nobody's: old ones lead on, the others are told to be empty."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseServerError

from website.languages import asked_for, of_interface
from website.views.pages import page, unavailable

WITHOUT_PAGES = frozenset({"admin", "data", "documents", "graphql", "health", "media"})
"""Areas whose callers are no readers of the site."""
PLAIN = "text/plain; charset=utf-8"
BROKEN = 500


def nowhere(request: HttpRequest, exception: Any) -> HttpResponse:
    """Answer an address that no other view takes (Django's `handler404`).

    Staff may have made a redirect of it; what asks for a file gets no page.
    """
    if not _has_readers(request.path):
        return HttpResponseNotFound("Not found.\n", content_type=PLAIN)
    return page(request, request.path)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer for a view that has failed (Django's `handler500`); the log knows why."""
    if not _has_readers(request.path):
        return HttpResponseServerError("Something went wrong here.\n", content_type=PLAIN)
    response = unavailable(of_interface(asked_for(request.path)))
    response.status_code = BROKEN
    return response


def _has_readers(path: str) -> bool:
    area = path.lstrip("/").split("/", 1)[0]
    return area not in WITHOUT_PAGES and not path.startswith(settings.STATIC_URL)
