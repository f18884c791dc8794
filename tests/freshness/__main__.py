"""A process of the program for the tests: `python -m tests.freshness`; it prints its port.

The server is the simplest there is. `/passed` tells how many questions reached Django.
"""

import sys
from collections.abc import Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application


class Server(ThreadingMixIn, WSGIServer):
    """Answers several requests at once."""

    daemon_threads = True


class QuietHandler(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Counting:
    """Django's application, and how often it was asked."""

    def __init__(self) -> None:
        self.django = get_wsgi_application()
        self.passed = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Count and pass on."""
        if environ["PATH_INFO"] == "/passed":
            start("200 OK", [("Content-Type", "text/plain")])
            return [str(self.passed).encode()]
        self.passed += 1
        answer: Iterable[bytes] = self.django(environ, start)
        return answer


def main() -> None:
    """Serve until the end of the test's process closes our input."""
    counting = Counting()
    from cms.graphql.front import fronted  # noqa: PLC0415 - the models are ready only here

    server = make_server(
        "127.0.0.1", 0, fronted(counting), server_class=Server, handler_class=QuietHandler
    )
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
