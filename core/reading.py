"""Reading in one snapshot: what a request reads belongs together, whatever is written meanwhile.

No statement outlives the request's deadline: PostgreSQL cancels it, SQLite is interrupted.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from sqlite3 import SQLITE_INTERRUPT
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled

from core.deadlines import Deadline, DeadlineExceeded

SQLITE_STEPS = 10_000
"""Instructions of SQLite between two looks at the clock: about a tenth of a millisecond."""


@contextmanager
def snapshot(deadline: Deadline) -> Iterator[None]:
    """Read in one transaction that writes nothing; raise DeadlineExceeded when it takes too long.

    Inside of another transaction, such as a test's, that one's view of things holds.
    """
    with ExitStack() as stack:
        prelude = "" if connection.in_atomic_block else _begin(stack)
        if connection.vendor == "sqlite":
            stack.enter_context(_interrupted_by(deadline))
        stack.enter_context(connection.execute_wrapper(_Watch(deadline, prelude)))
        yield


@contextmanager
def within(deadline: Deadline) -> Iterator[None]:
    """Let no statement begin after a deadline, whatever transactions there are.

    Raises DeadlineExceeded, so that an open transaction is rolled back.
    """
    with ExitStack() as stack:
        if connection.vendor == "sqlite":
            stack.enter_context(_interrupted_by(deadline))
        stack.enter_context(connection.execute_wrapper(_Watch(deadline, "")))
        yield


def _begin(stack: ExitStack) -> str:
    """Open a transaction by hand: Django would need three statements more.

    Returns what the first statement begins with instead: each way to a server and back costs.
    """
    connection.ensure_connection()
    stack.callback(_end)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        return ""
    milliseconds = int(settings.GRAPHQL_STATEMENT_SECONDS * 1000)
    return (
        "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
        f"SET LOCAL statement_timeout = {milliseconds};"
    )


def _end() -> None:
    """Close the transaction; nothing was written in it."""
    driver: Any = connection.connection
    if driver is not None and not getattr(driver, "closed", False):
        driver.rollback()


@contextmanager
def _interrupted_by(deadline: Deadline) -> Iterator[None]:
    connection.ensure_connection()
    driver: Any = connection.connection
    driver.set_progress_handler(lambda: deadline.is_over, SQLITE_STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


class _Watch:
    """Lets statements begin none too late, the first behind a prelude; tells of those cut short."""

    def __init__(self, deadline: Deadline, prelude: str) -> None:
        self._deadline, self._prelude = deadline, prelude

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: Any, context: Any
    ) -> Any:
        """Send a statement (see Django's `execute_wrapper`)."""
        self._deadline.check()
        prelude = self._prelude
        try:
            result = execute(prelude + sql, params, many, context)
        except OperationalError as error:
            if _was_cut_short(error):
                raise DeadlineExceeded from error
            raise
        for _ in range(prelude.count(";")):
            context["cursor"].nextset()  # What is to be read comes behind the prelude's results.
        # What was refused may not have got to the server: then the next one begins.
        self._prelude = ""
        return result


def _was_cut_short(error: OperationalError) -> bool:
    cause = error.__cause__
    interrupted = getattr(cause, "sqlite_errorcode", None) == SQLITE_INTERRUPT
    return isinstance(cause, QueryCanceled) or interrupted
