"""What the register publishes of a contact because of a consent."""

from collections.abc import Iterator

from participants.models import Authority
from submissions.models import Acceptance, ProfileCorrection, State, Submission


def hide_contact(submission: Submission) -> None:
    """Publish no more the contact that came by a submission; joins the open transaction.

    Only while the register still has this contact: another one's is another consent. Of an erased
    submission nobody knows who it was: then whoever is published is not, until staff have asked.
    """
    for authority in _authorities_of(submission):
        is_same = authority.contact_email.casefold() == submission.contact_email.casefold()
        if authority.contact_is_public and (is_same or submission.is_erased):
            authority.contact_is_public = False
            authority.save()


def _authorities_of(submission: Submission) -> Iterator[Authority]:
    """Yield the authorities whose contact may have come by an application or a correction."""
    accepted = Acceptance.objects.filter(application_id=submission.pk, undone_at=None)
    for acceptance in accepted.exclude(authority=None).select_related("authority"):
        yield acceptance.authority
    taken_over = ProfileCorrection.objects.filter(pk=submission.pk, state=State.ACCEPTED)
    for correction in taken_over.exclude(authority=None).select_related("authority"):
        yield correction.authority
