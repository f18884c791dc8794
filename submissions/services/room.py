"""Room for files that no form has named: so many bytes for everybody, and a part of them for each.

Who has many addresses is held by no limit of a client: without an end to all together, a disk
could be filled by files that are for no form. A form can be sent without one meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.conf import settings
from django.db.models import Min, Q, Sum
from django.utils import timezone

from core.errors import OutOfRoom, RateLimited
from core.writing import writing
from submissions.models import Upload
from submissions.services.digests import digest
from submissions.services.limits import hold

LONGEST_WAIT = timedelta(hours=1)
"""Until somebody is told to come again: forms take files out of the count at any time."""
ALL, OF_A_CLIENT = "bytes that wait for forms", "bytes of a client that wait for forms"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Bytes of files that no form has named, and when the first of them are forgotten."""

    all_bytes: int
    bytes_of_client: int
    until: datetime | None


def check(size_bytes: int, client: str, *, leaving_out: int = 0) -> None:
    """Raise OutOfRoom or RateLimited where no file of a size can be kept for a client.

    `leaving_out` is the key of an address whose earlier file, if any, isn't counted.
    """
    waiting = _waiting(client, leaving_out)
    most: int = settings.SUBMISSIONS_UNCLAIMED_MAX_BYTES
    if waiting.all_bytes + size_bytes > most:
        wait = _seconds_until(waiting.until)
        message = f"So many files wait for their forms that no more are taken. Try in {wait} s."
        raise OutOfRoom(ALL, most, message, wait)
    most = settings.SUBMISSIONS_UNCLAIMED_PER_CLIENT_BYTES
    if not client.startswith("key:") and waiting.bytes_of_client + size_bytes > most:
        wait = _seconds_until(waiting.until)
        message = f"Your files wait for their forms. Send those, or try again in {wait} s."
        raise RateLimited(OF_A_CLIENT, most, message, wait)


def reserve(token_digest: str, size_bytes: int, client: str) -> bool:
    """Take room for the file of an open address, before any of it is stored.

    False when the address is not open, or when another file is just coming through it. Raises what
    `check` raises. In a transaction of its own, so that nobody waits while bytes are stored.
    """
    with writing():
        hold([digest("room")])
        rows: Any = open_uploads(token_digest)
        upload = rows.select_for_update(skip_locked=True).only("pk").first()
        if upload is None:
            return False
        check(size_bytes, client, leaving_out=upload.pk)
        Upload.objects.filter(pk=upload.pk).update(
            size_bytes=size_bytes, client_digest=digest("client", client)
        )
    return True


def give_back(token_digest: str) -> None:
    """Free the room of a file that could not be stored."""
    open_uploads(token_digest).update(size_bytes=None)


def open_uploads(token_digest: str) -> Any:
    """Return the address of a token, if it is open: a queryset of one or none."""
    return Upload.objects.filter(
        token_digest=token_digest, received_at=None, expires_at__gt=timezone.now()
    )


def _waiting(client: str, leaving_out: int) -> Waiting:
    own = Q(client_digest=digest("client", client))
    rows = Upload.objects.filter(application=None, size_bytes__gt=0).exclude(pk=leaving_out)
    found = rows.order_by().aggregate(
        every=Sum("size_bytes", default=0),
        own=Sum("size_bytes", filter=own, default=0),
        until=Min("expires_at"),
    )
    return Waiting(found["every"], found["own"], found["until"])


def _seconds_until(moment: datetime | None) -> int:
    """Return when some room may be free, in seconds from now."""
    wait = LONGEST_WAIT if moment is None else min(moment - timezone.now(), LONGEST_WAIT)
    return max(1, ceil(wait.total_seconds()))
