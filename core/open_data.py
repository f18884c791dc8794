"""Files of open data for partners who don't speak GraphQL: made once for each content version."""

from collections.abc import Callable
from http import HTTPStatus

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified

from core.models import ContentVersion

METHODS = ("GET", "HEAD", "OPTIONS")
CACHE_SECONDS = 24 * 60 * 60

View = Callable[[HttpRequest], HttpResponse]


def open_data(
    name: str, content_type: str, make: Callable[[], bytes], filename: str | None = None
) -> View:
    """Return the view of a public file that `make` writes; a browser saves it under `filename`.

    The content version is read first: it marks the file in the cache and is its ETag, so that an
    older file is never given out as the present one. Any origin may read it, with no credentials.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        """Answer with the file, or 304 when the client has the present one."""
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        etag = f'"{name}-{ContentVersion.current().number}"'
        response: HttpResponse
        if _has_present_one(request, etag):
            response = HttpResponseNotModified()
        elif request.method == "OPTIONS":
            response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        else:
            body = _body(name, etag, make)
            response = HttpResponse(body, content_type=content_type)
            response["Content-Length"] = str(len(body))
            if request.method == "HEAD":
                response.content = b""
        if filename is not None:
            response["Content-Disposition"] = f'attachment; filename="{filename}"'
        response["ETag"] = etag
        response["Cache-Control"] = "public, no-cache"
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return answer


def _has_present_one(request: HttpRequest, etag: str) -> bool:
    """Compare as RFC 9110 says for GET: weakly, against a list or `*`."""
    sent = request.headers.get("If-None-Match", "")
    return sent.strip() == "*" or etag in [
        tag.strip().removeprefix("W/") for tag in sent.split(",")
    ]


def _body(name: str, etag: str, make: Callable[[], bytes]) -> bytes:
    """Return the file of a version; in the cache it takes the place of the one before."""
    key = f"open-data:{name}"
    kept, body = cache.get(key) or ("", b"")
    if kept != etag:
        body = make()
        cache.set(key, (etag, body), CACHE_SECONDS)
    return body
