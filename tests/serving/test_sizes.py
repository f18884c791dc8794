"""How large a body may be depends on where it goes, and on who sends it.

The program takes the admin's cookie for that of staff; what Django itself says of bodies stands in
tests/cms/test_bodies.py.
"""

import socket
from collections.abc import Iterator
from itertools import chain, repeat

import pytest

from cms.settings import bodies, delivery, submissions
from tests.serving import STAFF

pytestmark = pytest.mark.one_database

PIECE = b"x" * 65_536
WAYS = pytest.mark.parametrize("stated", [True, False], ids=["with length", "in pieces"])
TAKEN, TOO_LARGE = b"HTTP/1.1 201", b"HTTP/1.1 413"


def answer(port: int, path: str, size: int, *, stated: bool, cookie: str = "a=b") -> bytes:
    """Send a body of a size, with its length or in pieces; return how the answer begins."""
    framing = f"Content-Length: {size}" if stated else "Transfer-Encoding: chunked"
    head = f"PUT {path} HTTP/1.1\r\nHost: a\r\nCookie: {cookie}\r\nConnection: close\r\n{framing}"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        try:
            connection.sendall(f"{head}\r\n\r\n".encode())
            for piece in _pieces(size):
                connection.sendall(piece if stated else _chunk(piece))
            connection.sendall(b"" if stated else b"0\r\n\r\n")
        except OSError:
            pass  # It has heard enough; what it said is still to be read.
        return connection.recv(12)


def _pieces(size: int) -> Iterator[bytes]:
    whole, rest = divmod(size, len(PIECE))
    return chain(repeat(PIECE, whole), [PIECE[:rest]] if rest else [])


def _chunk(piece: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(piece), piece)


@WAYS
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/uploads/a/", submissions.SUBMISSIONS_UPLOAD_MAX_BYTES),
        ("/graphql/", delivery.GRAPHQL_MAX_BODY_BYTES),
        ("/en/join/", bodies.BODY_MAX_BYTES_WITH_FILE),
        ("/en/cooperate/", bodies.BODY_MAX_BYTES),
        ("/nowhere", bodies.BODY_MAX_BYTES),
        ("/admin/", bodies.BODY_MAX_BYTES),
        ("//admin/", bodies.BODY_MAX_BYTES),
    ],
)
def test_body_is_taken_up_to_its_addresss_size(
    port: int, path: str, most: int, *, stated: bool
) -> None:
    assert answer(port, path, most, stated=stated) == TAKEN
    assert answer(port, path, most + 1, stated=stated) == TOO_LARGE


@WAYS
def test_staff_send_more_to_the_admin_alone(port: int, *, stated: bool) -> None:
    size = submissions.SUBMISSIONS_UPLOAD_MAX_BYTES + 1
    assert answer(port, "/admin/", size, stated=stated, cookie=STAFF) == TAKEN
    assert answer(port, "/uploads/a/", size, stated=stated, cookie=STAFF) == TOO_LARGE


@WAYS
def test_staff_send_no_more_than_the_admin_takes(port: int, *, stated: bool) -> None:
    size = bodies.BODY_MAX_BYTES_OF_STAFF + 1
    assert answer(port, "/admin/", size, stated=stated, cookie=STAFF) == TOO_LARGE


@pytest.mark.parametrize("path", ["/graphql/", "/en/join/", "/uploads/a/", "/admin/"])
def test_head_that_says_too_much_is_answered_before_anything_is_sent(port: int, path: str) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 100000001\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(head.encode())
        heard = b"".join(iter(lambda: connection.recv(1000), b""))
    assert heard.startswith(TOO_LARGE)
    assert b"connection: close" in heard.lower()
