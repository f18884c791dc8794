"""A reader that goes on whatever happens to the server's processes, as clients of HTTP do."""

import asyncio
import json
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass

from tools.bench.questions import Question
from tools.bench.serving import HOST

LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
STALE = re.compile(rb"^content-stale: true\r$", re.IGNORECASE | re.MULTILINE)
TOLD = re.compile(r"As it was told for the (\d+)th time\.")
MOST_TRIES = 3
PAUSE_SECONDS = 0.2
QUESTIONS_ON_A_CONNECTION = 25
"""Then a reader connects anew: a process that came later is asked, too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer: when it was asked for, how long it took, what it was and what is wrong with it.

    A connection ends with its process; reading changes nothing, so that it may be tried anew.
    """

    asked_at: float
    seconds: float
    status: str
    fault: str
    again: bool


class Published:
    """What the editor is known to have published: the newest number of each path."""

    def __init__(self) -> None:
        self.newest: dict[str, int] = {}
        self.count = 0

    def listen(self, lines: Iterable[str]) -> None:
        """Take the editor's lines, each written after its publication, until there are no more."""
        for line in lines:
            number, path = line.split()
            self.newest[path] = int(number)
            self.count += 1


class Reader:
    """Asks all questions in an order of its own, on one connection as long as that lives."""

    def __init__(
        self, port: int, questions: list[Question], number: int, published: Published
    ) -> None:
        self._port = port
        self._questions = questions
        self._place = number * 13
        self._asked = 0
        self._published = published
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def read_until(self, until: float, readings: list[Reading]) -> None:
        """Ask until a time (monotonic)."""
        while time.monotonic() < until:
            self._place += 7
            self._asked += 1
            if not self._asked % QUESTIONS_ON_A_CONNECTION:
                self._hang_up()
            readings.append(await self._read(self._questions[self._place % len(self._questions)]))
        self._hang_up()

    async def _read(self, question: Question) -> Reading:
        started = time.monotonic()
        # What was published before the question was asked has to be in the answer.
        least = self._published.newest.get(question.variables.get("path", ""), 0)
        for attempt in range(MOST_TRIES):
            try:
                answer = await asyncio.wait_for(self._ask(question), 30)
            except (OSError, asyncio.IncompleteReadError, TimeoutError):
                self._hang_up()
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                seconds = time.monotonic() - started
                fault = fault_of(answer, least)
                return Reading(started, seconds, status_of(answer[0]), fault, attempt > 0)
        return Reading(started, time.monotonic() - started, "none", "no answer", again=True)

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


def status_of(head: bytes) -> str:
    """Return the status of an answer, and whether it says of itself that it is stale."""
    number = head.split(b" ", 2)[1].decode()
    return f"{number} stale" if STALE.search(head) else number


def fault_of(answer: tuple[bytes, bytes], least: int) -> str:
    """Return what is wrong with an answer; nothing when it is whole, holds data only, and is fresh.

    `least` is the lowest number that the editor may have left in a fresh article, 0 for any.
    """
    head, body = answer
    if not head.startswith(b"HTTP/1.1 200"):
        return head.split(b"\r\n", 1)[0].decode()
    try:
        told = json.loads(body)
    except ValueError:
        return f"not JSON: {body[:200]!r}"
    if "errors" in told or not all(told["data"].values()):
        return body[:200].decode(errors="replace")
    if "route" in told["data"] and not told["data"]["route"]["page"]:
        return "the page of an article is away"
    number = _number_in(told["data"])
    if number < least and not STALE.search(head):
        return f"stale, as if it were fresh: {number} after {least} was published"
    return ""


def _number_in(data: dict[str, dict[str, dict[str, str]]]) -> int:
    """Return the number of the publication that an article shows, 0 for its first words."""
    found = TOLD.search(data["route"]["page"]["standfirst"]) if "route" in data else None
    return int(found[1]) if found else 0
