"""What the server runs in these tests: a small application, with less patience than usual."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import django

django.setup()

from cms.bodies import LEAVE  # noqa: E402 - Django is set up first
from cms.serving import requests, room  # noqa: E402 - Django is set up first
from cms.serving.server import Server  # noqa: E402 - Django is set up first
from tests.serving import STAFF  # noqa: E402 - Django is set up first

requests.SECONDS_FOR_A_BODY = 1
room.MOST_BYTES = 40_000_000

PIECE = b"x" * 100_000
PIECES = 300
TAKEN: list[str] = []
"""Where bodies have gone that were posted; `/taken` tells how many."""
TOLD = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH")


def wsgi(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Tell what was asked; `/long` is thirty megabytes, `/broken` fails."""
    if LEAVE in environ:
        start(_leave(environ), [])
        return [b""]
    path = environ["PATH_INFO"]
    told = {name: environ.get(name) for name in TOLD}
    if path == "/taken":
        told["taken"] = len(TAKEN)
    elif environ["REQUEST_METHOD"] == "POST":
        TAKEN.append(path)
    if path == "/broken":
        raise ValueError(path)
    if path == "/long":
        start("200 OK", [("Content-Type", "text/plain")])
        return iter([PIECE] * PIECES)
    told |= {name: value for name, value in environ.items() if name.startswith("HTTP_X_")}
    told |= {"HTTP_COOKIE": environ.get("HTTP_COOKIE"), "scheme": environ["wsgi.url_scheme"]}
    told["body"] = environ["wsgi.input"].read().decode()
    body = json.dumps(told).encode()
    start("201 Created", [("Content-Type", "application/json"), ("Set-Cookie", "a=1")])
    return [body]


def _leave(environ: dict[str, Any]) -> str:
    """Say whether a body is to be read, as Django does: of staff."""
    is_staffs = environ["PATH_INFO"] == "/admin/" and environ.get("HTTP_COOKIE") == STAFF
    return "204 No Content" if is_staffs else "413 Content Too Large"


application = Server(wsgi, threads=1)
