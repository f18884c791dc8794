"""Cold answers over HTTP, each beside its floor: CPU time of server and database."""

import json
import statistics
from dataclasses import dataclass, field

from tools.bench.client import Client
from tools.bench.clocks import Clock, Cost
from tools.bench.questions import QUESTIONS, Question
from tools.bench.serving import backends, family, served

CALLS = 10
WARM_UP = 15


@dataclass
class Pair:
    """What the program and its floor cost, round by round, and the size of the answer."""

    size: int
    program: list[Cost] = field(default_factory=list)
    floor: list[Cost] = field(default_factory=list)

    def median(self, whose: str, part: str) -> float:
        """Return the median over the rounds of a part of the program's or the floor's costs."""
        return statistics.median(getattr(cost, part) for cost in getattr(self, whose))

    @property
    def ratio(self) -> float:
        """CPU time of the program against its floor."""
        return self.median("program", "cpu") / self.median("floor", "cpu")


def cold_rounds(environment: dict[str, str], port: int, rounds: int) -> dict[str, Pair]:
    """Ask all questions in turn, the program and then the floor, round after round."""
    with served(environment, port, threads=1, cache=False) as server:
        client = Client(port)
        found = {each.name: Pair(equal(client, each)) for each in QUESTIONS}
        for question in QUESTIONS * WARM_UP:
            client.ask(question)
            client.floor(question)
        clock = Clock(family(server), backends(environment["DATABASE_URL"]))
        for _ in range(rounds):
            for question in QUESTIONS:
                clock.lap(1)
                for _ in range(CALLS):
                    client.ask(question)
                found[question.name].program.append(clock.lap(CALLS))
                for _ in range(CALLS):
                    client.floor(question)
                found[question.name].floor.append(clock.lap(CALLS))
    return found


def equal(client: Client, question: Question) -> int:
    """Return the size of an answer; raise AssertionError when the floor answers another thing."""
    answer = client.ask(question)
    if json.loads(answer) != json.loads(client.floor(question)):
        raise AssertionError(f"{question.name}: the floor's answer is another one")
    return len(answer)
