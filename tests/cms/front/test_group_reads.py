"""Many who ask at once share a read; nobody is given one that began before he asked."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from cms.graphql.group_reads import VersionReads
from cms.graphql.versions import DatabaseAway, Version
from tests.cms.front.asking import until

FIRST, SECOND, THIRD = (Version(number, 0, None) for number in (1, 2, 3))


class Source:
    """A database whose answers come when the test says so."""

    def __init__(self) -> None:
        self.answers: list[Version | Exception] = []
        self.began: list[Event] = [Event() for _ in range(5)]
        self.may_end: list[Event] = [Event() for _ in range(5)]
        self.reads = 0

    def close(self) -> None:
        """There is nothing to give up."""

    def read(self) -> Version | None:
        number = self.reads
        self.reads += 1
        self.began[number].set()
        assert self.may_end[number].wait(5)
        answer = self.answers[number]
        if isinstance(answer, Exception):
            raise answer
        return answer


def joined(reads: VersionReads, count: int) -> Callable[[], bool]:
    """Tell whether so many wait for the read that has not begun."""
    return lambda: reads.waiting == count


def test_who_comes_during_a_read_waits_for_the_next_one() -> None:
    source = Source()
    source.answers = [FIRST, SECOND, THIRD]
    reads = VersionReads(source)
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(reads.current)
        assert source.began[0].wait(5)
        late: list[Future[Version | None]] = [pool.submit(reads.current) for _ in range(5)]
        until(joined(reads, 5))
        source.may_end[0].set()
        assert first.result(5) is FIRST
        assert source.began[1].wait(5)
        latest = pool.submit(reads.current)
        until(joined(reads, 1))
        source.may_end[1].set()
        assert [each.result(5) for each in late] == [SECOND] * 5
        source.may_end[2].set()
        assert latest.result(5) is THIRD
    assert source.reads == 3


def test_failed_read_fails_for_all_and_is_not_tried_again_at_once() -> None:
    source = Source()
    source.answers = [DatabaseAway()]
    reads = VersionReads(source)
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(reads.current)
        assert source.began[0].wait(5)
        late = [pool.submit(reads.current) for _ in range(5)]
        until(joined(reads, 5))
        source.may_end[0].set()
        for each in (first, *late):
            with pytest.raises(DatabaseAway):
                each.result(5)
    with pytest.raises(DatabaseAway):
        reads.current()
    assert source.reads == 1


def test_after_a_while_one_tries_again_and_the_others_do_not_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = Source()
    source.answers = [DatabaseAway(), SECOND, THIRD]
    source.may_end[0].set()
    monkeypatch.setattr("cms.graphql.group_reads.RETRY_SECONDS", 0.0)
    reads = VersionReads(source)
    with pytest.raises(DatabaseAway):
        reads.current()
    monkeypatch.setattr("cms.graphql.group_reads.RETRY_SECONDS", 60.0)
    with ThreadPoolExecutor(8) as pool:
        trying = pool.submit(reads.current)
        assert source.began[1].wait(5)
        with pytest.raises(DatabaseAway):
            reads.current()
        source.may_end[1].set()
        assert trying.result(5) is SECOND
    source.may_end[2].set()
    assert reads.current() is THIRD


def test_other_failures_leave_nobody_waiting() -> None:
    source = Source()
    source.answers = [LookupError("broken"), SECOND]
    reads = VersionReads(source)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(reads.current)
        assert source.began[0].wait(5)
        source.may_end[0].set()
        with pytest.raises(LookupError, match="broken"):
            first.result(5)
    source.may_end[1].set()
    assert reads.current() is SECOND


def test_it_is_known_when_a_version_was_the_present_one() -> None:
    source = Source()
    source.answers = [FIRST, SECOND]
    for event in source.may_end:
        event.set()
    reads = VersionReads(source)
    before = time.time()
    reads.current()
    assert before <= (reads.seen_at(FIRST) or 0.0) <= time.time()
    assert reads.seen_at(SECOND) is None
