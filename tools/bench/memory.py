"""How long a look-up in the translation memory takes, on both databases: `make bench` runs it too.

Alone: `python -m tools.bench.memory`, with the number of segments for another than 100,000.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tools.bench.ground import options_of
from tools.environment import INTERPRETER, ROOT
from tools.machine import MissingProgramsError, postgres_binaries
from tools.postgres import throwaway_cluster

SEGMENTS = 100_000
MOST_MS = 50
Figures = dict[str, dict[str, float]]
"""Percentiles in milliseconds, by what was looked for: the 50th and 95th of CPU time, of program
and database together, and the 95th of what passed by the clock."""


def look_ups(segments: int = SEGMENTS) -> dict[str, Figures]:
    """Return the figures by database."""
    found = {}
    for name, database in {"SQLite": sqlite, "PostgreSQL": postgres}.items():
        with database() as url, tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "static").mkdir()  # WhiteNoise warns without one.
            found[name] = _measured(url, folder, segments)
    return found


def table(found: dict[str, Figures]) -> str:
    """Return the figures in a table of Markdown."""
    heads = [f"{name}: p50 | p95 | by the clock" for name in found]
    lines = [f"| looked for | {' | '.join(heads)} |", "|---|" + "---|---|---|" * len(found)]
    for name in next(iter(found.values())):
        figures = [found[database][name] for database in found]
        cells = (f"{each['p50']:.1f} | {each['p95']:.1f} | {each['wall']:.1f}" for each in figures)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


@contextmanager
def sqlite() -> Iterator[str]:
    """Yield the address of an empty database on SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/memory.sqlite3"


@contextmanager
def postgres() -> Iterator[str]:
    """Yield the address of an empty database on PostgreSQL."""
    binaries = postgres_binaries()
    if binaries is None:
        raise MissingProgramsError("The measurements need PostgreSQL: install it by hand")
    with throwaway_cluster(binaries) as url:
        with psycopg.connect(**options_of(url, "postgres")) as connection:
            connection.execute("CREATE DATABASE cms")
        yield url


def _measured(url: str, folder: str, segments: int) -> Figures:
    environment = os.environ | {
        "DATABASE_URL": url,
        "VAR_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "tools.bench.settings",
        "SECRET_KEY": "a-key-for-measuring-on-this-machine-only",
        "ALLOWED_HOSTS": "127.0.0.1",
        "LOG_LEVEL": "ERROR",
    }
    subprocess.run(
        [str(INTERPRETER), "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    done = subprocess.run(
        [str(INTERPRETER), "-m", "tools.bench.lookups", str(segments)],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    figures: Any = json.loads(done.stdout)
    return dict(figures)


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
