"""Django's threads: a WSGI application called for an event loop."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from queue import SimpleQueue
from tempfile import SpooledTemporaryFile
from threading import Thread
from typing import IO, Any

from cms.serving.requests import IN_MEMORY_BYTES, Environ

logger = logging.getLogger(__name__)

Headers = list[tuple[str, str]]


@dataclass(slots=True)
class Response:
    """What the application answered; a long body lies in a file, so that no thread sends it."""

    status: int
    headers: Headers
    body: bytes | IO[bytes]


FAILED = Response(HTTPStatus.INTERNAL_SERVER_ERROR, [("content-type", "text/plain")], b"")


class Threads:
    """Call an application in a number of threads; the loop is told of all that is done at once."""

    def __init__(self, application: Callable[..., Iterable[bytes]], count: int) -> None:
        self._application = application
        self._count = count
        self._queue: SimpleQueue[tuple[Environ, asyncio.Future[Response]] | None] = SimpleQueue()
        self._done: deque[tuple[asyncio.Future[Response], Response]] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told = False
        self.waiting = 0
        """Requests that were handed in and are not answered yet."""

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start the threads; they end with the process."""
        self._loop = loop
        for number in range(self._count):
            Thread(target=self._work, name=f"django-{number}", daemon=True).start()

    async def call(self, environ: Environ) -> Response:
        """Call the application in the next thread that is free."""
        future: asyncio.Future[Response] = asyncio.get_running_loop().create_future()
        self.waiting += 1
        self._queue.put((environ, future))
        try:
            return await future
        finally:
            self.waiting -= 1

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            environ, future = job
            if future.cancelled():
                continue  # The client has gone while it waited.
            self._done.append((future, self._answer(environ)))
            if not self._told and self._loop is not None:
                self._told = True
                self._loop.call_soon_threadsafe(self._deliver)

    def _answer(self, environ: Environ) -> Response:
        try:
            return answer(self._application, environ)
        except Exception:
            # Django answers errors of its own; what comes here would end the thread.
            logger.exception("The application failed outside of Django")
            return FAILED

    def _deliver(self) -> None:
        self._told = False
        while self._done:
            future, response = self._done.popleft()
            if not future.done():
                future.set_result(response)


def answer(application: Callable[..., Iterable[bytes]], environ: Environ) -> Response:
    """Call a WSGI application and read its answer to the end."""
    told: list[Any] = []

    def start(status: str, headers: Headers, _error: Any = None) -> None:
        told[:] = (int(status[:3]), headers)

    parts = application(environ, start)
    try:
        body = _whole(parts)
    finally:
        if (close := getattr(parts, "close", None)) is not None:
            close()
    return Response(told[0], told[1], body)


def _whole(parts: Iterable[bytes]) -> bytes | IO[bytes]:
    """Return a body as bytes, or as a file when it is long."""
    iterator = iter(parts)
    first, second = next(iterator, b""), next(iterator, None)
    if second is None:
        return first
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - closed when sent
    file.write(first)
    file.write(second)
    for part in iterator:
        file.write(part)
    file.seek(0)
    return file
