"""How long a search takes, on both databases: `make bench` runs it too.

Alone: `python -m tools.bench.search`, with a number of pages for another than those below.
"""

import sys
from collections.abc import Iterable

from tools.bench.databases import told_on
from tools.bench.memory import Figures, table

MOST_MS = {"PostgreSQL": {20_000: 60, 1_000: 24}, "SQLite": {5_000: 50}}
"""What a search of 20 hits with highlights may take at the 95th percentile, by pages."""
JUDGED = "all of these"
LIMITS = ", ".join(
    f"{most} ms on {database} with {pages:,} pages"
    for database, limits in MOST_MS.items()
    for pages, most in limits.items()
)
"""The same in words."""


def searches(database: str, pages: int) -> Figures:
    """Return the figures of a database with some pages."""
    return dict(told_on(database, "finding", str(pages)))


def all_searches(sizes: Iterable[int] = ()) -> dict[str, Figures]:
    """Return the figures by database and pages."""
    wanted = list(sizes)
    return {
        f"{database}, {pages:,} pages": searches(database, pages)
        for database, limits in MOST_MS.items()
        for pages in (wanted or limits)
    }


def main() -> int:
    """Measure and print; 1 when searches take longer than they may."""
    found = all_searches(map(int, sys.argv[1:]))
    print(table(found))
    slow = [
        f"{database}, {pages:,} pages"
        for database, limits in MOST_MS.items()
        for pages, most in limits.items()
        if found.get(f"{database}, {pages:,} pages", {JUDGED: {"p95": 0}})[JUDGED]["p95"] > most
    ]
    if slow:
        print(f"Slower than they may be: {'; '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
