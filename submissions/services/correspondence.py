"""Mails that are about submissions: which they are, and that none outlives what it is about."""

import re
from collections.abc import Collection

from core.models import OutgoingMail
from core.services.mail_erasing import erase_mails
from submissions.models import Submission

PREFIX = "submission-"
KEY = re.compile(rf"{PREFIX}(\d+)-")


def key_of(submission: Submission, cause: str) -> str:
    """Return the key of the mail that something about a submission causes."""
    return f"{PREFIX}{submission.pk}-{cause}"


def drop_unsent(submissions: Collection[int]) -> int:
    """Erase the mails about submissions, by primary key, that have not left; return of how many.

    Whoever they are to: dead letters too, which could be sent again. Joins the open transaction, in
    which the submissions are locked or gone already, so that nobody writes another one meanwhile.
    """
    about = frozenset(submissions)
    unsent = OutgoingMail.objects.not_sent().filter(key__startswith=PREFIX).order_by()
    rows = unsent.values_list("pk", "key")
    return erase_mails(pk for pk, key in rows.iterator() if _submission_of(key) in about)


def _submission_of(key: str) -> int | None:
    found = KEY.match(key)
    return int(found[1]) if found else None
