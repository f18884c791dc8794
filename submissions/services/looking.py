"""Who looked at what was sent in: written down, so that the people it is about can be told."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from submissions.models import Submission, SubmissionEvent, What

ONE_LOOK = timedelta(hours=1)
"""Going back and forth between the inbox and a submission is one look."""


def note_look(submission: Submission, user: Any) -> None:
    """Write down that somebody saw a submission, once an hour for each person and submission."""
    since = timezone.now() - ONE_LOOK
    noted = SubmissionEvent.objects.filter(
        submission=submission.pk, user=user.pk, what=What.LOOKED_AT, at__gt=since
    )
    if not noted.exists():
        _note(submission, user, What.LOOKED_AT)


def note_file_opened(submission: Submission, user: Any) -> None:
    """Write down that somebody opened the file of a submission: each time, without its name."""
    _note(submission, user, What.FILE_OPENED)


def _note(submission: Submission, user: Any, what: What) -> None:
    SubmissionEvent.objects.create(
        submission_id=submission.pk, reference=submission.reference, user=user, what=what
    )
