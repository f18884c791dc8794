"""Whether the program lives, and whether it is ready, for load balancers and operators."""

import logging
from collections.abc import Callable
from functools import cache

from django.core.cache import cache as shared_cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from cms.metrics import metrics

logger = logging.getLogger(__name__)

CACHE_KEY = "cms.health"


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": "unreachable"}, status=503)
    return JsonResponse({"database": "ok"})


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Answer 200: the process takes requests. It asks nothing else, so nothing else ends it."""
    return _answer(200, "live")


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when requests can be served, else 503; only the log says what is missing.

    "degraded" (200) says that the cache is away: everything works without it, slower.
    """
    missing = _missing()
    cache_works = _cache_works()
    if missing:
        logger.warning("Not ready: %s", missing)
        return _answer(503, "unavailable")
    if not cache_works:
        logger.warning("The cache does not answer")
    return _answer(200, "ready" if cache_works else "degraded")


def _answer(status: int, word: str) -> JsonResponse:
    return JsonResponse({"status": word}, status=status, headers={"Cache-Control": "no-store"})


def _missing() -> str:
    """Say what the program can't do without and hasn't, or nothing."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return "the database does not answer"
    waiting = sorted(".".join(name) for name in newest_migrations() - applied)
    return f"migrations wait: {', '.join(waiting)}" if waiting else ""


@cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """Return app and name of the last migration of each app in this release's files."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _cache_works() -> bool:
    shared_cache.set(CACHE_KEY, 1, timeout=60)
    return shared_cache.get(CACHE_KEY) == 1


PROBES: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/healthz": live,
    "/healthz/ready": ready,
    "/metrics": metrics,
}


class ProbeMiddleware:
    """Answer those who watch the program before anything else looks at the request.

    They ask by the address of a machine, over plain HTTP and often: no host name is compared,
    nobody is sent to HTTPS, and no line is logged.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or pass the request on."""
        return PROBES.get(request.path, self.get_response)(request)
