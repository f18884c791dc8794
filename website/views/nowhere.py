"""Addresses that are nobody's: old ones lead on, the others are told to be empty."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

from website.views.pages import page

WITHOUT_PAGES = frozenset({"admin", "data", "documents", "graphql", "health", "media"})
"""Areas whose callers are no readers of the site."""


def nowhere(request: HttpRequest, exception: Any) -> HttpResponse:
    """Answer an address that no other view takes (Django's `handler404`).

    Staff may have made a redirect of it; what asks for a file gets no page.
    """
    area = request.path.lstrip("/").split("/", 1)[0]
    if area in WITHOUT_PAGES or request.path.startswith(settings.STATIC_URL):
        return HttpResponseNotFound("Not found.\n", content_type="text/plain; charset=utf-8")
    return page(request, request.path)
