"""Queries with the hit that people expect first, and how near to the first it comes.

They were written down before anybody looked at what is found: judged_queries.tsv, over the
content of the demonstration. Alone: `python -m tools.bench.judged`.
"""

import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tools.bench.databases import told_by

QUERIES = Path(__file__).with_name("judged_queries.tsv")
LEAST = 0.9
"""The mean of the reciprocal ranks: 1 where every expected hit comes first."""
LOOKED_AT = 10
"""Hits, of which the expected one may be any; further down it counts nothing."""


class Judged(NamedTuple):
    """A query, and the page that is expected first: its type and its title."""

    language: str
    query: str
    fallback: str
    type: str
    title: str


Ranks = Mapping[Judged, int | None]
"""The place of each expected hit, from 1 on; None where it isn't among the first."""


def judged_queries() -> list[Judged]:
    """Return the queries in the order of the file."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Judged(*row) for row in rows]


def mean_reciprocal_rank(ranks: Ranks) -> float:
    """Return the mean over all queries."""
    return sum(1 / rank for rank in ranks.values() if rank) / len(ranks)


def rank_among(judged: Judged, hits: Iterable[tuple[str, str]]) -> int | None:
    """Return the place of the expected page among hits, given by type and title."""
    for place, hit in enumerate(hits, start=1):
        if hit == (judged.type, judged.title):
            return place
    return None


def told(ranks: Ranks) -> list[str]:
    """Return a line for each query whose expected hit isn't the first."""
    return [
        f"{judged.language} “{judged.query}”: {judged.title} ({judged.type}) at {rank or 'none'}"
        for judged, rank in ranks.items()
        if rank != 1
    ]


def judge() -> dict[str, Ranks]:
    """Return the places by database, each with the demonstration made in it."""
    queries = judged_queries()
    found = told_by("judging")
    return {name: dict(zip(queries, places, strict=True)) for name, places in found.items()}


def table(found: Mapping[str, Ranks]) -> str:
    """Return the means in a table of Markdown, and behind it what isn't first."""
    lines = [
        "| database | mean reciprocal rank | expected hit first | not at all |",
        "|---|---|---|---|",
    ]
    for name, ranks in found.items():
        places = list(ranks.values())
        mean = mean_reciprocal_rank(ranks)
        lines.append(f"| {name} | {mean:.3f} | {places.count(1)} | {places.count(None)} |")
    return "\n".join(lines)


def main() -> int:
    """Judge and print; 1 when a mean is lower than it may be."""
    found = judge()
    print(table(found))
    for name, ranks in found.items():
        print(f"\n{name}, not first:", *told(ranks), sep="\n  ")
    return int(any(mean_reciprocal_rank(ranks) < LEAST for ranks in found.values()))


if __name__ == "__main__":
    sys.exit(main())
