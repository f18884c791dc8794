"""Empty submissions of what was sent; that something came, and what became of it, stays."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from submissions.models import (
    CooperationProposal,
    MembershipApplication,
    ProposedChange,
    State,
    Submission,
    SubmissionEvent,
    SubmissionNote,
    What,
)
from submissions.models.submissions import CLOSED, PERSONAL_FIELDS
from submissions.services.correspondence import drop_unsent
from submissions.services.files import delete_uploads

EMPTIED: dict[type[models.Model], dict[str, Any]] = {
    Submission: {
        **dict.fromkeys(PERSONAL_FIELDS, ""),
        "message": "",
        "consents_to_publication": False,
        "suspicions": [],
        "idempotency_key": None,
        "content_digest": "",
        "text_digest": "",
        "contact_digest": "",
    },
    MembershipApplication: {
        "authority_name": "",
        "english_name": "",
        "website": "",
        "population_source": "",
        "head_name": "",
        "head_office": "",
    },
    CooperationProposal: {"organisation_name": "", "website": "", "places": ""},
}
"""What the columns of each table hold afterwards; those that are not named stay as they are."""


@transaction.atomic
def erase_submissions(keys: Iterable[int], user: Any = None) -> int:
    """Erase submissions by key, with notes, proposals and files; return of how many.

    No mail about them leaves any more; what was sent is kept as all mails are. What was not decided
    yet counts as withdrawn. `user` is who did it, None for the program.
    """
    rows = Submission.objects.select_for_update().filter(pk__in=list(keys), erased_at=None)
    references = dict(rows.order_by("pk").values_list("pk", "reference"))
    kept = Submission.objects.filter(pk__in=references)
    _empty(list(references))
    drop_unsent(references)
    now = timezone.now()
    kept.exclude(state__in=CLOSED).update(state=State.WITHDRAWN, closed_at=now)
    kept.update(erased_at=now)
    SubmissionEvent.objects.bulk_create(
        SubmissionEvent(submission_id=key, reference=reference, user=user, what=What.ERASED)
        for key, reference in references.items()
    )
    return len(references)


def _empty(keys: list[int]) -> None:
    applications = MembershipApplication.objects.filter(pk__in=keys)
    delete_uploads(applications.exclude(resolution=None).values_list("resolution_id", flat=True))
    ProposedChange.objects.filter(correction__in=keys).update(old_value="", new_value="")
    SubmissionNote.objects.filter(submission__in=keys).delete()
    for model, values in EMPTIED.items():
        model._base_manager.filter(pk__in=keys).update(**values)
