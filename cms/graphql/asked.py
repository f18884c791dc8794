"""What a request asks for, read from WSGI's variables without understanding its query."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from django.conf import settings

from cms.graphql import negotiation
from cms.graphql.documents import PREVIEW_ARGUMENT
from cms.logs import WELL_FORMED

Environ = dict[str, Any]

REMEMBERED_HEADERS = 1_000
PREVIEW = PREVIEW_ARGUMENT.encode()
READING = frozenset({"GET", "HEAD"})

media_type = lru_cache(REMEMBERED_HEADERS)(negotiation.media_type)
prefers_page = lru_cache(REMEMBERED_HEADERS)(negotiation.prefers_page)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request whose answer may be kept; requests with equal keys have equal answers."""

    key: bytes
    reads: bool
    """Whether it came by GET or HEAD."""
    head: bool
    takes_gzip: bool
    known: str
    """The names (ETag) of answers that the client has: `If-None-Match`."""
    request_id: str
    """The id that a proxy gave it, or an empty text."""


def asked_in(environ: Environ) -> Asked | None:
    """Return what is asked; None for what is for Django alone to answer.

    The body is read, so it is put back for who comes next.
    """
    method = environ["REQUEST_METHOD"]
    accept = environ.get("HTTP_ACCEPT", "")
    if method in READING:
        material: bytes | None = None if prefers_page(accept) else b""
    else:
        material = _body(environ) if method == "POST" else None
    query = environ.get("QUERY_STRING", "").encode("latin-1")
    if material is None or PREVIEW in material or PREVIEW in query:
        return None
    reads = method in READING
    return Asked(
        key=_key(environ, media_type(accept), [b"" if reads else b"POST", query, material]),
        reads=reads,
        head=method == "HEAD",
        takes_gzip=takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")),
        known=environ.get("HTTP_IF_NONE_MATCH", ""),
        request_id=well_formed(environ.get("HTTP_X_REQUEST_ID", "")),
    )


def _body(environ: Environ) -> bytes | None:
    """Return the body of a request that is JSON, of a stated and allowed length."""
    length = environ.get("CONTENT_LENGTH") or ""
    if not (length.isascii() and length.isdigit()) or len(length) > 9:  # noqa: PLR2004 - a gigabyte
        return None
    content_type = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    if content_type != negotiation.JSON_TYPE or int(length) > settings.GRAPHQL_MAX_BODY_BYTES:
        return None
    body: bytes = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = BytesIO(body)
    return body


def _key(environ: Environ, kind: str, material: list[bytes]) -> bytes:
    """Return a digest of all that an answer depends on.

    Which is more than the query: links are the same for all hosts, but an unknown host is refused,
    a charset changes how an address is read, and plain HTTP may be led to HTTPS.
    """
    forwarded = settings.SECURE_PROXY_SSL_HEADER
    words = (
        kind,
        environ.get("HTTP_HOST", ""),
        environ.get("wsgi.url_scheme", ""),
        environ.get(forwarded[0], "") if forwarded else "",
        environ.get("SCRIPT_NAME", ""),
        environ.get("CONTENT_TYPE", ""),
    )
    parts = ["\0".join(words).encode("latin-1", "replace"), *material]
    return hashlib.blake2b(b"\0".join(parts), digest_size=20).digest()


def well_formed(request_id: str) -> str:
    """Return the id of a request, or an empty text for one that nobody should repeat."""
    return request_id if request_id and WELL_FORMED.fullmatch(request_id) else ""


@lru_cache(REMEMBERED_HEADERS)
def takes_gzip(accept_encoding: str) -> bool:
    """Tell whether a client takes gzip (RFC 9110, section 12.5.3); who says nothing does not."""
    weights = {}
    for part in accept_encoding.lower().split(","):
        coding, _, weight = part.partition(";")
        weights[coding.strip()] = weight.strip().removeprefix("q=").strip()
    weight = weights.get("gzip", weights.get("*", "0"))
    try:
        return float(weight or "1") > 0
    except ValueError:
        return False
