"""How much is taken of one client and for one contact, told openly to who meets the limit.

Attempts are counted in the transaction that writes what they are about. Who counts holds a lock on
the same words until its end, so that a hundred at once can't all be the last one that is allowed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from core.errors import RateLimited
from submissions.models import Attempt
from submissions.services.digests import digest

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LOCK_SIGNS = 15
"""Hexadecimal signs of a digest that make the number of a lock, which has 63 bits."""
UPLOADS = ("SUBMISSIONS_UPLOADS_PER_CLIENT_HOUR", "SUBMISSIONS_UPLOADS_PER_KEY_HOUR")
WHAT = {
    "submission": ("SUBMISSIONS_PER_CLIENT_HOUR", "SUBMISSIONS_PER_KEY_HOUR"),
    "upload": UPLOADS,
    "file": UPLOADS,
    "link": ("SUBMISSIONS_LINKS_PER_CLIENT_HOUR", "SUBMISSIONS_LINKS_PER_KEY_HOUR"),
}
"""What a client does, with the settings of how often in an hour: an address, one with a key."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many of a sort from one, within a time."""

    who: str
    """A digest."""
    what: str
    most: int
    within: timedelta
    name: str
    """What the refusal calls it."""


def client_limit(client: str, what: str) -> Limit:
    """Return the limit of a client (`WriteContext.client`) for one of WHAT."""
    name, name_with_key = WHAT[what]
    most: int = getattr(settings, name_with_key if client.startswith("key:") else name)
    return Limit(digest("client", client), what, most, HOUR, f"{what}s of a client in an hour")


def contact_limit(contact_digest: str) -> Limit:
    """Return the limit of a contact, whoever sends in its name: each of them gets it a mail."""
    most = settings.SUBMISSIONS_PER_CONTACT_DAY
    return Limit(contact_digest, "contact", most, DAY, "submissions of a contact in a day")


def hold(words: Iterable[str]) -> None:
    """Let nobody else count the same until the end of the open transaction.

    SQLite has one writer at a time: the transaction has begun as one that writes. On PostgreSQL
    locks are taken in one order, so that no two wait for one another.
    """
    if connection.vendor != "postgresql":
        return
    numbers = sorted({int(word[:LOCK_SIGNS], 16) for word in words})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(number) FROM unnest(%s) AS number", [numbers])


def count(limits: Iterable[Limit]) -> None:
    """Count one more against each limit; raise RateLimited, with nothing counted, at the first."""
    now = timezone.now()
    counted = list(limits)
    for limit in counted:
        _check(limit, now)
    Attempt.objects.bulk_create(
        Attempt(who=limit.who, what=limit.what, at=now) for limit in counted
    )


def number_today(who: str, what: str) -> int:
    """Return how often one is counted for the last day."""
    return Attempt.objects.filter(who=who, what=what, at__gt=timezone.now() - DAY).count()


def _check(limit: Limit, now: datetime) -> None:
    latest: Any = Attempt.objects.filter(who=limit.who, what=limit.what, at__gt=now - limit.within)
    moments = list(latest.order_by("-at").values_list("at", flat=True)[: limit.most])
    if len(moments) < limit.most:
        return
    wait = max(1, ceil((moments[-1] + limit.within - now).total_seconds()))
    message = f"Too much was sent: {limit.most} {limit.name} are taken. Send it in {wait} s."
    raise RateLimited(limit.name, limit.most, message, wait)
