"""How long a look-up in the translation memory takes, on both databases: `make bench` runs it too.

Alone: `python -m tools.bench.memory`, with the number of segments for another than 100,000.
"""

import sys

from tools.bench.databases import told_by

SEGMENTS = 100_000
MOST_MS = 50
Figures = dict[str, dict[str, float]]
"""Percentiles in milliseconds, by what was looked for: the 50th and 95th of CPU time, of program
and database together, and the 95th of what passed by the clock."""


def look_ups(segments: int = SEGMENTS) -> dict[str, Figures]:
    """Return the figures by database."""
    return told_by("lookups", str(segments))


def table(found: dict[str, Figures]) -> str:
    """Return the figures in a table of Markdown."""
    heads = [f"{name}: p50 | p95 | by the clock" for name in found]
    lines = [f"| looked for | {' | '.join(heads)} |", "|---|" + "---|---|---|" * len(found)]
    for name in next(iter(found.values())):
        figures = [found[database][name] for database in found]
        cells = (f"{each['p50']:.1f} | {each['p95']:.1f} | {each['wall']:.1f}" for each in figures)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print; 1 when a look-up of one text takes longer than it may."""
    found = look_ups(int(sys.argv[1]) if sys.argv[1:] else SEGMENTS)
    print(table(found))
    slow = [
        f"{name} ({database})"
        for database, figures in found.items()
        for name, each in figures.items()
        if each["p95"] > MOST_MS and not name.startswith("a page")
    ]
    if slow:
        print(f"More than {MOST_MS} ms: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
