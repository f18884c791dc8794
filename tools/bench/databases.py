"""Throwaway databases of both kinds, and programs that run on them."""

import json
import os
import subprocess
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


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/measured.sqlite3"


@contextmanager
def _postgres() -> Iterator[str]:
    binaries = postgres_binaries()
    if binaries is None:
        raise MissingProgramsError("The measurements need PostgreSQL: install it by hand")
    with throwaway_cluster(binaries) as url:
        with psycopg.connect(**options_of(url, "postgres")) as connection:
            connection.execute("CREATE DATABASE cms")
        yield url


DATABASES = {"SQLite": _sqlite, "PostgreSQL": _postgres}


def told_by(module: str, *words: str) -> dict[str, Any]:
    """Return what a module of this package writes (JSON) on an empty database of each kind."""
    return {database: told_on(database, module, *words) for database in DATABASES}


def told_on(database: str, module: str, *words: str) -> Any:
    """Return what it writes on an empty database of one kind."""
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
        return json.loads(_run(environment, "-m", f"tools.bench.{module}", *words))


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
