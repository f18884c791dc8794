"""Everything that was measured in one run, as plain data and as a page of the reference."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.bench.cold_rounds import Pair
from tools.bench.judged import LEAST
from tools.bench.memory import MOST_MS, SEGMENTS, Figures
from tools.bench.memory import table as by_what_is_looked_for
from tools.bench.questions import QUESTIONS
from tools.bench.search import LIMITS
from tools.bench.warm import Memory, Warm

LEAST_WARM = 0.5
PEERS_COLD_MS = {"news": 19, "directory": 12, "article": 11, "concepts": 6}
"""CPU time of the best of the peers on each query, on a machine of this kind."""
MOST_MEGABYTES = 180


@dataclass
class Result:
    """What a run has found."""

    machine: dict[str, str]
    statements: dict[str, int]
    cold: dict[str, Pair]
    warm: dict[str, Warm]
    memory: Memory
    growth: dict[str, Any]
    look_ups: dict[str, Figures]
    searches: dict[str, Figures]
    means: dict[str, float]
    """Mean reciprocal rank of the judged queries, by database."""
    load_average: float
    """How busy the machine was before: near 0 the figures are its own."""

    def as_json(self) -> str:
        """Return all figures, round by round."""
        return json.dumps(asdict(self), indent=1)

    def table(self) -> str:
        """Return the queries in a table of Markdown."""
        lines = [
            "| query | statements | cold: ms CPU (server + database) | floor | ratio | best peer"
            " | warm: requests/s | bare bytes | ratio |",
            "|---|---|---|---|---|---|---|---|---|",
        ]
        for question in QUESTIONS:
            cold, warm = self.cold[question.name], self.warm[question.name]
            server, database = cold.median("program", "server"), cold.median("program", "database")
            lines.append(
                f"| {question.title} | {self.statements[question.name]}"
                f" (≤ {question.most_statements})"
                f" | {server + database:.1f} ({server:.1f} + {database:.1f})"
                f" | {cold.median('floor', 'cpu'):.1f} | {cold.ratio:.1f} (≤ 3)"
                f" | {PEERS_COLD_MS[question.name]}"
                f" | {warm.median('program'):,.0f} | {warm.median('bare'):,.0f}"
                f" | {warm.ratio:.2f} (≥ {LEAST_WARM}) |"
            )
        return "\n".join(lines)

    def lengths(self) -> str:
        """Return what longer lists cost."""
        lines = ["| rows | statements | ms CPU | ms a row |", "|---|---|---|---|"]
        for first, cost in self.growth["length"].items():
            lines.append(
                f"| {first} | {cost['statements']} | {cost['cpu']:.1f}"
                f" | {cost['cpu'] / int(first):.2f} |"
            )
        return "\n".join(lines)

    def rows(self) -> str:
        """Return what the same costs with more rows in the database."""
        sizes = list(self.growth["rows"])
        head = " | ".join(f"{int(size):,} news: ms CPU" for size in sizes)
        lines = [f"| | statements | {head} | growth |", "|---|---|" + "---|" * (len(sizes) + 1)]
        for name, cost in self.growth["rows"][sizes[0]].items():
            costs = [self.growth["rows"][size][name]["cpu"] for size in sizes]
            parts = " | ".join(f"{each:.1f}" for each in costs)
            lines.append(
                f"| {name} | {cost['statements']} | {parts} | {costs[-1] / costs[0]:.2f} |"
            )
        return "\n".join(lines)


def page(result: Result) -> str:
    """Return the page of the reference."""
    template = (Path(__file__).parent / "performance.md").read_text("utf-8")
    machine = "\n".join(f"| {name} | {value} |" for name, value in result.machine.items())
    memory = result.memory
    return template.format(
        machine=f"| | |\n|---|---|\n{machine}",
        load_average=f"{result.load_average:.1f}",
        table=result.table(),
        lengths=result.lengths(),
        rows=result.rows(),
        look_ups=by_what_is_looked_for(result.look_ups),
        search_limits=LIMITS,
        searches=by_what_is_looked_for(result.searches),
        segments=f"{SEGMENTS:,}",
        most_ms=MOST_MS,
        judged=", ".join(f"{mean:.3f} on {name}" for name, mean in result.means.items()),
        least_judged=LEAST,
        after_start=f"{memory.after_start:.0f}",
        after_load=f"{memory.after_load:.0f}",
        requests=f"{memory.requests:,}",
        most_megabytes=MOST_MEGABYTES,
    )
