"""The version that the server's loop reads by itself: recent for each, one read for many."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, LiteralString

import psycopg
import pytest
from django.db import connection
from psycopg.pq.abc import PGconn

from cms.graphql.versions import DatabaseAway, Version
from cms.serving.versions import PostgresReads
from core.models import ContentVersion

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's counter is read at once, as in cms/graphql/versions.py.")
    ContentVersion.raise_version()


class Counted(PostgresReads):
    """Counts what is sent."""

    asked = 0
    backend = 0

    def ask(self, connection: PGconn) -> None:
        self.asked += 1
        self.backend = connection.backend_pid
        super().ask(connection)


def run(scene: Callable[[Counted], Awaitable[None]]) -> None:
    """Play a scene in a loop and a thread of its own, once there is a connection.

    In the tests' thread a loop may run already: Playwright's, while its browser is open.
    """

    async def play() -> None:
        reads = Counted(asyncio.get_running_loop())
        try:
            await connected(reads)
            await scene(reads)
        finally:
            reads.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(play())).result()


async def connected(reads: Counted) -> Version | None:
    for _ in range(100):
        try:
            return await reads.current()
        except DatabaseAway:
            await asyncio.sleep(0.1)
    pytest.fail("There was no connection within ten seconds.")


async def is_lost(reads: Counted) -> bool:
    """Ask until the end of the connection is noticed; the server ends it a moment later."""
    for _ in range(100):
        try:
            await reads.current()
        except DatabaseAway:
            return True
        await asyncio.sleep(0.01)
    return False


def number() -> int:
    """Return the number as it is stored, on a connection of its own."""
    found: int = stated("SELECT number FROM core_contentversion")
    return found


def stated(words: LiteralString, *values: int) -> Any:
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        row = other.execute(words, values).fetchone()
        return None if row is None else row[0]


def test_read_knows_of_what_was_written_before_it() -> None:
    async def scene(reads: Counted) -> None:
        before = await reads.current()
        written = stated("UPDATE core_contentversion SET number = number + 1 RETURNING number")
        after = await reads.current()
        assert before is not None
        assert after is not None
        assert (before.number, after.number) == (written - 1, written)

    run(scene)


def test_those_who_wait_share_a_read_that_began_after_they_came() -> None:
    async def scene(reads: Counted) -> None:
        reads.asked = 0
        first = asyncio.create_task(reads.current())
        await asyncio.sleep(0)  # Its read has begun: the others come after that.
        versions = await asyncio.gather(first, *(reads.current() for _ in range(50)))
        assert {version and version.number for version in versions} == {number()}
        assert reads.asked == 2

    run(scene)


def test_lost_connection_is_noticed_and_made_anew() -> None:
    async def scene(reads: Counted) -> None:
        assert stated("SELECT pg_terminate_backend(%s)", reads.backend) is True
        assert await is_lost(reads)
        version = await connected(reads)
        assert version is not None
        assert version.number == number()

    run(scene)
