"""From granian's requests to WSGI's variables (PEP 3333)."""

import asyncio
import sys
from collections.abc import AsyncIterator
from io import SEEK_END, BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import quote

from granian.rsgi import ProtocolClosed  # type: ignore[attr-defined]  # imported there to be used

SECONDS_FOR_A_BODY = 10
BYTES_A_SECOND = 20_000
"""Who sends more than some kilobytes may take longer, if it comes at this pace."""
IN_MEMORY_BYTES = 1_000_000
READ_AT_ONCE_BYTES = 100_000

Environ = dict[str, Any]


class TooSlow(Exception):
    """A body that does not arrive in time."""


class TooLarge(Exception):
    """A body that is larger than any that the program takes."""


class CutOff(Exception):
    """A body that ended before its end: half a form must not be taken for a whole one."""


async def body_of(scope: Any, protocol: Any, most_bytes: int) -> IO[bytes]:
    """Return a request's body, whole.

    Raises TooSlow when it trickles in, TooLarge when it is longer than `most_bytes`, CutOff when it
    is no whole one.
    """
    length = stated_length(scope)
    is_short = length is not None and length <= READ_AT_ONCE_BYTES
    body: IO[bytes] = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - closed with the request
    try:
        if is_short:
            async with asyncio.timeout(SECONDS_FOR_A_BODY):
                body.write(await protocol())
        else:
            await _spool(protocol, body, most_bytes)
    except TimeoutError:
        raise TooSlow from None
    except ProtocolClosed:
        raise CutOff from None
    if length not in {None, body.tell()}:
        raise CutOff
    body.seek(0)
    return body


def stated_length(scope: Any) -> int | None:
    """Return how many bytes a body is said to have; None for one that comes in pieces."""
    length = scope.headers.get("content-length") or ""
    return int(length) if length.isascii() and length.isdecimal() else None


async def _spool(protocol: Any, body: IO[bytes], most_bytes: int) -> None:
    loop = asyncio.get_running_loop()
    started, size, ends = loop.time(), 0, 0
    chunks: AsyncIterator[bytes] = aiter(protocol)
    while True:
        async with asyncio.timeout_at(started + SECONDS_FOR_A_BODY + size / BYTES_A_SECOND):
            try:
                chunk = await anext(chunks)
            except StopAsyncIteration:
                break
        size += len(chunk)
        if size > most_bytes:
            raise TooLarge
        ends += not chunk
        body.write(chunk)
    # granian tells the end by an empty piece, and in the same way that there is no going on.
    if ends > 1:
        raise CutOff


def environ_of(scope: Any, body: IO[bytes] | None) -> Environ:
    """Return WSGI's variables for a request with a body."""
    host, _, port = scope.server.rpartition(":")
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        # As PEP 3333 has it: bytes, each as the character of its number.
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": quote(scope.query_string, safe=_AS_THEY_COME),
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO() if body is None else body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" in name:
            continue  # `X_Forwarded_For` would be taken for `X-Forwarded-For`, which proxies set.
        key = _VARIABLES.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        if key in environ:
            separator = "; " if name == "cookie" else ","
            environ[key] += f"{separator}{value}"
        else:
            environ[key] = value
    if body is not None:  # A body that came in pieces has no length of its own.
        environ["CONTENT_LENGTH"] = str(body.seek(0, SEEK_END))
        body.seek(0)
    return environ


_VARIABLES = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
_AS_THEY_COME = "%!$&'()*+,;=:@/?[]{}|\\^`\"<>~-._"
