"""CPU time of processes, to the nanosecond: of this one and of PostgreSQL's."""

import time
from dataclasses import dataclass

CLOCK_OF_PROCESS = 2
"""CPUCLOCK_SCHED of Linux's posix-timers: what a process has run, in and out of the kernel."""


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that a process has used, with all its threads (Linux).

    As clock_getcpuclockid(3) does it, which Python does not offer.
    """
    return time.clock_gettime((~pid << 3) | CLOCK_OF_PROCESS)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a call costs, in milliseconds."""

    server: float
    database: float
    wall: float

    @property
    def cpu(self) -> float:
        """CPU time of the server and the database."""
        return self.server + self.database


class Clock:
    """Measures what some processes do."""

    def __init__(self, servers: list[int], backends: list[int]) -> None:
        self.servers = servers
        self.backends = backends
        self._started = self._read()

    def _read(self) -> tuple[float, float, float]:
        server = sum(map(cpu_seconds, self.servers))
        return server, sum(map(cpu_seconds, self.backends)), time.perf_counter()

    def lap(self, calls: int) -> Cost:
        """Return what each of the calls since the last lap cost on average; begin another lap."""
        now = self._read()
        spent = [
            (end - start) * 1000 / calls for start, end in zip(self._started, now, strict=True)
        ]
        self._started = now
        return Cost(*spent)
