"""Reads of the content version that the server's loop makes itself, without a thread."""

import asyncio
from typing import Any, Protocol

import psycopg
from django.db import connections

from cms.graphql.versions import (
    ANSWER_MILLISECONDS,
    DatabaseAway,
    PostgresVersions,
    SQLiteVersions,
    Version,
)


class VersionReads(Protocol):
    """A way to read the version that never keeps the loop waiting."""

    async def current(self) -> Version | None:
        """Return the version, read after this call began; raise DatabaseAway."""


class SQLiteReads:
    """A look at the file's counter takes some microseconds: the loop takes it itself."""

    def __init__(self) -> None:
        self._source = SQLiteVersions()

    async def current(self) -> Version | None:
        """Return the version."""
        return self._source.read()


class PostgresReads(PostgresVersions):
    """One read at a time, for all who came before it began; who comes later waits for the next.

    While there is no connection the threads answer, which know what to do then.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self._joining: asyncio.Future[Version | None] | None = None
        self._flying: asyncio.Future[Version | None] | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._connecting = False
        self._socket = -1

    async def current(self) -> Version | None:
        """Return the version."""
        if self._connection is None:
            self._reconnect()
            raise DatabaseAway
        joined = self._joining
        if joined is None:
            joined = self._joining = self._loop.create_future()
            if self._flying is None:
                self._begin()
        return await joined

    def close(self) -> None:
        """Give up the connection; who comes next makes a new one."""
        self._lose()

    def _begin(self) -> None:
        """Send the statement for those who wait."""
        self._flying, self._joining = self._joining, None
        assert self._connection is not None  # noqa: S101 - tells the type checker
        try:
            self.ask(self._connection.pgconn)
            self._connection.pgconn.flush()
        except psycopg.Error:
            self._lose()
        else:
            self._alarm = self._loop.call_later(ANSWER_MILLISECONDS / 1_000, self._lose)

    def _readable(self) -> None:
        """Take what has come; hand it on when it is whole."""
        if self._connection is None:
            return
        connection = self._connection.pgconn
        try:
            connection.consume_input()
            if connection.is_busy():
                return
            if self._flying is None:
                raise psycopg.OperationalError("the server has something to say by itself")
            version = self.told(connection)
        except psycopg.Error:
            self._lose()
            return
        self._land(version)

    def _land(self, version: Version | None) -> None:
        flying, self._flying = self._flying, None
        if self._alarm is not None:
            self._alarm.cancel()
        if flying is not None and not flying.done():
            flying.set_result(version)
        if self._joining is not None:
            self._begin()

    def _lose(self) -> None:
        """Give up the connection; all who wait are answered by threads."""
        if self._connection is not None:
            # Its own number is not told any more once it is lost.
            self._loop.remove_reader(self._socket)
            self._connection.close()
        self._connection = None
        if self._alarm is not None:
            self._alarm.cancel()
        for waiting in (self._flying, self._joining):
            if waiting is not None and not waiting.done():
                waiting.set_exception(DatabaseAway())
        self._flying = self._joining = None

    def _reconnect(self) -> None:
        if not self._connecting:
            self._connecting = True
            self._loop.run_in_executor(None, self._try).add_done_callback(self._connected)

    def _try(self) -> Any:
        try:
            return self.connected()
        except (psycopg.Error, OSError):
            return None

    def _connected(self, attempt: "asyncio.Future[Any]") -> None:
        connection = attempt.result()
        if connection is None:
            self._loop.call_later(1, self._try_again)
            return
        self._connecting = False
        self._connection = connection
        self._socket = connection.pgconn.socket
        self._loop.add_reader(self._socket, self._readable)

    def _try_again(self) -> None:
        self._connecting = False


def version_reads(loop: asyncio.AbstractEventLoop) -> VersionReads:
    """Return the way that fits the database of the settings."""
    return SQLiteReads() if connections["default"].vendor == "sqlite" else PostgresReads(loop)
