"""Processes of the program on the database of the test."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import ProxyHandler, Request, build_opener

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
HTTP = build_opener(ProxyHandler({}))


class Process:
    """A running process, by the port that it answers at."""

    def __init__(self, address: str) -> None:
        self.address = address

    @classmethod
    def started(cls, process: subprocess.Popen[str]) -> "Process":
        """Return a process that has just begun, once it says at which port it answers."""
        assert process.stdout is not None
        return cls(f"http://127.0.0.1:{int(process.stdout.readline())}")

    def ask(self, query: str) -> dict[str, Any]:
        """Return the whole answer to a query; it has to be a fresh one."""
        headers = {"Content-Type": "application/json"}
        body = json.dumps({"query": query}).encode()
        request = Request(f"{self.address}/graphql/", body, headers)  # noqa: S310 - to ourselves
        with HTTP.open(request, timeout=20) as response:
            assert "Content-Stale" not in response.headers
            answer: dict[str, Any] = json.load(response)
        return answer

    @property
    def passed(self) -> int:
        """How many questions reached Django."""
        with HTTP.open(f"{self.address}/passed", timeout=20) as response:
            return int(response.read())


def database_url() -> str:
    """Return the DATABASE_URL of the database that the test has open."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    where = quote(str(given["HOST"] or given["OPTIONS"].get("host", "")), safe="")
    port = f"&port={given['PORT']}" if given["PORT"] else ""
    password = f":{quote(given['PASSWORD'])}" if given["PASSWORD"] else ""
    return f"postgres://{given['USER']}{password}@/{given['NAME']}?host={where}{port}"


@contextmanager
def processes(count: int, folder: Path, **environment: str) -> Iterator[list[Process]]:
    """Run processes of the program meanwhile."""
    variables = os.environ | {
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "VAR_DIR": str(folder),
    }
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.freshness"],
            cwd=ROOT,
            env=variables | environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    try:
        yield [Process.started(process) for process in started]
    finally:
        for process in started:
            process.kill()
            process.communicate()
