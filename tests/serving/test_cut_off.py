"""A body that ends too early is none: half a form is never taken for a whole one."""

import socket

import pytest

from tests.serving.test_requests import ask, told

pytestmark = pytest.mark.one_database

LONG = 200_000


@pytest.mark.parametrize(
    ("framing", "body"),
    [
        ("Content-Length: 10", b"abc"),
        ("Content-Length: 10", b""),
        (f"Content-Length: {LONG}", b"x" * (LONG - 1)),
        ("Transfer-Encoding: chunked", b"5\r\nabc"),
        ("Transfer-Encoding: chunked", b"3\r\nabc\r\n"),
        ("Transfer-Encoding: chunked", b"3\r\nabc\r\nZZ\r\n"),
        ("Transfer-Encoding: chunked", b""),
    ],
    ids=[
        "short",
        "nothing of it",
        "long",
        "within a piece",
        "before the last piece",
        "piece without a length",
        "no piece",
    ],
)
def test_body_that_is_cut_off_is_refused(port: int, framing: str, body: bytes) -> None:
    before = taken(port)
    # Whoever has gone may not hear it any more.
    assert answer(port, framing, body, ends=True) in {b"HTTP/1.1 400", b""}
    assert taken(port) == before


@pytest.mark.parametrize(
    ("framing", "body"),
    [
        (f"Content-Length: {LONG}", b"x" * LONG),
        ("Transfer-Encoding: chunked", b"3;a=b\r\nabc\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", b"0\r\n\r\n"),
    ],
    ids=["long", "pieces", "no piece"],
)
def test_body_that_comes_to_its_end_is_taken(port: int, framing: str, body: bytes) -> None:
    before = taken(port)
    assert answer(port, framing, body, ends=False) == b"HTTP/1.1 201"
    assert taken(port) == before + 1


def taken(port: int) -> int:
    """Return how many bodies have come to the program."""
    return int(told(ask(port, "GET", "/taken"))["taken"])


def answer(port: int, framing: str, body: bytes, *, ends: bool) -> bytes:
    """Send a body, and whether anything may follow; return how the answer begins."""
    head = f"POST /en/join/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{framing}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(head.encode() + body)
        if ends:
            connection.shutdown(socket.SHUT_WR)
        return connection.recv(12)
