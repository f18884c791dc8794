"""What the server serves while it is measured: the program, and the floors beside it.

/floor/<query>/   a bare view of Django, without middleware
/bytes/<query>/   the same bytes, without Django
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.test.utils import override_settings

from cms.wsgi import application as program
from tools.bench.calls import call
from tools.bench.questions import QUESTIONS

FLOOR, BYTES = "/floor/", "/bytes/"

with override_settings(MIDDLEWARE=[]):
    bare_view = WSGIHandler()

kept: dict[str, tuple[bytes, list[tuple[str, str]]]] = {}


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer by the program or one of the floors."""
    path: str = environ["PATH_INFO"]
    if path.startswith(BYTES):
        if path not in kept:
            kept[path] = bytes_at(path)
        body, headers = kept[path]
        start("200 OK", headers)
        return [body]
    if path.startswith(FLOOR):
        return bare_view(environ, start)
    answer: Iterable[bytes] = program(environ, start)
    return answer


def bytes_at(path: str) -> tuple[bytes, list[tuple[str, str]]]:
    """Return what the program answers to a query, with the two headers that it takes."""
    name = path.removeprefix(BYTES).strip("/")
    question = next(each for each in QUESTIONS if each.name == name)
    body = call(program, "/graphql/", question.body)
    return body, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
