"""One decision at a time, and each on what the person had before them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.log_actions import LogContext

from submissions.models import Submission, SubmissionEvent, What
from submissions.services.acts import Act, acts_for

CHANGE_NOTHING = (What.LOOKED_AT, What.FILE_OPENED, What.EXPORTED)
"""Events after which a submission is as it was before."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's decision on a submission as they have seen it: `seen` is its version then."""

    key: int
    seen: int
    user: Any


class Outdated(Exception):
    """Somebody else has changed it since it was looked at; nothing was done."""

    def __init__(self, event: SubmissionEvent | None) -> None:
        super().__init__()
        self.event = event


class NotPossible(Exception):
    """It can't be done with a submission in this state; nothing was done."""


def latest_change(submission: Submission) -> SubmissionEvent | None:
    """Return the last event that has changed something."""
    events = SubmissionEvent.objects.filter(submission_id=submission.pk)
    changes = events.exclude(what__in=CHANGE_NOTHING).select_related("user")
    return changes.order_by("-pk").first()


def version_of(submission: Submission) -> int:
    """Return a number that grows with each change of a submission."""
    event = latest_change(submission)
    return event.pk if event else 0


@contextmanager
def taking(turn: Turn, act: Act) -> Iterator[Submission]:
    """Hold a submission for a decision, in a transaction; who comes meanwhile waits.

    Raises Submission.DoesNotExist, Outdated, NotPossible.
    """
    with transaction.atomic(), LogContext(user=turn.user):
        submission = Submission.objects.select_for_update().get(pk=turn.key)
        latest = latest_change(submission)
        if (latest.pk if latest else 0) != turn.seen:
            raise Outdated(latest)
        if act not in acts_for(submission):
            raise NotPossible
        yield submission


def record(submission: Submission, turn: Turn, what: What, detail: str = "") -> SubmissionEvent:
    """Write down what was done; `detail` holds nothing that was sent."""
    return SubmissionEvent.objects.create(
        submission_id=submission.pk,
        reference=submission.reference,
        user=turn.user,
        what=what,
        detail=detail[:255],
    )


def name_of(person: Any) -> str:
    """Return what a member of staff is called; nothing for nobody."""
    return (person.get_full_name() or person.get_username()) if person else ""
