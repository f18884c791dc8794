"""The program as an application of granian's interface (RSGI 1.5)."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from http import HTTPStatus
from typing import IO, Any

from cms.bodies import LEAVE, most_bytes, most_bytes_of_staff
from cms.graphql.front import Front
from cms.graphql.giving import Given
from cms.serving import room
from cms.serving.requests import (
    CutOff,
    Environ,
    TooLarge,
    TooSlow,
    body_of,
    environ_of,
    stated_length,
)
from cms.serving.room import Full, Room
from cms.serving.threads import Response, Threads
from cms.serving.versions import version_reads
from cms.serving.warm import Warm

WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_WAITING = 200
"""Requests of one process that wait for a thread; who comes then is told to come again."""
PIECE_BYTES = 64 * 1024
SECONDS_FOR_A_PIECE = 30
RETRY_AFTER = [("retry-after", "5"), ("content-length", "0")]
CLOSING = ("connection", "close")
"""Nobody reads on where the rest of a body would come."""
CLOSE = [CLOSING, ("content-length", "0")]

SAID_OF_BODIES = {
    CutOff: HTTPStatus.BAD_REQUEST,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooSlow: HTTPStatus.REQUEST_TIMEOUT,
}


class Refused(Exception):
    """A request of which the body is not read; `response` says why."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class Server:
    """Answers from memory at once, everything else in threads."""

    def __init__(self, application: Callable[..., Iterable[bytes]], threads: int) -> None:
        self._threads = Threads(application, threads)
        self._room = Room(room.MOST_BYTES)
        self._room_of_staff = Room(room.MOST_BYTES_OF_STAFF)
        self._front = application if isinstance(application, Front) else None
        self._warm: Warm | None = None

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start what belongs to a process."""
        self._threads.start(loop)
        if self._front is not None:
            self._warm = Warm(self._front, version_reads(loop))

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer a request."""
        if scope.method in WITHOUT_BODY:
            await self._answered(scope, None, protocol)
            return
        try:
            most = await self._most_bytes(scope)
            place = self._room if most <= most_bytes(scope.path) else self._room_of_staff
            with place.held(most if (length := stated_length(scope)) is None else length):
                body = await body_of(scope, protocol, most)
                await self._answered(scope, body, protocol)
        except Refused as refused:
            await _send(refused.response, protocol)
        except Full:
            protocol.response_empty(HTTPStatus.SERVICE_UNAVAILABLE, [*RETRY_AFTER, CLOSING])
        except (CutOff, TooLarge, TooSlow) as error:
            protocol.response_empty(SAID_OF_BODIES[type(error)], CLOSE)

    async def _answered(self, scope: Any, body: IO[bytes] | None, protocol: Any) -> None:
        environ = environ_of(scope, body)
        found = None if self._warm is None else await self._warm.answer(environ)
        if isinstance(found, Given):
            protocol.response_bytes(int(found.status[:3]), found.headers, found.body)
        elif self._threads.waiting >= MOST_WAITING:
            protocol.response_empty(HTTPStatus.SERVICE_UNAVAILABLE, RETRY_AFTER)
        else:
            await self._made(environ, found or nullcontext(), protocol)

    async def _most_bytes(self, scope: Any) -> int:
        """Return how large the body of a request may be; raise Refused where none is to be read.

        What is larger than anybody may send, Django is asked about by its head alone.
        """
        most, most_of_staff = most_bytes(scope.path), most_bytes_of_staff(scope.path)
        length = stated_length(scope)
        # One that comes in pieces may be as large as any.
        expected = most_of_staff if length is None else length
        if expected <= most:
            return most
        environ = environ_of(scope, None) | {LEAVE: True, "CONTENT_LENGTH": str(expected)}
        if self._threads.waiting >= MOST_WAITING:
            raise Refused(Response(HTTPStatus.SERVICE_UNAVAILABLE, [*RETRY_AFTER, CLOSING], b""))
        response = await self._threads.call(environ)
        if response.status == HTTPStatus.NO_CONTENT:
            return most_of_staff
        if length is None and response.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return most  # It may turn out to be small.
        response.headers.append(CLOSING)
        raise Refused(response)

    async def _made(
        self, environ: Environ, turn: AbstractContextManager[None], protocol: Any
    ) -> None:
        with turn:
            response = await self._threads.call(environ)
        await _send(response, protocol)


async def _send(response: Response, protocol: Any) -> None:
    if isinstance(response.body, bytes):
        protocol.response_bytes(response.status, response.headers, response.body)
        return
    with response.body as file:
        transport = protocol.response_stream(response.status, response.headers)
        while piece := file.read(PIECE_BYTES):
            # Who does not read any more is left; what was sent is cut then.
            async with asyncio.timeout(SECONDS_FOR_A_PIECE):
                await transport.send_bytes(piece)
