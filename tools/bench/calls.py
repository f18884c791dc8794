"""Calls a WSGI application in this process, as a server would."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

Application = Callable[[dict[str, Any], Any], Any]


def call(application: Application, path: str, body: bytes = b"") -> bytes:
    """Return the body of the answer to a GET or, with a body, a POST of JSON.

    Raises AssertionError when the answer is not 200.
    """
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "CONTENT_TYPE": "application/json" if body else "",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT": "application/json",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(body),
    }
    setup_testing_defaults(environ)
    answered: list[str] = []
    parts = application(environ, lambda status, *_: answered.append(status))
    try:
        content = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    if not answered[0].startswith("200"):
        raise AssertionError(f"{path}: {answered[0]} {content[:500]!r}")
    return content
