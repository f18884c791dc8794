"""What makes a person look at a submission before anybody is written to."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from submissions.models import (
    Attempt,
    ProfileCorrection,
    ProposedChange,
    Submission,
    Upload,
)
from submissions.services.digests import digest
from submissions.services.limits import DAY, HOUR, number_today
from submissions.suspicion import Suspicion

LINK = re.compile(r"https?:|www\.|\[url|<a\s", re.IGNORECASE)
BARE_LINK = re.compile(r"[a-z0-9-]{2,}\.[a-z]{2,}")
"""What mail programs make a link of; proposed values are mailed to the authority."""
ADDRESSES = frozenset({"website", "contact_email"})
"""Fields that hold one."""
REMEMBERED = timedelta(days=30)
TELLING = 40
"""Shorter texts may well be the same by chance."""


def text_digest(row: Submission, changes: list[ProposedChange]) -> str:
    """Return the digest of a submission's own words; empty where they say too little."""
    words = " ".join(" ".join([row.message, *_changed(changes)]).casefold().split())
    return digest("text", words) if len(words) >= TELLING else ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came beside a submission's own columns; `client` is that of its limits."""

    client: str
    changes: list[ProposedChange]
    honeypot: Any
    upload: Upload | None


def suspicions_of(row: Submission, sent: Sent) -> list[str]:
    """Return the codes of what was noticed of a submission that is about to be kept."""
    noticed = {
        Suspicion.HONEYPOT: bool(str(sent.honeypot or "").strip()),
        Suspicion.MANY_LINKS: _has_many_links(row, sent.changes),
        Suspicion.REPEATED_TEXT: _is_repeated(row),
        Suspicion.REPEATED_CONTACT: _sent_today(row)
        > settings.SUBMISSIONS_UNSUSPECTED_PER_CONTACT_DAY,
        Suspicion.REPEATED_AUTHORITY: _corrected_today(row)
        >= settings.SUBMISSIONS_UNSUSPECTED_PER_AUTHORITY_DAY,
        Suspicion.REPEATED_CLIENT: _is_busy(sent.client),
        Suspicion.FLOOD: _is_flood(),
    }
    of_file = [] if sent.upload is None else list(sent.upload.suspicions)
    return [*(code.value for code, is_so in noticed.items() if is_so), *of_file]


def _changed(changes: list[ProposedChange]) -> list[str]:
    return [change.new_value for change in changes]


def _has_many_links(row: Submission, changes: list[ProposedChange]) -> bool:
    """Tell whether there are many links in the message, or any where none belongs."""
    if len(LINK.findall(row.message)) > settings.SUBMISSIONS_UNSUSPECTED_LINKS:
        return True
    proposed = [change.new_value for change in changes if change.field not in ADDRESSES]
    if any(BARE_LINK.search(value) for value in proposed):
        return True
    return any(LINK.search(line) for line in (*(value for _name, value in _lines(row)), *proposed))


def _lines(row: Submission) -> list[tuple[str, str]]:
    """Return the texts of one line that who sent it has written, by column."""
    kinds = (models.URLField, models.EmailField)
    fields = [
        field
        for field in row._meta.concrete_fields
        if type(field) is models.CharField and not isinstance(field, kinds) and field.editable
    ]
    return [(field.name, getattr(row, field.name) or "") for field in fields]


def _is_repeated(row: Any) -> bool:
    """Tell whether other contacts have sent the same words lately."""
    if not row.text_digest:
        return False
    since = timezone.now() - REMEMBERED
    same = Submission.objects.filter(text_digest=row.text_digest, received_at__gt=since)
    return same.exclude(contact_digest=row.contact_digest).exists()


def _sent_today(row: Submission) -> int:
    return number_today(row.contact_digest, "contact")


def _corrected_today(row: Submission) -> int:
    """Return how many corrections of the same authority came within a day."""
    if not isinstance(row, ProfileCorrection):
        return 0
    since = timezone.now() - DAY
    same = ProfileCorrection.objects.filter(authority=row.authority, received_at__gt=since)
    return same.count()


def _is_busy(client: str) -> bool:
    """Tell whether one address has sent more today than anybody has to: each got somebody a mail.

    A program with a key speaks for many people.
    """
    if client.startswith("key:"):
        return False
    most = settings.SUBMISSIONS_UNSUSPECTED_PER_CLIENT_DAY
    return number_today(digest("client", client), "submission") > most


def _is_flood() -> bool:
    """Tell whether more was sent within the hour than ever is when all is well."""
    most = settings.SUBMISSIONS_UNSUSPECTED_PER_HOUR
    sent = Attempt.objects.filter(what="submission", at__gt=timezone.now() - HOUR)
    return len(sent.order_by().values_list("pk")[: most + 1]) > most
