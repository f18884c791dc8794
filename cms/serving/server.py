"""The program as an application of granian's interface (RSGI 1.5)."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from http import HTTPStatus
from typing import IO, Any

from django.conf import settings

from cms.graphql.front import PATH, Front
from cms.graphql.giving import Given
from cms.serving.requests import Environ, TooLarge, TooSlow, body_of, environ_of
from cms.serving.threads import Threads
from cms.serving.versions import version_reads
from cms.serving.warm import Warm

WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_BODY_BYTES = 100_000_000
"""More than any form of the admin holds, files included; Django's own limits are narrower."""
UPLOADS = "/uploads/"
MOST_WAITING = 200
"""Requests of one process that wait for a thread; who comes then is told to come again."""
PIECE_BYTES = 64 * 1024
SECONDS_FOR_A_PIECE = 30
RETRY_AFTER = [("retry-after", "5"), ("content-length", "0")]
CLOSE = [("connection", "close"), ("content-length", "0")]


class Server:
    """Answers from memory at once, everything else in threads."""

    def __init__(self, application: Callable[..., Iterable[bytes]], threads: int) -> None:
        self._threads = Threads(application, threads)
        self._front = application if isinstance(application, Front) else None
        self._warm: Warm | None = None

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start what belongs to a process."""
        self._threads.start(loop)
        if self._front is not None:
            self._warm = Warm(self._front, version_reads(loop))

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer a request."""
        body: IO[bytes] | None = None
        if scope.method not in WITHOUT_BODY:
            try:
                body = await body_of(scope, protocol, _most_bytes(scope.path))
            except TooSlow:
                protocol.response_empty(HTTPStatus.REQUEST_TIMEOUT, CLOSE)
                return
            except TooLarge:
                protocol.response_empty(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, CLOSE)
                return
        environ = environ_of(scope, body)
        found = None if self._warm is None else await self._warm.answer(environ)
        if isinstance(found, Given):
            protocol.response_bytes(int(found.status[:3]), found.headers, found.body)
        elif self._threads.waiting >= MOST_WAITING:
            protocol.response_empty(HTTPStatus.SERVICE_UNAVAILABLE, RETRY_AFTER)
        else:
            await self._made(environ, found or nullcontext(), protocol)

    async def _made(
        self, environ: Environ, turn: AbstractContextManager[None], protocol: Any
    ) -> None:
        with turn:
            response = await self._threads.call(environ)
        if isinstance(response.body, bytes):
            protocol.response_bytes(response.status, response.headers, response.body)
            return
        with response.body as file:
            transport = protocol.response_stream(response.status, response.headers)
            while piece := file.read(PIECE_BYTES):
                # Who does not read any more is left; what was sent is cut then.
                async with asyncio.timeout(SECONDS_FOR_A_PIECE):
                    await transport.send_bytes(piece)


def _most_bytes(path: str) -> int:
    """Return how large a body may be: anybody may send to some addresses."""
    if path == PATH:
        return int(settings.GRAPHQL_MAX_BODY_BYTES)
    if path.startswith(UPLOADS):
        return int(settings.SUBMISSIONS_UPLOAD_MAX_BYTES)
    return LARGEST_BODY_BYTES
