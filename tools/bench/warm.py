"""Warm answers under load, each beside the same bytes without Django."""

import os
import statistics
from dataclasses import dataclass, field

from tools.bench.client import Client
from tools.bench.clocks import Clock
from tools.bench.load import load
from tools.bench.questions import QUESTIONS
from tools.bench.serving import backends, family, resident_megabytes, served

SECONDS = 3


@dataclass
class Warm:
    """Requests a second, round by round, and the CPU time of each in microseconds."""

    program: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    program_cpu: list[float] = field(default_factory=list)
    bare_cpu: list[float] = field(default_factory=list)
    failed: int = 0

    def median(self, whose: str) -> float:
        """Return the median over the rounds."""
        return statistics.median(getattr(self, whose))

    @property
    def ratio(self) -> float:
        """Throughput of the program against the bare bytes."""
        return self.median("program") / self.median("bare")


@dataclass
class Memory:
    """Megabytes of the largest worker after warming up, and after many requests."""

    after_start: float
    after_load: float
    requests: int


def warm_rounds(
    environment: dict[str, str], port: int, rounds: int
) -> tuple[dict[str, Warm], Memory]:
    """Load the program and the bare bytes in turn, round after round."""
    found = {question.name: Warm() for question in QUESTIONS}
    workers = os.cpu_count() or 1
    with served(environment, port, workers=workers, cache=True) as server:
        for question in QUESTIONS * 20:  # Each worker has answered each question.
            Client(port).ask(question)
        started, total = _largest(server), 0
        for _ in range(rounds):
            for question in QUESTIONS:
                warm = found[question.name]
                clock = Clock(family(server), backends(environment["DATABASE_URL"]))
                flow = load(port, "/graphql/", question.body, SECONDS)
                warm.program.append(flow.rate)
                warm.program_cpu.append(clock.lap(flow.requests).cpu * 1000)
                bare = load(port, f"/bytes/{question.name}/", b"", SECONDS)
                warm.bare.append(bare.rate)
                warm.bare_cpu.append(clock.lap(bare.requests).cpu * 1000)
                warm.failed += flow.failed + bare.failed
                total += flow.requests
        memory = Memory(started, _largest(server), total)
    return found, memory


def _largest(server: int) -> float:
    return max(map(resident_megabytes, family(server)))
