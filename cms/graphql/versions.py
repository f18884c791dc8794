"""The content version as the database has it now, read by itself, outside of any request's work.

An answer from memory is only as good as the version that was read for it, so this read is made as
cheap as it can be: a connection of its own to each process, one prepared statement on PostgreSQL,
one look at the file's counter on SQLite.
"""

import sqlite3
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from select import POLLIN, POLLOUT, poll
from typing import Any, Protocol

import psycopg
from django.db import connections
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGconn

from core.models import ContentVersion

ANSWER_MILLISECONDS = 1_000
"""How long PostgreSQL may take for one row before it counts as away."""
CONNECT_SECONDS = 2
LONGEST_READ_SECONDS = CONNECT_SECONDS + 2 * ANSWER_MILLISECONDS / 1_000

UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
POSTGRES_EPOCH_MICROSECONDS = 946_684_800_000_000
"""2000-01-01, where PostgreSQL's own timestamps begin, by the clock of Unix."""
BIG_INTEGER = struct.Struct("!q")


class DatabaseAway(Exception):
    """The version can't be read at present."""


@dataclass(frozen=True, slots=True)
class Version:
    """A content version; instants are microseconds since 1970.

    The instant belongs to it: a database that was restored counts the same numbers again.
    """

    number: int
    raised_at: int
    next_due_at: int | None

    @classmethod
    def of(cls, row: ContentVersion) -> "Version":
        """Return the version that a row holds."""
        due = None if row.next_due_at is None else _microseconds(row.next_due_at)
        return cls(row.number, _microseconds(row.raised_at), due)

    def is_due(self, now: float) -> bool:
        """Tell whether something has come due by a time (Unix, in seconds), so that it ended."""
        return self.next_due_at is not None and self.next_due_at <= now * 1_000_000


class VersionSource(Protocol):
    """A way to read the version; one thread at a time does."""

    def read(self) -> Version | None:
        """Return the version as it is committed, None before the first; raise DatabaseAway."""

    def close(self) -> None:
        """Give up the connection; the next read makes another one."""


class PostgresVersions:
    """Reads by a prepared statement on a connection of its own; waits for a bounded time.

    Results are asked for in binary: they are compared with the last one before they are parsed.
    """

    STATEMENT = b"content_version"

    def __init__(self, alias: str = "default") -> None:
        self._alias = alias
        self._connection: psycopg.Connection[Any] | None = None
        self._poll = poll()
        self._last: tuple[Any, Version | None] = (None, None)

    def read(self) -> Version | None:
        """Read the row; on a connection that was lost meanwhile, once more on a new one."""
        try:
            if self._connection is not None:
                try:
                    return self._row(self._connection.pgconn)
                except psycopg.Error:  # Closed by the server, for one: it may be back by now.
                    self.close()
            return self._row(self._connect().pgconn)
        except (psycopg.Error, OSError, TimeoutError) as error:
            self.close()
            raise DatabaseAway from error

    def _row(self, connection: PGconn) -> Version | None:
        self.ask(connection)
        while connection.flush():
            self._wait(connection, POLLOUT)
        while connection.is_busy():
            self._wait(connection, POLLIN)
            connection.consume_input()
        return self.told(connection)

    def ask(self, connection: PGconn) -> None:
        """Send the statement, as far as that goes without waiting."""
        connection.send_query_prepared(self.STATEMENT, [], result_format=1)

    def told(self, connection: PGconn) -> Version | None:
        """Return the version from a result that has come; raise psycopg.Error for any other."""
        result = connection.get_result()
        if result is None or result.status != ExecStatus.TUPLES_OK:
            raise psycopg.DatabaseError
        connection.get_result()  # The end of the results: the connection is free again.
        if not result.ntuples:
            return None
        values = (result.get_value(0, 0), result.get_value(0, 1), result.get_value(0, 2))
        if values != self._last[0]:
            self._last = (values, _version_in(*values))
        return self._last[1]

    def _wait(self, connection: PGconn, event: int) -> None:
        self._poll.register(connection.socket, event)
        if not self._poll.poll(ANSWER_MILLISECONDS):
            raise TimeoutError

    def _connect(self) -> psycopg.Connection[Any]:
        self._connection = self.connected()
        self._poll = poll()
        return self._connection

    def connected(self) -> psycopg.Connection[Any]:
        """Return a new connection that knows the statement."""
        parameters = connections[self._alias].get_connection_params()
        parameters["connect_timeout"] = CONNECT_SECONDS
        connection = psycopg.connect(**parameters, autocommit=True)
        connection.pgconn.prepare(self.STATEMENT, _statement().encode())
        return connection

    def close(self) -> None:
        """Give up the connection; the next read makes another one."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None


class SQLiteVersions:
    """Reads the file's counter, and the row when another connection has written since."""

    def __init__(self, alias: str = "default") -> None:
        self._alias = alias
        self._connection: sqlite3.Connection | None = None
        self._last: tuple[int, Version | None] = (-1, None)

    def read(self) -> Version | None:
        """Look at the counter first: what is written after that raises it again."""
        try:
            connection = self._connection or self._connect()
            counter = connection.execute("PRAGMA data_version").fetchone()[0]
            if counter != self._last[0]:
                row = connection.execute(_statement()).fetchone()
                self._last = (counter, row and _version_of_texts(*row))
        except sqlite3.Error as error:
            self.close()
            raise DatabaseAway from error
        return self._last[1]

    def _connect(self) -> sqlite3.Connection:
        parameters = connections[self._alias].get_connection_params()
        self._connection = sqlite3.connect(
            parameters["database"], timeout=CONNECT_SECONDS, check_same_thread=False
        )
        return self._connection

    def close(self) -> None:
        """Give up the connection; the next read makes another one."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._last = (-1, None)


def version_source() -> VersionSource:
    """Return the way that fits the database of the settings."""
    return SQLiteVersions() if connections["default"].vendor == "sqlite" else PostgresVersions()


def _statement() -> str:
    table, key = ContentVersion._meta.db_table, ContentVersion.SINGLETON
    columns = "number, raised_at, next_due_at"
    return f'SELECT {columns} FROM "{table}" WHERE id = {key}'  # noqa: S608 - our own words


def _version_in(number: bytes | None, raised_at: bytes | None, due: bytes | None) -> Version:
    """Return the version in PostgreSQL's binary values; the first two are never null."""
    due_at = None if due is None else _instant_in(due)
    return Version(BIG_INTEGER.unpack(number or b"")[0], _instant_in(raised_at or b""), due_at)


def _instant_in(value: bytes) -> int:
    return int(BIG_INTEGER.unpack(value)[0]) + POSTGRES_EPOCH_MICROSECONDS


def _version_of_texts(number: int, raised_at: str, next_due_at: str | None) -> Version:
    """Return the version in SQLite's values: Django writes instants as texts, in UTC."""
    due = None if next_due_at is None else _instant_of_text(next_due_at)
    return Version(number, _instant_of_text(raised_at), due)


def _instant_of_text(value: str) -> int:
    return _microseconds(datetime.fromisoformat(value).replace(tzinfo=UTC))


def _microseconds(moment: datetime) -> int:
    return (moment - UNIX_EPOCH) // timedelta(microseconds=1)
