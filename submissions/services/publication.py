"""What the register publishes of a contact because of a consent."""

from typing import Any

from core.models import ContentVersion
from participants.models import Authority
from submissions.models import Acceptance, ProfileCorrection, State, Submission
from submissions.services.digests import mailbox_of


def hide_contact(submission: Submission) -> None:
    """Publish no more the contact that came by a submission; joins the open transaction.

    Only while the register still has this contact: another one's is another consent. Of an erased
    submission nobody knows who it was: then whoever is published is not, until staff have asked.
    """
    shown = Authority.objects.filter(pk__in=_authorities_of(submission), contact_is_public=True)
    if not shown.exists():
        return
    # In the order in which all hold them who write what readers see: the version, then the row.
    ContentVersion.raise_version()
    for authority in shown.select_for_update().order_by("pk"):
        if submission.is_erased or _is_contact(submission, authority):
            authority.contact_is_public = False
            authority.save()


def _is_contact(submission: Submission, authority: Authority) -> bool:
    return mailbox_of(authority.contact_email) == mailbox_of(submission.contact_email)


def _authorities_of(submission: Submission) -> set[Any]:
    """Return the keys of authorities whose contact may have come by a submission.

    An acceptance that was undone leaves the contact that it gave to an authority of the register.
    """
    accepted = Acceptance.objects.filter(application_id=submission.pk)
    taken_over = ProfileCorrection.objects.filter(pk=submission.pk, state=State.ACCEPTED)
    keys = {*accepted.values_list("authority_id", flat=True)}
    return (keys | {*taken_over.values_list("authority_id", flat=True)}) - {None}
