"""What makes a person look at a submission before anybody is written to."""

import re
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
REMEMBERED = timedelta(days=30)
TELLING = 40
"""Shorter texts may well be the same by chance."""


def text_digest(row: Submission, changes: list[ProposedChange]) -> str:
    """Return the digest of a submission's own words; empty where they say too little."""
    words = " ".join(" ".join([row.message, *_changed(changes)]).casefold().split())
    return digest("text", words) if len(words) >= TELLING else ""


def suspicions_of(
    row: Submission, changes: list[ProposedChange], honeypot: Any, upload: Upload | None
) -> list[str]:
    """Return the codes of what was noticed of a submission that is about to be kept."""
    noticed = {
        Suspicion.HONEYPOT: bool(str(honeypot or "").strip()),
        Suspicion.MANY_LINKS: _has_many_links(row, changes),
        Suspicion.REPEATED_TEXT: _is_repeated(row),
        Suspicion.REPEATED_CONTACT: _sent_today(row)
        > settings.SUBMISSIONS_UNSUSPECTED_PER_CONTACT_DAY,
        Suspicion.REPEATED_AUTHORITY: _corrected_today(row)
        >= settings.SUBMISSIONS_UNSUSPECTED_PER_AUTHORITY_DAY,
        Suspicion.FLOOD: _is_flood(),
    }
    of_file = [] if upload is None else list(upload.suspicions)
    return [*(code.value for code, is_so in noticed.items() if is_so), *of_file]


def _changed(changes: list[ProposedChange]) -> list[str]:
    return [change.new_value for change in changes]


def _has_many_links(row: Submission, changes: list[ProposedChange]) -> bool:
    """Tell whether there are many links in the message, or any where none belongs."""
    if len(LINK.findall(row.message)) > settings.SUBMISSIONS_UNSUSPECTED_LINKS:
        return True
    lines = [value for name, value in _lines(row)]
    lines += [change.new_value for change in changes if change.field != "website"]
    return any(LINK.search(line) for line in lines)


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


def _is_flood() -> bool:
    """Tell whether more was sent within the hour than ever is when all is well."""
    most = settings.SUBMISSIONS_UNSUSPECTED_PER_HOUR
    sent = Attempt.objects.filter(what="submission", at__gt=timezone.now() - HOUR)
    return len(sent.order_by().values_list("pk")[: most + 1]) > most
