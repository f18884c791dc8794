"""Let readers and an editor at the server for a while, and kill a worker meanwhile.

`make soak`, `make soak ARGS="--seconds 10"`. Fails on any answer that is not right, on a slow
hundredth, on memory that grows.
"""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from tools.bench.ground import ground
from tools.bench.questions import QUESTIONS, Question
from tools.bench.serving import family, resident_megabytes, served
from tools.bench.soaking import Reader, Reading
from tools.environment import INTERPRETER, ROOT
from tools.machine import MissingProgramsError

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
    before_megabytes: float = 0.0
    after_megabytes: float = 0.0
    killed: int = 0

    def percentile(self, part: float) -> float:
        """Return the seconds within which a part of the answers came."""
        times = sorted(reading.seconds for reading in self.readings)
        return times[int((len(times) - 1) * part)] if times else 0.0

    def faults(self) -> list[str]:
        """Return what is wrong, in words."""
        wrong = [reading for reading in self.readings if reading.fault]
        found = [f"{len(wrong)} wrong answers: {wrong[0].fault}"] if wrong else []
        if self.percentile(0.99) > SLOWEST_SECONDS:
            found.append(f"a hundredth takes more than {SLOWEST_SECONDS} s")
        if self.after_megabytes - self.before_megabytes > MOST_GROWTH_MEGABYTES:
            found.append("memory grows")
        if not self.published:
            found.append("nothing was published")
        return found


def questions() -> list[Question]:
    """Return what readers ask: the four queries in all languages, pages, and articles."""
    found = [
        Question(each.name, "", each.variables | {"locale": locale}, 0)
        for each in QUESTIONS
        if "locale" in each.variables
        for locale in LOCALES
    ]
    article = next(each for each in QUESTIONS if "path" in each.variables)
    paths = [f"/{locale}/news/item-{number}/" for locale in LOCALES for number in range(5, 10)]
    return found + [Question(article.name, "", {"path": path}, 0) for path in paths]


async def soak(port: int, server: int, seconds: float) -> Report:
    """Read with all readers until the time is over; at half of it a worker is killed."""
    report = Report()
    asked = questions()
    until = time.monotonic() + seconds
    readers = [
        asyncio.create_task(Reader(port, asked, number).read_until(until, report.readings))
        for number in range(READERS)
    ]
    await asyncio.sleep(seconds * 0.3)
    report.before_megabytes = max(map(resident_megabytes, family(server)))
    await asyncio.sleep(seconds * 0.2)
    workers = family(server)[1:]
    os.kill(workers[0], signal.SIGKILL)
    report.killed = workers[0]
    await asyncio.gather(*readers)
    report.after_megabytes = max(map(resident_megabytes, family(server)))
    return report


def run(environment: dict[str, str], port: int, seconds: float) -> Report:
    """Start the server and the editor, and let readers at them."""
    editor = [str(INTERPRETER), "-m", "tools.bench.editor"]
    variables = os.environ | environment | {"LOG_LEVEL": "ERROR"}
    with (
        served(environment, port, workers=WORKERS, cache=True) as server,
        subprocess.Popen(editor, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as pen,
    ):
        try:
            if pen.stdout is not None:
                pen.stdout.readline()  # The editor has begun.
            report = asyncio.run(soak(port, server, seconds))
        finally:
            pen.terminate()
        report.published = len((pen.communicate()[0] or "").split())
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
    again = sum(reading.again for reading in report.readings)
    print(
        f"{len(report.readings):,} answers in {chosen.seconds:.0f} s, {report.published}"
        f" publications, worker {report.killed} killed, {again} asked again;"
        f" p50 {report.percentile(0.5) * 1000:.1f} ms, p99 {report.percentile(0.99) * 1000:.1f} ms;"
        f" largest worker {report.before_megabytes:.0f} → {report.after_megabytes:.0f} MB"
    )
    faults = report.faults()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
