"""What a request asked for, in words that hold nothing of the person who asked."""

from django.conf import settings
from django.http import HttpRequest

METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
UNKNOWN = "-"


def route_of(request: HttpRequest) -> str:
    """Return the pattern that a path matched, such as `admin/pages/<int:page_id>/edit/`.

    A path itself may hold a file's name or the token of a new password; the pattern never does,
    and there are only so many of them.
    """
    if request.resolver_match is not None:
        return request.resolver_match.route or "/"
    return "static/" if request.path.startswith(settings.STATIC_URL) else UNKNOWN


def area_of(route: str) -> str:
    """Return the first part of a route, such as `graphql`, `admin` or `media`."""
    return route.split("/", 1)[0] or "front"


def method_of(request: HttpRequest) -> str:
    """Return the method, or a dash for a word that HTTP doesn't know."""
    return request.method if request.method in METHODS else UNKNOWN
