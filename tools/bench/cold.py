"""What each query costs in this process when nothing is cached: `python -m tools.bench cold`."""

import gc
import json
import os
import statistics
import sys
from dataclasses import dataclass
from typing import Any

import django

from tools.bench.calls import call
from tools.bench.clocks import Clock, Cost
from tools.bench.questions import QUESTIONS, Question

ROUNDS = 15
CALLS = 10
"""In a round, of each question: then a mean holds its share of what is collected as garbage."""


@dataclass
class Measured:
    """What a question cost in each round, and what its answer is."""

    statements: int
    size: int
    costs: list[Cost]

    def median(self, part: str) -> float:
        """Return the median of a part of the costs."""
        return statistics.median(getattr(cost, part) for cost in self.costs)


def measure(questions: tuple[Question, ...], rounds: int = ROUNDS) -> dict[str, Measured]:
    """Ask all questions in turn, round after round."""
    from django.db import connection  # noqa: PLC0415 - Django is set up first
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - Django is set up first

    from cms.wsgi import application  # noqa: PLC0415 - Django is set up first

    def ask(question: Question) -> bytes:
        return call(application, "/graphql/", question.body)

    found: dict[str, Measured] = {}
    for question in questions:
        answer = ask(question)  # Warms up what a server knows after its first request.
        check(question, answer)
        with CaptureQueriesContext(connection) as statements:
            ask(question)
        found[question.name] = Measured(len(statements), len(answer), [])
    gc.collect()
    gc.freeze()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
        backends = [pid for (pid,) in cursor.fetchall()]
    for _ in range(rounds):
        for question in questions:
            clock = Clock([os.getpid()], backends)
            for _ in range(CALLS):
                ask(question)
            found[question.name].costs.append(clock.lap(CALLS))
    return found


def check(question: Question, answer: bytes) -> None:
    """Raise AssertionError when an answer holds errors or nothing."""
    told: dict[str, Any] = json.loads(answer)
    if "errors" in told or not told["data"]:
        raise AssertionError(f"{question.name}: {told}")


def table(found: dict[str, Measured]) -> str:
    """Return the medians as lines for a person."""
    lines = ["query       statements   bytes   CPU ms = server + database   wall ms"]
    for name, measured in found.items():
        parts = [measured.median(part) for part in ("cpu", "server", "database", "wall")]
        cpu, server, database, wall = (f"{part:6.1f}" for part in parts)
        lines.append(
            f"{name:<12}{measured.statements:>9} {measured.size:>8}   {cpu} = {server} + {database}"
            f"       {wall}"
        )
    return "\n".join(lines)


def main() -> int:
    """Measure in the database that the settings name."""
    django.setup()
    names = sys.argv[1:]
    questions = tuple(each for each in QUESTIONS if not names or each.name in names)
    print(table(measure(questions)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
