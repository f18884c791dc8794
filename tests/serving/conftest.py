"""A server that runs the small application, over real sockets."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tools.environment import ROOT
from tools.serve import server

HOST = "127.0.0.1"
START_SECONDS = 120


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Start the server, wait until it listens and answers; return its port."""
    with served("tests.serving.program:application", {}) as port:
        yield port


@contextmanager
def served(program: str, variables: dict[str, str]) -> Iterator[int]:
    """Serve a program, with variables of its environment; give its port once it answers."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        free: int = probe.getsockname()[1]
    words = server(HOST, free, 1)
    words[words.index("--http1-header-read-timeout") + 1] = "1000"
    words[-1] = program
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"} | variables
    process = subprocess.Popen(words, cwd=ROOT, env=environment)  # noqa: S603 - our own words
    try:
        _wait(free)
        yield free
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with socket.create_connection((HOST, port), timeout=START_SECONDS) as connection:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                if connection.recv(9) == b"HTTP/1.1 ":
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The server did not start.")
