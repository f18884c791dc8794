"""A reader that goes on whatever happens to the server's processes, as clients of HTTP do."""

import asyncio
import json
import re
import time
from dataclasses import dataclass

from tools.bench.questions import Question
from tools.bench.serving import HOST

LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
MOST_TRIES = 3
PAUSE_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer: how long it took, what is wrong with it, and whether it was asked for again.

    A connection ends with its process; reading changes nothing, so that it may be tried anew.
    """

    seconds: float
    fault: str
    again: bool


class Reader:
    """Asks all questions in an order of its own, on one connection as long as that lives."""

    def __init__(self, port: int, questions: list[Question], number: int) -> None:
        self._port = port
        self._questions = questions
        self._place = number * 13
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def read_until(self, until: float, readings: list[Reading]) -> None:
        """Ask until a time (monotonic)."""
        while time.monotonic() < until:
            self._place += 7
            readings.append(await self._read(self._questions[self._place % len(self._questions)]))
        self._hang_up()

    async def _read(self, question: Question) -> Reading:
        started = time.monotonic()
        for attempt in range(MOST_TRIES):
            try:
                answer = await asyncio.wait_for(self._ask(question), 30)
            except (OSError, asyncio.IncompleteReadError, TimeoutError):
                self._hang_up()
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                return Reading(time.monotonic() - started, _fault(answer), attempt > 0)
        return Reading(time.monotonic() - started, "no answer", again=True)

    async def _ask(self, question: Question) -> tuple[bytes, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(HOST, self._port)
        reader, writer = self._streams
        body = question.body
        writer.write(
            f"POST /graphql/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: application/json\r\n"
            f"Accept: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        return head, await reader.readexactly(int(length[1]) if length else 0)

    def _hang_up(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
        self._streams = None


def _fault(answer: tuple[bytes, bytes]) -> str:
    """Return what is wrong with an answer; nothing when it is whole and holds data only."""
    head, body = answer
    if not head.startswith(b"HTTP/1.1 200"):
        return head.split(b"\r\n", 1)[0].decode()
    told = json.loads(body)
    if "errors" in told or not all(told["data"].values()):
        return body[:200].decode(errors="replace")
    return ""
