"""A throwaway PostgreSQL with the generated content: made once, restored for every run."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import parse_qs, urlsplit

import psycopg

from tools.environment import INTERPRETER, ROOT
from tools.machine import MissingProgramsError, ensure_programs, postgres_binaries
from tools.postgres import throwaway_cluster

STORE = ROOT / "var" / "bench"
"""Where content is kept for the next run."""

SOURCES = ("tools/bench/content/*.py", "core/presets.py")
"""What the content depends on: when any of these changes it is made anew; tables are migrated."""


def fingerprint(news: int) -> str:
    """Return what tells this content from any other."""
    digest = hashlib.sha256(f"{news} {sys.version}".encode())
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def ground(news: int = 1000) -> Iterator[dict[str, str]]:
    """Yield the environment variables of a program on this content; gone when it is left."""
    binaries = _binaries()
    folder = STORE / f"{news}-{fingerprint(news)}"
    dump = folder / "content.dump"
    (folder / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns without one.
    with throwaway_cluster(binaries) as url:
        environment = {
            "DATABASE_URL": url,
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "tools.bench.settings",
            "SECRET_KEY": "a-key-for-measuring-on-this-machine-only",
            "ALLOWED_HOSTS": "127.0.0.1",
        }
        _statement(url, "CREATE DATABASE cms", database="postgres")
        if dump.exists():
            print("Restoring the generated content …", flush=True)
            connection = _reached_by(url)
            restore = [str(binaries / "pg_restore"), "--jobs=2", "--no-owner", *connection]
            subprocess.run([*restore, "--dbname=cms", str(dump)], check=True)
            _run(["manage.py", "migrate", "--verbosity=0"], environment)
        else:
            print(f"Making the content (once, in {folder}) …", flush=True)
            _make(news, folder, environment)
            command = [str(binaries / "pg_dump"), "--format=custom", *_reached_by(url)]
            # Under its own name only when it is whole.
            unfinished = dump.with_suffix(".part")
            subprocess.run([*command, f"--file={unfinished}", "cms"], check=True)
            unfinished.rename(dump)
        _statement(url, "VACUUM ANALYZE")
        yield environment


def _binaries() -> Path:
    binaries = postgres_binaries()
    if binaries is None:
        ensure_programs(postgres=True)
        binaries = postgres_binaries()
    if binaries is None:
        raise MissingProgramsError("The measurements need PostgreSQL: install it by hand")
    return binaries


def _make(news: int, folder: Path, environment: dict[str, str]) -> None:
    started = time.monotonic()
    _run(["-m", "tools.bench.content", str(news)], environment)
    print(f"  {time.monotonic() - started:.0f} s in all", flush=True)


def _run(words: list[str], environment: dict[str, str]) -> None:
    command = [str(INTERPRETER), *words]
    subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True)


def _host(url: str) -> str:
    return parse_qs(urlsplit(url).query)["host"][0]


def _reached_by(url: str) -> list[str]:
    return [f"--host={_host(url)}", "--username=cms"]


def options_of(url: str, database: str = "cms") -> dict[str, Any]:
    """Return what psycopg needs to reach a database of the cluster."""
    return {"host": _host(url), "user": "cms", "dbname": database, "autocommit": True}


def _statement(url: str, words: LiteralString, database: str = "cms") -> None:
    """Run a statement that stands outside of transactions."""
    with psycopg.connect(**options_of(url, database)) as connection:
        connection.execute(words)
