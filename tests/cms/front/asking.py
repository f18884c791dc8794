"""Asking the program as a WSGI server does, and counting what of it reaches Django."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.core.wsgi import get_wsgi_application

from cms.graphql.cache import Answers, MemoryAnswers, SharedAnswers
from cms.graphql.front import Front
from cms.graphql.group_reads import VersionReads
from cms.graphql.versions import Version, VersionSource
from core.models import ContentVersion

TITLES = "{ news { nodes { title } } }"
QUERY = {"query": TITLES}


def until(condition: Callable[[], bool]) -> None:
    """Wait for what other threads are about to do."""
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.001)


@dataclass
class Heard:
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def titles(self) -> list[str]:
        """The titles in the answer to TITLES."""
        return [node["title"] for node in json.loads(self.body)["data"]["news"]["nodes"]]


class OpenTransaction:
    """Reads the version where the test has written: in a transaction that nobody else sees."""

    def read(self) -> Version | None:
        row = ContentVersion.objects.filter(pk=ContentVersion.SINGLETON).first()
        return None if row is None else Version.of(row)

    def close(self) -> None:
        """Leave the test its connection."""


@dataclass
class Asking:
    """A process of the program: its Front, and how often Django had to be asked."""

    memory_bytes: int = 1_000_000
    shared: SharedAnswers | None = None
    source: VersionSource = field(default_factory=OpenTransaction)
    passed: int = 0
    methods: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.django = get_wsgi_application()
        self.memory = MemoryAnswers(self.memory_bytes)
        self.versions = VersionReads(self.source)
        self.front = Front(self.count, Answers(self.memory, self.shared), self.versions)

    def count(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Let Django answer, and count it."""
        self.passed += 1
        self.methods.append(environ["REQUEST_METHOD"])
        self.ids.append(environ.get("HTTP_X_REQUEST_ID", ""))
        answer: Iterable[bytes] = self.django(environ, start)
        return answer

    def post(self, content: Any = None, **variables: str) -> Heard:
        """Ask by POST; `variables` are WSGI's, such as HTTP_ACCEPT."""
        body = content if isinstance(content, bytes) else json.dumps(content or QUERY).encode()
        given = {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(body))}
        return self.send("POST", body, given | variables)

    def get(self, parameters: dict[str, str] | None = None, **variables: str) -> Heard:
        """Ask by GET."""
        query = urlencode(QUERY if parameters is None else parameters)
        return self.send("GET", b"", {"QUERY_STRING": query} | variables)

    def head(self, **variables: str) -> Heard:
        """Ask for the headers alone."""
        return self.send("HEAD", b"", {"QUERY_STRING": urlencode(QUERY)} | variables)

    def send(self, method: str, body: bytes, variables: dict[str, str]) -> Heard:
        """Hand over a request, and what the server would know of it."""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": "/graphql/",
            "SCRIPT_NAME": "",
            "QUERY_STRING": "",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "testserver",
            "wsgi.input": BytesIO(body),
            "wsgi.url_scheme": "http",
        }
        started: list[Any] = []
        response = self.front(environ | variables, lambda *words: started.append(words))
        try:
            content = b"".join(response)
        finally:
            if close := getattr(response, "close", None):
                close()
        [(status, headers, *_)] = started
        return Heard(int(status.split()[0]), dict(headers), content)
