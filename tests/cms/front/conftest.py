"""What the tests connect to: the database beside Django, and a Redis of their own."""

import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis import Redis, RedisError

from cms.graphql.versions import VersionSource, version_source
from tests.cms.front.asking import until


@dataclass
class Server:
    """A server that can be stopped, started again, and made to hang."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        program = shutil.which("redis-server")
        assert program is not None, "install redis-server"
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir"]
        self.process = subprocess.Popen(  # noqa: S603 - the words are our own
            [program, *words, str(self.folder)], stdout=subprocess.DEVNULL
        )
        until(self.answers)

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def answers(self) -> bool:
        with Redis.from_url(self.url) as client:
            try:
                return bool(client.ping())
            except RedisError:
                return False


@pytest.fixture
def sources() -> Iterator[Callable[[], VersionSource]]:
    """Return how to open connections that see what is committed; they are closed afterwards."""
    opened: list[VersionSource] = []

    def another() -> VersionSource:
        opened.append(version_source())
        return opened[-1]

    yield another
    for source in opened:
        source.close()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(port, tmp_path)
    server.start()
    yield server
    server.stop()
