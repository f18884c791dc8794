"""What many ask at once is made once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection

from cms.graphql.requests import hash_of
from cms.graphql.versions import VersionSource
from core import registry
from core.registry import ExtensionPoint, Note
from submissions.models import Submission
from tests.cms.front.asking import Asking, Heard, until
from tests.factories import NewsPageFactory
from tests.submissions.sending import COOPERATION, cooperation

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 6

Sources = Callable[[], VersionSource]


class Slow(Asking):
    """A process in which Django waits with its first answer until it is told to go on."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.reached, self.may_answer = 0, Event()

    def count(self, environ: dict[str, Any], start: Any) -> Any:
        self.reached += 1
        assert self.may_answer.wait(10)
        try:
            return super().count(environ, start)
        finally:
            connection.close()  # Of this thread, which ends with the test.


def asked_at_once(asking: Slow, body: object) -> list[Heard]:
    """Send a crowd's requests; Django may answer once all of them have come."""
    start = Barrier(CROWD + 1)

    def ask() -> Heard:
        start.wait(5)
        return asking.post(body)

    with ThreadPoolExecutor(CROWD) as pool:
        heard = [pool.submit(ask) for _ in range(CROWD)]
        start.wait(5)
        until(lambda: asking.reached == 1)
        asking.may_answer.set()
        return [each.result(20) for each in heard]


def test_what_is_to_be_remembered_is_told_for_each_of_the_crowd(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    point: ExtensionPoint[Any] = ExtensionPoint("answers_given")
    notes: list[Note] = []
    point.register(notes.append)
    monkeypatch.setattr(registry, "answers_given", point)
    asking = Slow(source=sources())
    asked_at_once(asking, {"query": '{ search(query: "airport") { totalCount } }'})
    assert asking.passed == 1
    assert notes == [("searched in vain", "en", "airport")] * CROWD


def test_crowd_is_answered_by_one_execution(sources: Sources) -> None:
    NewsPageFactory.create(title="Aims")
    asking = Slow(source=sources())
    heard = asked_at_once(asking, None)
    assert [each.titles for each in heard] == [["Aims"]] * CROWD
    assert asking.passed == 1


def test_error_is_everybodys_own(sources: Sources) -> None:
    asking = Slow(source=sources())
    heard = asked_at_once(asking, {"query": "{ nothing }"})
    assert len({each.body for each in heard}) == 1
    assert asking.passed == CROWD


def test_who_waits_too_long_makes_the_answer_by_himself(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    NewsPageFactory.create(title="Aims")
    monkeypatch.setattr("cms.graphql.front.WAIT_SECONDS", 0.0)
    asking = Slow(source=sources())
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(asking.post)
        until(lambda: asking.reached == 1)
        second = pool.submit(asking.post)
        until(lambda: asking.reached == 2)
        asking.may_answer.set()
        assert [each.result(20).titles for each in (first, second)] == [["Aims"]] * 2


def test_publication_during_an_execution_is_not_missed_afterwards(
    sources: Sources,
) -> None:
    NewsPageFactory.create(title="Aims")
    asking = Slow(source=sources())
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(asking.post)
        until(lambda: asking.reached == 1)
        NewsPageFactory.create(title="Means", date="2001-01-01")
        second = pool.submit(asking.post)
        asking.may_answer.set()
        first.result(20)
        assert second.result(20).titles == ["Aims", "Means"]


def test_equal_mutations_at_once_are_executed_each(sources: Sources) -> None:
    body = {"query": COOPERATION, "variables": {"input": cooperation()}}
    asking = Slow(source=sources())
    start = Barrier(CROWD + 1)

    def ask() -> Heard:
        start.wait(5)
        return asking.post(body)

    with ThreadPoolExecutor(CROWD) as pool:
        heard = [pool.submit(ask) for _ in range(CROWD)]
        start.wait(5)
        until(lambda: asking.reached == CROWD)  # None of them waits for another one.
        asking.may_answer.set()
        answers = {each.result(20).body for each in heard}
    assert asking.passed == CROWD
    assert len(answers) == 1  # The key against repetition makes one of them.
    assert Submission.objects.count() == 1


def test_equal_mutations_by_hash_are_executed_each(sources: Sources) -> None:
    known = {"persistedQuery": {"version": 1, "sha256Hash": hash_of(COOPERATION)}}
    Asking(source=sources()).post(
        {"query": COOPERATION, "variables": {"input": cooperation()}, "extensions": known}
    )
    asking = Slow(source=sources())
    heard = asked_at_once(asking, {"variables": {"input": cooperation()}, "extensions": known})
    assert asking.passed == CROWD
    assert [each.headers["Cache-Control"] for each in heard] == ["no-store"] * CROWD
    assert Submission.objects.count() == 2
