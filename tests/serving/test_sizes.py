"""How large a body may be depends on where it goes: anybody may send to some addresses."""

import socket
from collections.abc import Iterator
from itertools import chain, repeat

import pytest

from cms.settings import delivery, submissions

pytestmark = pytest.mark.one_database

PIECE = b"x" * 65_536


def answer(port: int, path: str, size: int, *, stated: bool) -> bytes:
    """Send a body of a size, with its length or in pieces; return how the answer begins."""
    framing = f"Content-Length: {size}" if stated else "Transfer-Encoding: chunked"
    head = f"PUT {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{framing}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        try:
            connection.sendall(head.encode())
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


@pytest.mark.parametrize("stated", [True, False], ids=["with length", "in pieces"])
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/uploads/a/", submissions.SUBMISSIONS_UPLOAD_MAX_BYTES),
        ("/graphql/", delivery.GRAPHQL_MAX_BODY_BYTES),
    ],
)
def test_body_is_taken_up_to_its_addresss_size(
    port: int, path: str, most: int, *, stated: bool
) -> None:
    assert answer(port, path, most, stated=stated) == b"HTTP/1.1 201"
    assert answer(port, path, most + 1, stated=stated) == b"HTTP/1.1 413"


def test_other_addresses_take_more(port: int) -> None:
    size = submissions.SUBMISSIONS_UPLOAD_MAX_BYTES + 1
    assert answer(port, "/admin/", size, stated=True) == b"HTTP/1.1 201"
