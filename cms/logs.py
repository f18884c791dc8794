"""Logs without personal data: one JSON object a line, each with the id of its request.

No line holds an address, a path, a query, a variable, or the name of who is logged in. The words of
an exception are left out too: they quote what somebody wrote (a database repeats a doubled e-mail
address). Its type and the places in the code say where to look.
"""

import json
import logging
import re
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from traceback import StackSummary, walk_tb
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

from cms.routes import UNKNOWN, method_of, route_of

logger = logging.getLogger("cms.request")

HEADER = "X-Request-ID"
KEPT_AS = "cms.request_id"
"""Where a request remembers its id: Django writes some lines once the middleware has left."""

WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
"""UUIDs, ULIDs and trace ids; nothing that could break a line or tell a story."""

current_id: ContextVar[str] = ContextVar("request_id", default=UNKNOWN)


def request_id(given: str | None) -> str:
    """Return the id that a proxy gave a request, or a new one if it gave none, or an odd one."""
    if given is not None and WELL_FORMED.fullmatch(given):
        return given
    return uuid4().hex


class RequestLogMiddleware:
    """Give each request an id, tell the client, and write a line when it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        identity = request.META[KEPT_AS] = request_id(request.headers.get(HEADER))
        token = current_id.set(identity)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response[HEADER] = identity
            fields = {
                "method": method_of(request),
                "route": route_of(request),
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - started) * 1000, 1),
            }
            logger.info("request", extra={"fields": fields})
        finally:
            current_id.reset(token)
        return response


class PrivacyFilter(logging.Filter):
    """Put the id of the request into each record, and routes in the place of paths."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record."""
        request = getattr(record, "request", None)
        identity = current_id.get()
        if isinstance(request, HttpRequest):
            identity = request.META.get(KEPT_AS, identity)
            if isinstance(record.args, tuple):
                route = route_of(request)
                record.args = tuple(route if arg == request.path else arg for arg in record.args)
        record.__dict__["request_id"] = identity
        return True


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", UNKNOWN),
            **getattr(record, "fields", {}),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["exceptions"] = [_places(part) for part in _chain(error)]
        return json.dumps(line, ensure_ascii=False, default=str)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and what it came from, the latest first."""
    part: BaseException | None = error
    seen: set[int] = set()
    while part is not None and id(part) not in seen:
        seen.add(id(part))
        yield part
        part = part.__cause__ or (None if part.__suppress_context__ else part.__context__)


def _places(error: BaseException) -> dict[str, Any]:
    """Return an exception's type and where it passed, innermost last; never its words."""
    frames = StackSummary.extract(walk_tb(error.__traceback__), lookup_lines=False)
    return {
        "type": f"{type(error).__module__}.{type(error).__qualname__}",
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
