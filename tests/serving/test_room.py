"""Large bodies that come at the same time have so much room; small ones and staff always have."""

import socket
import time
from contextlib import ExitStack

import pytest

from tests.serving import STAFF
from tests.serving.test_sizes import answer

pytestmark = pytest.mark.one_database

SIZE = 10_000_000
ROOM_FOR = 4
"""Of that size: what the small application's server has."""


@pytest.fixture
def idle(port: int) -> int:
    """Return the port of the server once it has forgotten what an earlier test had begun."""
    deadline = time.monotonic() + 30
    while answer(port, "/uploads/a/", SIZE, stated=True) != b"HTTP/1.1 201":
        assert time.monotonic() < deadline, "The room was never free again."
    return port


def begin(port: int, framing: str, cookie: str = "a=b", path: str = "/uploads/a/") -> socket.socket:
    """Send the head of a body that does not come."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    head = f"PUT {path} HTTP/1.1\r\nHost: a\r\nCookie: {cookie}\r\n{framing}\r\n\r\n"
    connection.sendall(head.encode())
    return connection


@pytest.mark.parametrize("framing", [f"Content-Length: {SIZE}", "Transfer-Encoding: chunked"])
def test_bodies_that_come_at_once_have_an_end(idle: int, framing: str) -> None:
    with ExitStack() as stack:
        begun = [stack.enter_context(begin(idle, framing)) for _ in range(ROOM_FOR + 1)]
        heard = sorted(connection.recv(12) for connection in begun)
    # Those that had room were cut when nothing came. One in pieces may have half a megabyte more.
    most = ROOM_FOR if "Length" in framing else ROOM_FOR - 1
    assert heard == [b"HTTP/1.1 408"] * most + [b"HTTP/1.1 503"] * (ROOM_FOR + 1 - most)
    assert answer(idle, "/uploads/a/", SIZE, stated=True) == b"HTTP/1.1 201"


def test_forms_and_staff_go_on(idle: int) -> None:
    with ExitStack() as stack:
        for _ in range(ROOM_FOR):
            stack.enter_context(begin(idle, f"Content-Length: {SIZE}"))
        refused = stack.enter_context(begin(idle, f"Content-Length: {SIZE}"))
        assert refused.recv(12) == b"HTTP/1.1 503"
        assert answer(idle, "/en/cooperate/", 400_000, stated=True) == b"HTTP/1.1 201"
        sent = answer(idle, "/admin/", SIZE, stated=True, cookie=STAFF)
        assert sent == b"HTTP/1.1 201"
