"""From a kept answer to the status, headers and bytes of a response."""

import json
from dataclasses import dataclass

from cms.graphql.answers import Headers, KeptAnswer
from cms.graphql.asked import Asked, media_type
from cms.graphql.errors import format_error
from cms.logs import HEADER
from core.errors import CodedError, ErrorCode

OK = "200 OK"
NOT_MODIFIED = "304 Not Modified"
UNAVAILABLE = "503 Service Unavailable"
RETRY_AFTER_SECONDS = 5

OF_BODY = frozenset({"content-type", "content-length", "content-encoding"})
"""Headers about a body, which a response without one leaves out."""


@dataclass(frozen=True, slots=True)
class Given:
    """A response for WSGI."""

    status: str
    headers: Headers
    body: bytes


def give(asked: Asked, answer: KeptAnswer) -> Given:
    """Return a fresh answer: whole, or the word that the client has it already."""
    return _response(asked, answer, [("Cache-Control", "no-cache")])


def give_stale(asked: Asked, answer: KeptAnswer, age: int) -> Given:
    """Return an answer that may be true no more, marked as such; nobody keeps it on."""
    marks = [
        ("Cache-Control", "no-store"),
        ("Age", str(age)),
        ("Warning", '110 - "Response is Stale"'),
        ("Content-Stale", "true"),
    ]
    return _response(asked, answer, marks)


def unavailable(asked: Asked, accept: str) -> Given:
    """Return the coded error for an answer that can't be made without the database."""
    error = CodedError(
        ErrorCode.SERVICE_UNAVAILABLE, "The content can't be read at present: ask again soon."
    )
    body = json.dumps({"errors": [format_error(error)]}).encode()
    headers = [
        ("Content-Type", f"{media_type(accept)}; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        ("Retry-After", str(RETRY_AFTER_SECONDS)),
        ("Vary", "Accept"),
        ("X-Content-Type-Options", "nosniff"),
        ("Access-Control-Allow-Origin", "*"),
    ]
    if asked.request_id:
        headers.append((HEADER, asked.request_id))
    return Given(UNAVAILABLE, headers, b"" if asked.head else body)


def _response(asked: Asked, answer: KeptAnswer, more: Headers) -> Given:
    compressed = answer.compressed if asked.takes_gzip else None
    etag = f'"{answer.etag}"' if compressed is None else f'"{answer.etag}-gzip"'
    headers = [*answer.headers, *more, ("ETag", etag)]
    if asked.request_id:
        headers.append((HEADER, asked.request_id))
    if asked.known and asked.reads and _names(asked.known, etag):
        kept = [header for header in headers if header[0].lower() not in OF_BODY]
        return Given(NOT_MODIFIED, kept, b"")
    body = answer.body if compressed is None else compressed
    headers.append(("Content-Length", str(len(body))))
    if compressed is not None:
        headers.append(("Content-Encoding", "gzip"))
    return Given(OK, headers, b"" if asked.head else body)


def _names(known: str, etag: str) -> bool:
    """Compare as RFC 9110 says for If-None-Match: weakly, against a list or `*`."""
    return known.strip() == "*" or etag in (
        tag.strip().removeprefix("W/") for tag in known.split(",")
    )
