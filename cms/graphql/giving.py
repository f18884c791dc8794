"""From a kept answer to the status, headers and bytes of a response."""

import json
from typing import NamedTuple

from django.conf import settings

from cms.graphql import cors
from cms.graphql.answers import Headers, KeptAnswer
from cms.graphql.asked import Asked, Environ, media_type
from cms.graphql.errors import format_error
from cms.logs import HEADER, WELL_FORMED
from core.errors import CodedError, ErrorCode

OK = "200 OK"
NOT_MODIFIED = "304 Not Modified"
UNAVAILABLE = "503 Service Unavailable"
RETRY_AFTER_SECONDS = 5

OF_BODY = frozenset({"content-type", "content-length", "content-encoding"})
"""Headers about a body, which a response without one leaves out."""
FRESH: Headers = [("Cache-Control", "no-cache")]
STALE_IF_ERROR_SECONDS = 3_600


class Given(NamedTuple):
    """A response for WSGI."""

    status: str
    headers: Headers
    body: bytes


def give(asked: Asked, environ: Environ, answer: KeptAnswer, more: Headers = FRESH) -> Given:
    """Return an answer: whole, or the word that the client has it already."""
    form = (answer.compressed or answer.plain) if asked.takes_gzip else answer.plain
    headers = [*form.headers, *more]
    if "HTTP_X_REQUEST_ID" in environ:
        _identify(environ, headers)
    known = environ.get("HTTP_IF_NONE_MATCH") if asked.reads else None
    if known and _names(known, form.etag):
        kept = [header for header in headers if header[0].lower() not in OF_BODY]
        return Given(NOT_MODIFIED, kept, b"")
    return Given(OK, headers, b"" if asked.head else form.body)


def freshness(asked: Asked, answer: KeptAnswer, now: float) -> Headers:
    """Tell who may keep an answer: a browser asks each time, a cache that is purged need not.

    Nobody purges at the instant when something comes due, so that is as long as it may be kept.
    """
    if not settings.PURGE_URLS or not asked.reads:
        return FRESH
    seconds: float = settings.SHARED_CACHE_SECONDS
    if answer.version.next_due_at is not None:
        seconds = min(seconds, answer.version.next_due_at / 1_000_000 - now)
    words = f"public, max-age=0, s-maxage={max(0, int(seconds))}"
    return [("Cache-Control", f"{words}, stale-if-error={STALE_IF_ERROR_SECONDS}")]


def give_stale(asked: Asked, environ: Environ, answer: KeptAnswer, age: int) -> Given:
    """Return an answer that may be true no more, marked as such; nobody keeps it on."""
    marks = [
        ("Cache-Control", "no-store"),
        ("Age", str(age)),
        ("Warning", '110 - "Response is Stale"'),
        ("Content-Stale", "true"),
    ]
    return give(asked, environ, answer, marks)


def unavailable(asked: Asked, environ: Environ) -> Given:
    """Return the coded error for an answer that can't be made without the database."""
    error = CodedError(
        ErrorCode.SERVICE_UNAVAILABLE, "The content can't be read at present: ask again soon."
    )
    kind = media_type(environ.get("HTTP_ACCEPT", ""))
    body = json.dumps({"errors": [format_error(error)]}).encode()
    headers = [
        ("Content-Type", f"{kind}; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Retry-After", str(RETRY_AFTER_SECONDS)),
        ("Vary", "Accept"),
        ("X-Content-Type-Options", "nosniff"),
        *cors.headers(environ.get("HTTP_ORIGIN", "")).items(),
    ]
    _identify(environ, headers)
    return Given(UNAVAILABLE, headers, b"" if asked.head else body)


def _identify(environ: Environ, headers: Headers) -> None:
    """Give back the id of the request, unless nobody should repeat it."""
    given = environ.get("HTTP_X_REQUEST_ID", "")
    if WELL_FORMED.fullmatch(given):
        headers.append((HEADER, given))


def _names(known: str, etag: str) -> bool:
    """Compare as RFC 9110 says for If-None-Match: weakly, against a list or `*`."""
    return known.strip() == "*" or etag in (
        tag.strip().removeprefix("W/") for tag in known.split(",")
    )
