"""How searches in vain are collected: beginnings don't count, and readers wait for nothing."""

import time
from collections.abc import Iterator

import pytest
from django.db import DatabaseError
from pytest_django import Settings

from search import counting
from search.counting import MOST_TIMES, MOST_WAITING, Collector, Counting, Writer
from search.models import VainSearch
from search.services.vain import VAIN, Searched


class Clock:
    """Time that stands until it is moved."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def collector(clock: Clock) -> Collector:
    return Collector(clock)


def add(collector: Collector, *queries: str, language: str = "en") -> None:
    for query in queries:
        collector.add(Searched(language, query))


def taken(collector: Collector, clock: Clock) -> dict[str, int]:
    clock.now += 60
    return {f"{each.language} {each.query}": times for each, times in collector.take().items()}


def test_beginnings_of_what_was_typed_are_taken_back(collector: Collector, clock: Clock) -> None:
    add(collector, "air", "airp", "airpor", "airport")
    assert taken(collector, clock) == {"en airport": 1}


def test_each_longer_search_takes_back_one_beginning(collector: Collector, clock: Clock) -> None:
    add(collector, "air", "air", "airport")
    assert taken(collector, clock) == {"en air": 1, "en airport": 1}


def test_beginning_counts_after_a_minute_and_in_another_language(
    collector: Collector, clock: Clock
) -> None:
    add(collector, "air")
    add(collector, "airport", language="fr")
    clock.now += 61
    add(collector, "airport")
    assert taken(collector, clock) == {"en air": 1, "fr airport": 1, "en airport": 1}


def test_what_was_just_asked_still_waits(collector: Collector, clock: Clock) -> None:
    add(collector, "air")
    clock.now += 59
    assert collector.take() == {}
    assert taken(collector, clock) == {"en air": 1}
    assert taken(collector, clock) == {}


def test_memory_is_bounded(collector: Collector, clock: Clock) -> None:
    add(collector, *["same"] * (MOST_TIMES + 5))
    add(collector, *(f"other {number:04}" for number in range(MOST_WAITING)))
    found = taken(collector, clock)
    assert len(found) == MOST_WAITING
    assert found["en same"] == MOST_TIMES


@pytest.mark.django_db
def test_note_of_an_answer_is_counted(settings: Settings, clock: Clock) -> None:
    mine = Counting()
    mine.collector = Collector(clock)
    mine.take(("something else", "en", "airport"))
    mine.take((VAIN, "en", "airport"))
    settings.SEARCH_COUNTS_VAIN = False
    mine.take((VAIN, "en", "harbour"))
    clock.now += 60
    mine.collector.pour()
    assert list(VainSearch.objects.values_list("query", "times")) == [("airport", 1)]


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the database refuse the first write."""
    written: list[int] = []

    def write(counts: dict[Searched, int]) -> None:
        written.append(len(counts))
        if len(written) == 1:
            raise DatabaseError("airport")

    monkeypatch.setattr(counting, "write", write)
    return written


@pytest.fixture
def writer(collector: Collector) -> Iterator[Writer]:
    thread = Writer(collector, 0.01)
    yield thread
    thread.stopped.set()
    thread.join(5)


def test_refused_write_ends_no_thread_and_quotes_nothing(
    refused: list[int],
    writer: Writer,
    collector: Collector,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    add(collector, "airport")
    clock.now += 60
    writer.start()
    until_written(refused, 1)
    add(collector, "harbour")
    clock.now += 60
    until_written(refused, 2)
    assert refused == [1, 1]
    assert [record.getMessage() for record in caplog.records] == [
        "Searches in vain were not counted: DatabaseError"
    ]


def until_written(written: list[int], times: int) -> None:
    for _ in range(500):
        if len(written) >= times:
            return
        time.sleep(0.01)
    pytest.fail("nothing was written")


def writer_of(mine: Counting) -> Writer:
    assert mine._writer is not None
    return mine._writer


def test_thread_starts_with_the_first_search_and_again_where_it_is_missing(
    settings: Settings,
) -> None:
    settings.SEARCH_SECONDS_BETWEEN_COUNTS = 3_600.0
    mine = Counting()
    mine.take((VAIN, "en", "airport"))
    first = writer_of(mine)
    mine.take((VAIN, "en", "harbour"))
    assert writer_of(mine) is first
    assert first.daemon
    first.stopped.set()
    first.join(5)
    mine.take((VAIN, "en", "tram"))
    second = writer_of(mine)
    assert second is not first
    second.stopped.set()
    second.join(5)
