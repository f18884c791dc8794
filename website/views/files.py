"""What feeds and calendars have in common: where they stand, and answers that are no pages."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.asking import Reply
from website.answers import conditional, leading

OK, NOT_FOUND, GONE, UNAVAILABLE = 200, 404, 410, 503
MOVED = frozenset({301, 302})
WORDS = {NOT_FOUND: "Not found.\n", GONE: "Gone.\n", UNAVAILABLE: "Not available now.\n"}


def refused(status: int) -> HttpResponse:
    """Say in plain text why there is no file."""
    response = HttpResponse(WORDS[status], "text/plain; charset=utf-8", status)
    response["Cache-Control"] = "no-cache"
    if status == UNAVAILABLE:
        response["Retry-After"] = "10"
        response["Cache-Control"] = "no-store"
    return response


def elsewhere(request: HttpRequest, reply: Reply, name: str) -> HttpResponse | None:
    """Return the answer where a path has no page any more; None where it has one.

    A file moves with its page, so who follows a feed goes on following.
    """
    if reply.data is None or reply.data["route"] is None:
        return refused(UNAVAILABLE)
    route: dict[str, Any] = reply.data["route"]
    target = (route["redirectTo"] or "").partition("?")[0]
    if route["status"] in MOVED and target.startswith("/") and not target.startswith("//"):
        query = f"?{request.META['QUERY_STRING']}" if request.META["QUERY_STRING"] else ""
        return leading(f"{target}{name}{query}", route["status"])
    if route["status"] == OK:
        return None
    return refused(GONE if route["status"] == GONE else NOT_FOUND)


def file(
    request: HttpRequest, text: str, media_type: str, changed_at: datetime | None
) -> HttpResponse:
    """Return a file that any origin may read; it is the same for all, and checked each time."""
    response = HttpResponse(text, media_type)
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return conditional(request, response, changed_at)
