"""Starts the server that is measured, and finds the processes that work for it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import psycopg

from tools.bench.ground import options_of
from tools.environment import ROOT
from tools.serve import MEMORY, server

HOST = "127.0.0.1"
START_SECONDS = 90
STOP_SECONDS = 20


@contextmanager
def served(
    environment: dict[str, str], port: int, *, workers: int = 1, threads: int = 4, cache: bool
) -> Iterator[int]:
    """Run the server on a port until the block is left; yield the id of its first process."""
    variables = environment | {
        "SERVER_THREADS": str(threads),
        "GRAPHQL_CACHE_BYTES": str(64_000_000 if cache else 0),
        "LOG_LEVEL": "ERROR",
    }
    words = server(HOST, port, workers)
    words[-1] = "tools.bench.rsgi:application"
    process = subprocess.Popen(words, cwd=ROOT, env=MEMORY | os.environ | variables)
    try:
        _wait(process, port)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Wait until the server answers; raise RuntimeError when it does not."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        connection = HTTPConnection(HOST, port, timeout=START_SECONDS)
        try:
            connection.request("GET", "/bytes/news/")
            if connection.getresponse().status == 200:  # noqa: PLR2004 - OK
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise RuntimeError("The server did not start; see above.")


def family(pid: int) -> list[int]:
    """Return a process and all that it has started (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [pid, *(each for child in children for each in family(int(child)))]


def backends(url: str) -> list[int]:
    """Return the processes of PostgreSQL that work for the server: all but our own."""
    with psycopg.connect(**options_of(url)) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in rows]


def resident_megabytes(pid: int) -> float:
    """Return the memory that a process holds (Linux), shared pages included."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
