"""No write that readers see is missed, whichever process is asked, and no other one costs anything.

Both processes answer from their own memory; what is true is what an execution says that nothing was
kept of. The seed of a walk that failed is printed.
"""

import random
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.freshness import writes
from tests.freshness.processes import Process, processes
from tests.graphql import execute

pytestmark = pytest.mark.django_db(transaction=True)

QUERIES = (
    """{ en: news { totalCount nodes { id title path topics { name } authorities { endonym }
        leadPicture { image { id credit } } } } fr: news(locale: "fr") { nodes { title } } }""",
    "{ events(upcoming: true) { totalCount nodes { title venue } } past: events(upcoming: false)"
    " { nodes { title } } }",
    "{ participants { nodes { title authority { endonym adhesions { since until } } } } }",
    "{ concepts { nodes { identifier terms { title designations { term } } } } }",
    "{ menu(place: MAIN) { node { items { label } } } redirects { totalCount } }",
    "{ site { contact { address } } pages { totalCount nodes { title path } } }",
    '{ route(path: "/en/news/news-0/") { status page { title translations { path } } } }',
    "{ images { nodes { id credit } } }",
)
WALK_SECONDS = 12.0


def truth(query: str) -> dict[str, Any]:
    """Execute a query with nothing kept."""
    answer = execute(Client(), query)
    assert "errors" not in answer, answer["errors"]
    return answer


def check(asked: list[Process], chance: random.Random) -> None:
    """Compare both processes with the truth, in any order."""
    for query in chance.sample(QUERIES, 3):
        expected = truth(query)
        for process in chance.sample(asked, len(asked)):
            assert process.ask(query) == expected


def test_no_write_is_missed_by_any_process(tmp_path: Path) -> None:
    seed = random.randrange(10**9)  # noqa: S311 - chance for a test
    print(f"seed {seed}")  # noqa: T201 - shown beside a failure
    chance = random.Random(seed)  # noqa: S311 - chance for a test
    writes.content()
    with processes(2, tmp_path) as asked:
        end = time.monotonic() + WALK_SECONDS
        order: list[writes.Write] = []
        while time.monotonic() < end:
            if not order:
                order = chance.sample(writes.WRITES, len(writes.WRITES))
            write = order.pop()
            print(write.__name__)  # noqa: T201 - shown beside a failure
            write(chance)
            check(asked, chance)
            if write in {writes.embargo, writes.expire, writes.end_event}:
                time.sleep(writes.SOON.total_seconds())
                check(asked, chance)


def test_what_no_reader_sees_costs_nothing(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - chance for a test
    writes.content()
    with processes(2, tmp_path) as asked:
        expected = [truth(query) for query in QUERIES]
        for process in asked:
            assert [process.ask(query) for query in QUERIES] == expected
        before = [process.passed for process in asked]
        for _ in range(3):
            writes.write_drafts(chance)
            for process in asked:
                assert [process.ask(query) for query in QUERIES] == expected
        assert [process.passed for process in asked] == before == [len(QUERIES)] * 2
