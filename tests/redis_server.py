"""A Redis of a test's own, on this machine only, gone afterwards."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from redis import Redis, RedisError

PATIENCE_SECONDS = 10


@contextmanager
def redis_server() -> Iterator[str]:
    """Run Redis meanwhile; give its address."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.fail("Redis is needed: as root, apt-get install redis-server")
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:
        port = _free_port()
        words = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", folder]
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
        try:
            _wait(f"redis://127.0.0.1:{port}/0")
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    with Redis.from_url(url) as client:
        while True:
            try:
                client.ping()
            except (RedisError, OSError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return
