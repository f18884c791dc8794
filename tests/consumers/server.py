"""The program behind a port, on the database connection of the test that started it.

Django's own live server needs content that is committed: making the demonstration and throwing the
database away again would cost half a minute for each test. This one answers one request at a
time, from another thread, inside the transaction of the test.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections


class QuietHandler(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def open_connection() -> Iterator[None]:
    """Let requests leave the connection open: Django closes one that is inside a transaction.

    Django's test client sees to that by itself, and undoes this: use it not meanwhile.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@contextmanager
def serving() -> Iterator[str]:
    """Answer on a port of this machine meanwhile; give the server's address, without a slash."""
    connection = connections["default"]
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=QuietHandler)

    def serve() -> None:
        connections["default"] = connection
        server.serve_forever(poll_interval=0.05)

    connection.inc_thread_sharing()
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        connection.dec_thread_sharing()
