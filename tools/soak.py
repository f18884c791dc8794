"""Let readers and an editor at the server for a while, and kill a worker meanwhile.

`make soak`, `make soak ARGS="--seconds 10"`. Fails on any answer that is not right or is older than
it says, on a slow hundredth, on memory that grows, on a process that is not replaced or does not
stop.
"""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

from tools.bench.editor import NUMBERS
from tools.bench.ground import ground
from tools.bench.questions import QUESTIONS, Question
from tools.bench.serving import family, resident_megabytes, served
from tools.bench.soaking import Published, Reader, Reading
from tools.environment import INTERPRETER, ROOT
from tools.machine import MissingProgramsError
from tools.serve import SECONDS_TO_STOP

READERS = 8
WORKERS = 2
LOCALES = ("en", "fr", "de", "ro")
SLOWEST_SECONDS = 5.0
"""The deadline of a request: a hundredth that takes longer is a fault."""
MOST_GROWTH_MEGABYTES = 25


@dataclass
class Report:
    """What a soak has found."""

    readings: list[Reading] = field(default_factory=list)
    published: int = 0
    before_megabytes: dict[int, float] = field(default_factory=dict)
    after_megabytes: dict[int, float] = field(default_factory=dict)
    killed: int = 0
    killed_at: float = 0.0
    workers: int = 0
    stop_seconds: float = 0.0

    def faults(self) -> list[str]:
        """Return what is wrong, in words."""
        wrong = [reading for reading in self.readings if reading.fault]
        found = [f"{len(wrong)} wrong answers: {wrong[0].fault}"] if wrong else []
        return found + [words for words, is_so in self._judgements().items() if is_so]

    def _judgements(self) -> dict[str, bool]:
        return {
            "nothing was read": not self.readings,
            "nothing was published": not self.published,
            f"a hundredth takes more than {SLOWEST_SECONDS} s": (
                percentile(self.readings, 0.99) > SLOWEST_SECONDS
            ),
            "memory grows": self.growth_megabytes() > MOST_GROWTH_MEGABYTES,
            "the worker that was killed has no successor": self.workers < WORKERS,
            "the server had to be killed at the end": self.stop_seconds >= SECONDS_TO_STOP,
        }

    def growth_megabytes(self) -> float:
        """Return by how much a process has grown that was there all the time."""
        lasting = self.before_megabytes.keys() & self.after_megabytes.keys()
        return max(
            (self.after_megabytes[each] - self.before_megabytes[each] for each in lasting),
            default=0.0,
        )

    def lines(self) -> list[str]:
        """Return what was measured, in words."""
        before = [each for each in self.readings if each.asked_at < self.killed_at]
        after = [each for each in self.readings if each.asked_at >= self.killed_at]
        statuses = sorted(Counter(reading.status for reading in self.readings).items())
        again = sum(reading.again for reading in self.readings)
        return [
            f"{len(self.readings):,} answers: "
            + ", ".join(f"{count:,} of status {status}" for status, count in statuses)
            + f"; {again} asked again; {self.published} publications",
            f"all: {times(self.readings)}",
            f"before worker {self.killed} was killed: {times(before)}",
            f"after: {times(after)}",
            f"largest worker {max(self.after_megabytes.values(), default=0.0):.0f} MB,"
            f" grown by {self.growth_megabytes():.0f} MB; stopped in {self.stop_seconds:.1f} s",
        ]


def percentile(readings: list[Reading], part: float) -> float:
    """Return the seconds within which a part of the answers came."""
    seconds = sorted(reading.seconds for reading in readings)
    return seconds[int((len(seconds) - 1) * part)] if seconds else 0.0


def times(readings: list[Reading]) -> str:
    """Return the times of answers in words."""
    parts = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "longest": 1.0}
    return ", ".join(
        f"{name} {percentile(readings, part) * 1000:.0f} ms" for name, part in parts.items()
    )


def questions() -> list[Question]:
    """Return what readers ask: the four queries in all languages, pages, and articles."""
    found = [
        Question(each.name, "", each.variables | {"locale": locale}, 0)
        for each in QUESTIONS
        if "locale" in each.variables
        for locale in LOCALES
    ]
    article = next(each for each in QUESTIONS if "path" in each.variables)
    paths = [f"/{locale}/news/item-{number}/" for locale in LOCALES for number in NUMBERS]
    return found + [Question(article.name, "", {"path": path}, 0) for path in paths]


async def soak(port: int, server: int, seconds: float, published: Published) -> Report:
    """Read with all readers until the time is over; at half of it a worker is killed."""
    report = Report()
    asked = questions()
    until = time.monotonic() + seconds
    readers = [
        asyncio.create_task(
            Reader(port, asked, number, published).read_until(until, report.readings)
        )
        for number in range(READERS)
    ]
    await asyncio.sleep(seconds * 0.3)
    report.before_megabytes = {each: resident_megabytes(each) for each in family(server)}
    await asyncio.sleep(seconds * 0.2)
    _, report.killed, *_ = family(server)
    report.killed_at = time.monotonic()
    os.kill(report.killed, signal.SIGKILL)
    await asyncio.gather(*readers)
    report.after_megabytes = {each: resident_megabytes(each) for each in family(server)}
    report.workers = len(report.after_megabytes) - 1
    return report


@contextmanager
def edited(environment: dict[str, str]) -> Iterator[Published]:
    """Let an editor publish until the block is left; yield what is known of it."""
    words = [str(INTERPRETER), "-m", "tools.bench.editor"]
    variables = os.environ | environment | {"LOG_LEVEL": "ERROR"}
    published = Published()
    with subprocess.Popen(
        words, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True
    ) as editor:
        assert editor.stdout is not None  # noqa: S101 - tells the type checker
        published.listen([editor.stdout.readline()])  # The editor has begun.
        listener = Thread(target=published.listen, args=(editor.stdout,))
        listener.start()
        try:
            yield published
        finally:
            editor.terminate()
            listener.join()


def run(environment: dict[str, str], port: int, seconds: float) -> Report:
    """Start the server and the editor, and let readers at them."""
    with served(environment, port, workers=WORKERS, cache=True) as server:
        with edited(environment) as published:
            report = asyncio.run(soak(port, server, seconds, published))
        report.published = published.count
        started = time.monotonic()
    report.stop_seconds = time.monotonic() - started
    return report


def main() -> int:
    """Return 0 when nothing was wrong."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--port", type=int, default=8098)
    parser.add_argument("--news", type=int, default=1000, help="news items in each language")
    chosen = parser.parse_args()
    try:
        with ground(chosen.news) as environment:
            report = run(environment, chosen.port, chosen.seconds)
    except MissingProgramsError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(report.lines()))
    faults = report.faults()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
