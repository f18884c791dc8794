"""What Prometheus reads of a host: requests, answers, the response cache, SQL. Never public.

Every process writes its counts into a folder that all share (`METRICS_DIR`), so that whichever is
asked tells of all. Names and labels are documented in docs/how-to/operate.md.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from cms.routes import area_of, method_of, route_of
from core.models import ContentVersion, OutgoingMail

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
STATEMENTS = (0, 1, 2, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256)

requests = Counter(
    "cms_requests", "Requests answered", ("route", "method", "status"), registry=None
)
request_seconds = Histogram(
    "cms_request_seconds", "Time to an answer", ("area",), buckets=SECONDS, registry=None
)
request_statements = Histogram(
    "cms_request_statements",
    "SQL statements of a request",
    ("area",),
    buckets=STATEMENTS,
    registry=None,
)
graphql_answers = Counter(
    "cms_graphql_answers",
    "Answers to queries, by their first error's code",
    ("outcome",),
    registry=None,
)
cached_answers = Counter(
    "cms_cached_answers",
    "What the response cache did for a query",
    ("outcome",),
    registry=None,
)

OWN = (requests, request_seconds, request_statements, graphql_answers, cached_answers)


def count_answer(codes: Iterable[str]) -> None:
    """Count an answer to a query by the code of its first error, or as `OK` if it has none."""
    graphql_answers.labels(next(iter(codes), "OK")).inc()


def count_cached(outcome: str) -> None:
    """Count what the response cache did: `hit`, `miss`, `stale`, … a handful of words."""
    cached_answers.labels(outcome).inc()


def count_request(route: str, method: str, status: int, seconds: float) -> None:
    """Count a request that was answered."""
    requests.labels(route, method, str(status)).inc()
    request_seconds.labels(area_of(route)).observe(seconds)


class MetricsMiddleware:
    """Count each request, its time, and its SQL statements on all databases."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        started = time.perf_counter()
        statements = StatementCounter()
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(statements))
            response = self.get_response(request)
        route = route_of(request)
        seconds = time.perf_counter() - started
        count_request(route, method_of(request), response.status_code, seconds)
        request_statements.labels(area_of(route)).observe(statements.number)
        return response


class StatementCounter:
    """Counts what is sent to a database (see Django's `execute_wrapper`)."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: Any, context: Any
    ) -> Any:
        """Count a statement and send it."""
        self.number += 1
        return execute(sql, params, many, context)


class DatabaseCollector(Collector):
    """Reads what the database alone knows, at the moment somebody asks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        up = GaugeMetricFamily("cms_database_up", "Whether the database answers", value=1)
        version = GaugeMetricFamily("cms_content_version", "Number of the content's version")
        mails = GaugeMetricFamily("cms_mails", "Mails that were not sent", labels=("state",))
        oldest = GaugeMetricFamily("cms_oldest_mail_seconds", "Age of the oldest mail that waits")
        try:
            for number in ContentVersion.objects.values_list("number", flat=True):
                version.add_metric((), number)
            figures = OutgoingMail.objects.figures()
            mails.add_metric(("waiting",), figures["waiting"])
            mails.add_metric(("given_up",), figures["given_up"])
            oldest.add_metric((), _seconds_since(figures["oldest"]))
        except DatabaseError:
            up = GaugeMetricFamily("cms_database_up", "Whether the database answers", value=0)
        yield from (up, version, mails, oldest)


def _seconds_since(moment: datetime | None) -> float:
    return (timezone.now() - moment).total_seconds() if moment else 0.0


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer who brings the token; without a token in the settings there is no such address."""
    if not settings.METRICS_TOKEN:
        return HttpResponse(status=404)
    given = request.headers.get("Authorization", "")
    if not constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(
        generate_latest(_everything()),
        content_type=CONTENT_TYPE_LATEST,
        headers={"Cache-Control": "no-store"},
    )


def _everything() -> CollectorRegistry:
    """Return the counts of all processes, or of this one where none shares a folder."""
    registry = CollectorRegistry()
    if settings.METRICS_DIR:
        MultiProcessCollector(registry, settings.METRICS_DIR)  # type: ignore[no-untyped-call]  # It has none.
    else:
        for metric in OWN:
            registry.register(metric)
    registry.register(DatabaseCollector())
    return registry
