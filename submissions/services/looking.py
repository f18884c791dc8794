"""Who looked at what was sent in: written down, so that the people it is about can be told."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from submissions.models import Submission, SubmissionEvent, What

ONE_LOOK = timedelta(hours=1)
"""Going back and forth between the inbox and a submission is one look."""


AUDIT, PERSON = "audit", "person"
"""Things that are no submission: the report of who looked, and all that is kept of a person."""


def note_look(submission: Submission, user: Any) -> None:
    """Write down that somebody saw a submission, once an hour for each person and submission."""
    note_looks([submission.pk], user)


def note_looks(submissions: Iterable[int], user: Any, thing: str = "") -> None:
    """Write down that somebody saw submissions, by key, and a thing that is none, if any."""
    recent = SubmissionEvent.objects.filter(
        user=user.pk, what=What.LOOKED_AT, at__gt=timezone.now() - ONE_LOOK
    )
    seen: set[tuple[int | None, str]] = set(
        recent.order_by().values_list("submission_id", "detail")
    )
    rows = Submission.objects.filter(pk__in=list(submissions)).order_by("pk")
    looks = [
        SubmissionEvent(submission_id=key, reference=reference, user=user, what=What.LOOKED_AT)
        for key, reference in rows.values_list("pk", "reference")
        if (key, "") not in seen
    ]
    if thing and (None, thing) not in seen:
        looks.append(SubmissionEvent(user=user, what=What.LOOKED_AT, detail=thing))
    SubmissionEvent.objects.bulk_create(looks)


def note_file_opened(submission: Submission, user: Any) -> None:
    """Write down that somebody opened the file of a submission: each time, without its name."""
    SubmissionEvent.objects.create(
        submission_id=submission.pk,
        reference=submission.reference,
        user=user,
        what=What.FILE_OPENED,
    )


def note_exported(thing: str, user: Any) -> None:
    """Write down that somebody took a copy of a thing that is no submission."""
    SubmissionEvent.objects.create(user=user, what=What.EXPORTED, detail=thing)
