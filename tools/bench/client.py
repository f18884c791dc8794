"""One client that asks over HTTP, one request after another, on one connection."""

from http.client import HTTPConnection
from urllib.parse import urlencode

from tools.bench.questions import Question
from tools.bench.serving import HOST

HEADERS = {"Accept": "application/json", "Content-Type": "application/json"}


class Client:
    """Asks the program and its floors."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection(HOST, port, timeout=60)

    def ask(self, question: Question) -> bytes:
        """Return the program's answer."""
        return self._answer("POST", "/graphql/", question.body)

    def floor(self, question: Question) -> bytes:
        """Return the bare view's answer."""
        return self._answer("GET", f"/floor/{question.name}/?{urlencode(question.variables)}")

    def _answer(self, method: str, path: str, body: bytes | None = None) -> bytes:
        self._connection.request(method, path, body, HEADERS)
        response = self._connection.getresponse()
        content = response.read()
        if response.status != 200:  # noqa: PLR2004 - OK
            raise AssertionError(f"{path}: {response.status} {content[:300]!r}")
        return content
