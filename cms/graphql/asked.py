"""What a request asks for, read from WSGI's variables without understanding its query."""

import hashlib
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

from django.conf import settings

from cms.graphql import cors, negotiation
from cms.graphql.documents import PREVIEW_ARGUMENT

Environ = dict[str, Any]

READING = frozenset({"GET", "HEAD"})
LONGEST_LENGTH = 9
"""Digits of a body's length: more is too much in any case."""
PREVIEW = PREVIEW_ARGUMENT.encode()
MUTATION = b"mutation"
"""How what changes something begins. Where only its hash is sent, it waits for its equals and then
is executed by itself all the same: its answer is none that may be shared."""

REMEMBERED_HEADERS = 1_000
REMEMBERED_BYTES = 4_000_000
LONGEST_REMEMBERED_BYTES = 20_000

media_type = lru_cache(REMEMBERED_HEADERS)(negotiation.media_type)


class Asked(NamedTuple):
    """A request whose answer may be kept; requests with equal keys have equal answers."""

    key: bytes
    reads: bool
    """Whether it came by GET or HEAD."""
    head: bool
    takes_gzip: bool


class Recognition:
    """Tells what is asked; a request that was seen before, byte by byte, is recognised."""

    def __init__(self) -> None:
        self._proxy_header = (settings.SECURE_PROXY_SSL_HEADER or ("",))[0]
        self._most_bytes = settings.GRAPHQL_MAX_BODY_BYTES
        self._varies_by_origin = cors.varies()
        self._seen: dict[tuple[Any, ...], Asked | None] = {}
        self._bytes = 0

    def asked_in(self, environ: Environ) -> Asked | None:
        """Return what is asked; None for what is for Django alone to answer.

        The body is read, so it is put back for who comes next. What an answer depends on is more
        than the query: links are the same for all hosts, but an unknown host is refused, a charset
        changes how an address is read, and plain HTTP may be led to HTTPS.
        """
        get = environ.get
        method = environ["REQUEST_METHOD"]
        body = b""
        if method == "POST":
            read = self._body(environ)
            if read is None:
                return None
            body = read
        raw = (
            method,
            get("QUERY_STRING"),
            body,
            get("HTTP_ACCEPT"),
            get("HTTP_ACCEPT_ENCODING"),
            get("HTTP_HOST"),
            get("wsgi.url_scheme"),
            get(self._proxy_header),
            get("SCRIPT_NAME"),
            get("CONTENT_TYPE"),
            # Only which of the listed ones it is: anything may stand there.
            cors.allowed_origin(get("HTTP_ORIGIN", "")) if self._varies_by_origin else None,
        )
        try:
            return self._seen[raw]
        except KeyError:
            asked = _understood(*raw)
            self._remember(raw, asked)
            return asked

    def _body(self, environ: Environ) -> bytes | None:
        """Return the body of a request that is JSON, of a stated and allowed length."""
        length = environ.get("CONTENT_LENGTH") or ""
        if not (length.isascii() and length.isdigit()) or len(length) > LONGEST_LENGTH:
            return None
        if int(length) > self._most_bytes or not _is_json(environ.get("CONTENT_TYPE") or ""):
            return None
        body: bytes = environ["wsgi.input"].read(int(length))
        environ["wsgi.input"] = BytesIO(body)
        return body

    def _remember(self, raw: tuple[Any, ...], asked: Asked | None) -> None:
        """Keep a request in mind; when there are too many, begin anew."""
        size = sum(len(part) for part in raw if part)
        if size > LONGEST_REMEMBERED_BYTES:
            return
        if self._bytes > REMEMBERED_BYTES:
            self._seen, self._bytes = {}, 0
        self._seen[raw] = asked
        self._bytes += size + LONGEST_REMEMBERED_BYTES // 20


def _understood(
    method: str,
    query: str | None,
    body: bytes,
    accept: str | None,
    coding: str | None,
    *rest: Any,
) -> Asked | None:
    reads = method in READING
    if not (reads or method == "POST") or (reads and negotiation.prefers_page(accept or "")):
        return None
    address = (query or "").encode("latin-1")
    if PREVIEW in body or PREVIEW in address or MUTATION in body:
        return None
    words = "\0".join([media_type(accept or ""), "GET" if reads else method, *map(str, rest)])
    material = b"\0".join((words.encode("latin-1", "replace"), address, body))
    key = hashlib.blake2b(material, digest_size=20).digest()
    return Asked(key, reads, method == "HEAD", takes_gzip(coding or ""))


@lru_cache(REMEMBERED_HEADERS)
def _is_json(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower() == negotiation.JSON_TYPE


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
