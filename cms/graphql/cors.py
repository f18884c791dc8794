"""Which origins' pages may read answers; none is ever sent or believed a cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

ANY = "*"
EXPOSED = "Content-Version, Content-Stale, ETag, RateLimit, RateLimit-Policy, Retry-After"


def allowed_origin(origin: str) -> str:
    """Return the origin that an answer names, `*` for any; empty for one that isn't listed."""
    listed = settings.GRAPHQL_CORS_ORIGINS
    if ANY in listed:
        return ANY
    return origin if origin in listed else ""


def headers(origin: str) -> dict[str, str]:
    """Return the headers with which a browser lets a page of an origin read an answer."""
    allowed = allowed_origin(origin)
    if not allowed:
        return {}
    return {"Access-Control-Allow-Origin": allowed, "Access-Control-Expose-Headers": EXPOSED}


def preflight_headers(origin: str, methods: str = "GET, POST") -> dict[str, str]:
    """Return the answer to a browser that asks before it sends a query as JSON, or a file."""
    allowed = allowed_origin(origin)
    if not allowed:
        return {}
    return {
        "Access-Control-Allow-Origin": allowed,
        "Access-Control-Allow-Methods": methods,
        "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }


def varies() -> bool:
    """Tell whether answers name an origin, so that caches keep one for each."""
    return ANY not in settings.GRAPHQL_CORS_ORIGINS


def shared(view: Callable[..., HttpResponse], methods: str) -> Callable[..., HttpResponse]:
    """Let pages of the same origins use another view, by these methods."""

    @wraps(view)
    def answering(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        origin = request.headers.get("Origin", "")
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=preflight_headers(origin, methods))
        else:
            response = view(request, *arguments, **named)
            for name, value in headers(origin).items():
                response[name] = value
        if varies():
            patch_vary_headers(response, ["Origin"])
        return response

    return answering
