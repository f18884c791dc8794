"""Who asks what is being made waits in the loop: threads are left for other questions."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection

from cms.graphql.versions import Version, VersionSource, version_source
from cms.serving.server import Server
from tests.cms.front.asking import Asking
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 2
CROWD = 6
SLOW = "{ slow: news { nodes { title } } }"
QUICK = "{ quick: news { nodes { title } } }"
WRONG = "{ slow }"


class Waiting(Asking):
    """A process in which Django waits with slow answers until it is told to go on."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.may_answer = Event()

    def count(self, environ: dict[str, Any], start: Any) -> Any:
        if "slow" in environ["QUERY_STRING"]:
            assert self.may_answer.wait(10)
        try:
            return super().count(environ, start)
        finally:
            connection.close()  # Of this thread, which the server keeps.


class Committed:
    """The version as it is committed, read by the loop itself."""

    def __init__(self, source: VersionSource) -> None:
        self._source = source

    async def current(self) -> Version | None:
        return self._source.read()


class Protocol:
    """Takes what is answered."""

    status = 0
    body = b""

    def response_bytes(self, status: int, _headers: Any, body: bytes) -> None:
        self.status, self.body = status, body

    def response_empty(self, status: int, _headers: Any) -> None:
        self.status = status


def scope(query: str) -> Any:
    return SimpleNamespace(
        method="GET",
        path="/graphql/",
        query_string=urlencode({"query": query}),
        scheme="http",
        server="testserver:80",
        client="127.0.0.1:5",
        http_version="1.1",
        headers={"host": "testserver", "accept": "application/json"},
    )


Ask = Callable[[str], "asyncio.Task[Protocol]"]


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Waiting]:
    """Yield a process whose loop and threads read the version as it is committed."""
    NewsPageFactory.create(title="Aims")
    loops, threads = version_source(), version_source()
    monkeypatch.setattr("cms.serving.server.version_reads", lambda _loop: Committed(loops))
    yield Waiting(source=threads)
    loops.close()
    threads.close()


def play(waiting: Waiting, scene: Callable[[Ask], Awaitable[None]]) -> None:
    """Play a scene in a loop and a thread of its own: in the tests' thread one may run already."""
    server = Server(waiting.front, threads=THREADS)

    async def answered(query: str) -> Protocol:
        protocol = Protocol()
        await server.__rsgi__(scope(query), protocol)
        return protocol

    async def begin() -> None:
        server.__rsgi_init__(asyncio.get_running_loop())
        await scene(lambda query: asyncio.create_task(answered(query)))

    with ThreadPoolExecutor(1) as thread:
        try:
            thread.submit(lambda: asyncio.run(begin())).result(30)
        finally:
            waiting.may_answer.set()


def test_crowd_takes_one_thread_and_one_execution(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody of a crowd is told to come again: only one of them waits for a thread.
    monkeypatch.setattr("cms.serving.server.MOST_WAITING", 2)

    async def scene(ask: Ask) -> None:
        crowd = [ask(SLOW) for _ in range(CROWD)]
        other = await asyncio.wait_for(ask(QUICK), 5)  # Meanwhile.
        assert other.body == b'{"data":{"quick":{"nodes":[{"title":"Aims"}]}}}'
        assert not any(each.done() for each in crowd)
        waiting.may_answer.set()
        heard = await asyncio.gather(*crowd)
        assert {(each.status, each.body) for each in heard} == {
            (200, b'{"data":{"slow":{"nodes":[{"title":"Aims"}]}}}')
        }

    play(waiting, scene)
    assert waiting.passed == 2


def test_error_is_everybodys_own(waiting: Waiting) -> None:
    async def scene(ask: Ask) -> None:
        crowd = [ask(WRONG) for _ in range(CROWD)]
        await asyncio.sleep(0.1)
        waiting.may_answer.set()
        heard = await asyncio.gather(*crowd)
        assert all(each.body.startswith(b'{"errors":') for each in heard)

    play(waiting, scene)
    assert waiting.passed == CROWD


def test_who_makes_it_may_leave(waiting: Waiting) -> None:
    async def scene(ask: Ask) -> None:
        first, second = ask(SLOW), ask(SLOW)
        await asyncio.sleep(0.1)
        first.cancel()
        waiting.may_answer.set()
        assert (await asyncio.wait_for(second, 10)).status == 200
        await asyncio.sleep(0.2)  # The first one's thread has yet to tell the loop.

    play(waiting, scene)
