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

QUERIES = {
    "news": """{ en: news(first: 200) { totalCount nodes { id title path
        leadPicture { image { id } } } } fr: news(locale: "fr", first: 200) { nodes { title } }
        de: news(locale: "de") { nodes { title } } ro: news(locale: "ro") { nodes { title } } }""",
    "topics": "{ news(first: 200) { nodes { topics { name } authorities { endonym } } } }",
    "events": """{ events(upcoming: true) { totalCount nodes { title venue } }
        past: events(upcoming: false) { nodes { title venue } } }""",
    "participants": "{ participants { nodes { title authority { endonym } } } }",
    "concepts": "{ concepts { nodes { identifier terms { title designations { term } } } } }",
    "menu": "{ menu(place: MAIN) { node { items { label } } } }",
    "redirects": "{ redirects { totalCount } }",
    "site": "{ site { contact { address } } }",
    "pages": "{ pages(first: 200) { totalCount nodes { title path } } }",
    "route": '{ route(path: "/en/news/news-0/") { status page { title translations { path } } } }',
    "images": "{ images { nodes { id credit } } }",
}
WALK_SECONDS = 10.0
MORE_WRITES = 20
"""As many as there is time for, after one of each kind."""
LATE = {writes.embargo, writes.end_event, writes.expire}
"""What shows, or ceases to show, a moment after the write."""
MAYBE = {writes.make_public}
"""What only undoes another write, if there was one."""


def truth(query: str) -> dict[str, Any]:
    """Execute a query with nothing kept."""
    answer = execute(Client(), query)
    assert "errors" not in answer, answer["errors"]
    return answer


def compare(asked: list[Process], chance: random.Random, query: str) -> dict[str, Any]:
    """Compare all processes with the truth, in any order; return it.

    When something comes due meanwhile, the truth is another one afterwards: then again.
    """
    while True:
        expected = truth(query)
        answers = [process.ask(query) for process in chance.sample(asked, len(asked))]
        if truth(query) == expected:
            assert answers == [expected] * len(asked)
            return expected


def shows(asked: list[Process], chance: random.Random, write: writes.Write) -> bool:
    """Write, where the processes have kept the answer in which that shows; then ask again."""
    print(write.__name__)  # noqa: T201 - shown beside a failure
    query = QUERIES[writes.SEEN_IN[write]]
    before = compare(asked, chance, query)
    write(chance)
    after = compare(asked, chance, query)
    compare(asked, chance, chance.choice([*QUERIES.values()]))
    if write in LATE:
        time.sleep(writes.SOON.total_seconds())
        before, after = after, compare(asked, chance, query)
    return after != before


def test_no_write_is_missed_by_any_process(tmp_path: Path) -> None:
    seed = random.randrange(10**9)  # noqa: S311 - chance for a test
    print(f"seed {seed}")  # noqa: T201 - shown beside a failure
    chance = random.Random(seed)  # noqa: S311 - chance for a test
    writes.content()
    with processes(2, tmp_path) as asked:
        end = time.monotonic() + WALK_SECONDS
        for write in chance.sample([*writes.SEEN_IN], len(writes.SEEN_IN)):
            assert shows(asked, chance, write) or write in MAYBE | LATE
        for write in chance.choices([*writes.SEEN_IN], k=MORE_WRITES):
            if time.monotonic() < end:
                shows(asked, chance, write)


def test_what_no_reader_sees_costs_nothing(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - chance for a test
    queries = [*QUERIES.values()]
    writes.content()
    with processes(2, tmp_path) as asked:
        expected = [truth(query) for query in queries]
        for process in asked:
            assert [process.ask(query) for query in queries] == expected
        before = [process.passed for process in asked]
        for _ in range(3):
            writes.write_drafts(chance)
            for process in asked:
                assert [process.ask(query) for query in queries] == expected
        assert [process.passed for process in asked] == before == [len(queries)] * 2
