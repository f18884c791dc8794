"""Cookies: the areas that know nobody don't receive any.

A cookie that makes no sense, such as one that another program of the host has set, is otherwise
noticed by those who look after sessions and forms: they delete it or set a new one, and tell every
cache that the answer depends on cookies.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.headers import area_of_path

AREAS_WITH = frozenset({"admin", "documents", "login", "media", "preview"})
"""Areas that want to know who asks: staff, and who has the password of closed files.

All others are the same for all: data, files, the site with its old addresses and empty ones.
"""


class CookielessMiddleware:
    """Take the cookies from requests for what is the same for all; stands before sessions."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        if area_of_path(request.path) not in AREAS_WITH:
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)
