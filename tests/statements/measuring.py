"""Statements and rows of each list of a group."""

from typing import NamedTuple

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.graphql import data, everything
from tests.statements.groups import Group
from tests.statements.paths import lists_below, query_of, rows_at
from tests.versions_read import read_once_a_version

AT_ONCE = "everything below "


class Measured(NamedTuple):
    """By list: the number of statements, and of rows in all the lists of its name together."""

    statements: dict[str, int]
    rows: dict[str, int]


def measure(client: Client, group: Group) -> Measured:
    """Ask for each list of a group by itself, with all fields of its rows; empty ones are left out.

    Then for all of them at once.
    """
    read_once_a_version()
    found = Measured({}, {})
    for root in group.roots:
        for path in lists_below(root, group.members):
            query, variables = query_of(path)
            with CaptureQueriesContext(connection) as queries:
                answer = data(client, query, **variables)
            if rows := rows_at(path, answer):
                found.statements[str(path)] = len(queries)
                found.rows[str(path)] = rows
        with CaptureQueriesContext(connection) as queries:
            data(client, everything(root, levels=1))
        found.statements[f"{AT_ONCE}{root.partition('(')[0]}"] = len(queries)
    return found
