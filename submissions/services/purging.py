"""Forget what was kept long enough, a portion at a time: a long backlog keeps nobody waiting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from submissions.models import Attempt, State, Submission, SubmissionEvent, What
from submissions.models.submissions import CLOSED
from submissions.services.correspondence import drop_unsent
from submissions.services.erasing import erase_submissions
from submissions.services.files import delete_uploads

PORTION = 100
"""Rows that one transaction forgets: each may have a file and notes."""
LARGE_PORTION = 5000
"""Rows by themselves."""

EVENTS_KEPT = timedelta(days=5 * 365)
"""Who looked, decided and erased: as long as somebody may ask what was done."""
ATTEMPTS_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """What is forgotten when; `due` gives the rows of a moment, `forget` takes their keys."""

    name: str
    due: Callable[[datetime], "models.QuerySet[Any]"]
    forget: Callable[[list[int]], Any]
    portion: int = PORTION


def _closed(now: datetime) -> Any:
    before = now - timedelta(days=settings.SUBMISSIONS_KEPT_DAYS)
    return Submission.objects.filter(state__in=CLOSED, closed_at__lt=before, erased_at=None)


def _unconfirmed(now: datetime) -> Any:
    before = now - timedelta(days=settings.SUBMISSIONS_UNCONFIRMED_KEPT_DAYS)
    return Submission.objects.filter(state=State.UNCONFIRMED, received_at__lt=before)


def _suspects(now: datetime) -> Any:
    """Return suspects that nobody has taken up; who did decides about them as about others."""
    before = now - timedelta(days=settings.SUBMISSIONS_SUSPECTS_KEPT_DAYS)
    return Submission.objects.filter(state=State.RECEIVED, is_suspect=True, received_at__lt=before)


def _attempts(now: datetime) -> Any:
    return Attempt.objects.filter(at__lt=now - ATTEMPTS_KEPT)


def _events(now: datetime) -> Any:
    return SubmissionEvent.objects.filter(at__lt=now - EVENTS_KEPT)


def _delete_submissions(keys: list[int]) -> None:
    """Delete what was never anybody's to decide; an event says that there was something."""
    rows = Submission.objects.filter(pk__in=keys)
    uploads = rows.exclude(membershipapplication__resolution=None)
    delete_uploads(uploads.values_list("membershipapplication__resolution_id", flat=True))
    references = rows.order_by("pk").values_list("reference", flat=True)
    SubmissionEvent.objects.bulk_create(
        SubmissionEvent(reference=reference, what=What.ERASED) for reference in references
    )
    rows.delete()
    drop_unsent(keys)


def _delete_attempts(keys: list[int]) -> None:
    Attempt.objects.filter(pk__in=keys).delete()


def _delete_events(keys: list[int]) -> None:
    SubmissionEvent.objects.filter(pk__in=keys).delete()


RULES = (
    Rule("closed submissions", _closed, erase_submissions),
    Rule("unconfirmed submissions", _unconfirmed, _delete_submissions),
    Rule("suspect submissions", _suspects, _delete_submissions),
    Rule("attempts", _attempts, _delete_attempts, LARGE_PORTION),
    Rule("events", _events, _delete_events, LARGE_PORTION),
)


def due_counts() -> dict[str, int]:
    """Return how many rows each rule would forget now."""
    now = timezone.now()
    return {rule.name: rule.due(now).count() for rule in RULES}


def purge() -> dict[str, int]:
    """Forget one portion of what each rule says, each in a transaction; return of how many.

    Rows that somebody is writing to, or another worker is forgetting, are left for the next time.
    """
    return {rule.name: forget_portion(rule) for rule in RULES}


def purge_all() -> dict[str, int]:
    """Forget all that is due, portion by portion."""
    totals = dict.fromkeys((rule.name for rule in RULES), 0)
    while any((portion := purge()).values()):
        for name, count in portion.items():
            totals[name] += count
    return totals


@transaction.atomic
def forget_portion(rule: Rule) -> int:
    """Forget a portion of what one rule says; return of how many."""
    due = rule.due(timezone.now()).order_by("pk").select_for_update(skip_locked=True, of=("self",))
    keys = [row.pk for row in due.only("pk")[: rule.portion]]
    if keys:
        rule.forget(keys)
    return len(keys)
