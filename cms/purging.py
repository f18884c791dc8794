"""Telling shared caches (a CDN, Varnish) to drop what has changed: in a task, not in a request."""

import logging
from datetime import timedelta
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, Request, build_opener

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from cms.graphql.tags import EVERYTHING
from core import registry

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS = 5
MOST_TRIES = 10
LONGEST_PAUSE_SECONDS = 600

_http = build_opener(HTTPHandler, HTTPSHandler)


@registry.version_raised.register
def purge_everything() -> None:
    """Enqueue, in the transaction of the change, the purge of all answers; once it is committed."""
    for address in settings.PURGE_URLS:
        purge.enqueue(address, EVERYTHING, 1)


@task()
def purge(address: str, tag: str, attempt: int) -> None:
    """Ask a cache to drop what has a tag; later again when it doesn't answer."""
    # Operators write the addresses: no other scheme than HTTP comes from there.
    request = Request(address, headers={"Cache-Tag": tag}, method="PURGE")  # noqa: S310 - see above
    try:
        _http.open(request, timeout=TIMEOUT_SECONDS).close()
    except (URLError, OSError) as error:
        host = urlsplit(address).hostname
        logger.warning("%s was not purged (try %s): %s", host, attempt, type(error).__name__)
        if attempt < MOST_TRIES:
            pause = timedelta(seconds=min(2**attempt, LONGEST_PAUSE_SECONDS))
            purge.using(run_after=timezone.now() + pause).enqueue(address, tag, attempt + 1)
