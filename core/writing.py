"""What a mutation knows of its request, and how long its statements may take.

Reads have `core/context.py`; the two have nothing in common, so that nothing that is read for
everybody can depend on who sends something.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from core.deadlines import Deadline


class WriteContext:
    """The context value of a mutation.

    `client` names whose limits count: `address:` with a keyed hash, never an address itself, or
    `key:` with the name of a program's key, which may speak for many people.
    """

    def __init__(self, client: str, deadline: Deadline) -> None:
        self.client = client
        self.deadline = deadline
        self.roots: set[str] = set()


@contextmanager
def writing() -> Iterator[None]:
    """Write in one transaction of which no statement waits for long.

    Inside of another transaction, such as a test's, that one's limits hold.
    """
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            milliseconds = int(settings.GRAPHQL_STATEMENT_SECONDS * 1000)
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL statement_timeout = {milliseconds}")
        yield
