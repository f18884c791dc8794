"""How long a search takes, on both databases: `make bench` runs it too.

Alone: `python -m tools.bench.search`, with a number of pages for another than those below.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools.bench.memory import Figures, postgres, sqlite, table
from tools.environment import INTERPRETER, ROOT

MOST_MS = {"PostgreSQL": {20_000: 60, 1_000: 24}, "SQLite": {5_000: 50}}
"""What a search of 20 hits with highlights may take at the 95th percentile, by pages."""
DATABASES = {"PostgreSQL": postgres, "SQLite": sqlite}
JUDGED = "all of these"


def searches(database: str, pages: int) -> Figures:
    """Return the figures of a database with some pages."""
    with DATABASES[database]() as url, tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "static").mkdir()  # WhiteNoise warns without one.
        environment = os.environ | {
            "DATABASE_URL": url,
            "VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "tools.bench.settings",
            "SECRET_KEY": "a-key-for-measuring-on-this-machine-only",
            "ALLOWED_HOSTS": "127.0.0.1",
            "LOG_LEVEL": "ERROR",
            "GRAPHQL_CACHE_BYTES": "0",
        }
        _run(environment, "manage.py", "migrate", "--verbosity=0")
        figures: Any = json.loads(_run(environment, "-m", "tools.bench.finding", str(pages)))
        return dict(figures)


def _run(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [str(INTERPRETER), *words],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


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
