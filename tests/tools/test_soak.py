"""A soak fails on what is wrong, and on nothing else."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tools.bench.soaking import Published, Reading, fault_of, status_of
from tools.serve import SECONDS_TO_STOP
from tools.soak import MOST_GROWTH_MEGABYTES, SLOWEST_SECONDS, WORKERS, Report

pytestmark = pytest.mark.one_database

FRESH = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n"
STALE = b"HTTP/1.1 200 OK\r\ncontent-stale: true\r\nContent-Length: 1\r\n\r\n"
AWAY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
GOOD = Reading(asked_at=2.0, seconds=0.1, status="200", fault="", again=False)
SOUND = Report(
    readings=[GOOD] * 200,
    published=9,
    before_megabytes={7: 190.0, 8: 100.0},
    after_megabytes={8: 110.0, 9: 190.0},
    killed=7,
    killed_at=1.0,
    workers=WORKERS,
    stop_seconds=0.2,
)


def article(number: int) -> bytes:
    return data(route={"page": {"standfirst": f"As it was told for the {number}th time."}})


def data(**fields: Any) -> bytes:
    return json.dumps({"data": fields}).encode()


@pytest.mark.parametrize(
    ("head", "body", "least", "fault"),
    [
        (FRESH, data(news={"nodes": []}), 0, ""),
        (FRESH, article(4), 4, ""),
        (FRESH, article(5), 4, ""),
        (FRESH, article(3), 4, "stale, as if it were fresh: 3 after 4 was published"),
        (STALE, article(3), 4, ""),
        (FRESH, data(route={"page": {"standfirst": "The first words."}}), 0, ""),
        (
            FRESH,
            data(route={"page": {"standfirst": "The first words."}}),
            1,
            "stale, as if it were fresh: 0 after 1 was published",
        ),
        (FRESH, data(route={"status": 404, "page": None}), 0, "the page of an article is away"),
        (FRESH, data(news=None), 0, '{"data": {"news": null}}'),
        (FRESH, b'{"errors": []}', 0, '{"errors": []}'),
        (FRESH, b"<html>", 0, "not JSON: b'<html>'"),
        (AWAY, b"", 0, "HTTP/1.1 503 Service Unavailable"),
    ],
)
def test_answer_is_whole_and_as_new_as_it_says(
    head: bytes, body: bytes, least: int, fault: str
) -> None:
    assert fault_of((head, body), least) == fault


def test_statuses_tell_stale_answers_apart() -> None:
    assert [status_of(head) for head in (FRESH, STALE, AWAY)] == ["200", "200 stale", "503"]


def test_newest_publication_of_each_path_is_known() -> None:
    published = Published()
    published.listen(["1 /en/a/\n", "2 /fr/a/\n", "3 /en/a/\n"])
    assert published.newest == {"/en/a/": 3, "/fr/a/": 2}
    assert published.count == 3


def test_nothing_is_wrong_with_a_sound_run() -> None:
    assert SOUND.faults() == []
    assert SOUND.lines()[0] == ("200 answers: 200 of status 200; 0 asked again; 9 publications")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"readings": [*SOUND.readings, replace(GOOD, fault="no")]}, "1 wrong answers: no"),
        ({"readings": []}, "nothing was read"),
        (
            {"readings": [GOOD] * 97 + [replace(GOOD, seconds=SLOWEST_SECONDS + 1)] * 3},
            "a hundredth takes more than 5.0 s",
        ),
        ({"published": 0}, "nothing was published"),
        ({"after_megabytes": {8: 101.0 + MOST_GROWTH_MEGABYTES}}, "memory grows"),
        ({"workers": WORKERS - 1}, "the worker that was killed has no successor"),
        ({"stop_seconds": SECONDS_TO_STOP}, "the server had to be killed at the end"),
    ],
)
def test_each_fault_is_found(changes: dict[str, Any], fault: str) -> None:
    assert replace(SOUND, **changes).faults() == [fault]


def test_times_are_told_apart_by_the_end_of_the_worker() -> None:
    early = replace(GOOD, asked_at=0.5, seconds=3.0)
    lines = replace(SOUND, readings=[early, *SOUND.readings]).lines()
    assert lines[2].endswith("p50 3000 ms, p95 3000 ms, p99 3000 ms, longest 3000 ms")
    assert lines[3] == "after: p50 100 ms, p95 100 ms, p99 100 ms, longest 100 ms"
