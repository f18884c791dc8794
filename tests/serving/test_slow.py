"""Slow connections are cut, and meanwhile keep nobody waiting: Django has one thread here."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

pytestmark = pytest.mark.one_database

MANY = 40
SHORT = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
HEADERS = b"GET / HTTP/1.1\r\nHost: a\r\n"
BODY = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n"
PIECES = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
LONG = b"GET /long HTTP/1.1\r\nHost: a\r\n\r\n"


@contextmanager
def connections(port: int, beginning: bytes) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        made = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            for _ in range(MANY)
        ]
        for each in made:
            each.sendall(beginning)
        yield made


def answered(port: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as other:
        other.sendall(SHORT)
        return other.recv(12)


def trickle(connection: socket.socket, drop: bytes) -> bytes:
    """Send drop by drop until the server has had enough; return what it said, if anything."""
    connection.settimeout(0.2)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            connection.sendall(drop)
            return connection.recv(100)
        except TimeoutError:
            continue
        except OSError:
            return b""
    pytest.fail("The connection was not cut.")


@pytest.mark.parametrize(
    ("beginning", "drop", "word"),
    [
        (HEADERS, b"X-A: b\r\n", b""),
        (BODY, b"z", b"HTTP/1.1 408"),
        (PIECES, b"1\r\nz\r\n", b"HTTP/1.1 408"),
    ],
    ids=["headers", "body", "pieces"],
)
def test_who_trickles_is_cut_and_others_are_answered(
    port: int, beginning: bytes, drop: bytes, word: bytes
) -> None:
    with connections(port, beginning) as slow:
        assert answered(port) == b"HTTP/1.1 201"
        assert trickle(slow[0], drop)[:12] == word
        # The others have waited as long, without a word.
        for each in slow[1:]:
            each.settimeout(30)
            assert each.recv(12) == word
    assert answered(port) == b"HTTP/1.1 201"


def test_who_does_not_read_keeps_no_thread(port: int) -> None:
    with connections(port, LONG):
        for _ in range(3):
            assert answered(port) == b"HTTP/1.1 201"
