"""What the register publishes of a contact because of a consent."""

from submissions.models import Acceptance, Submission


def hide_contact(submission: Submission) -> None:
    """Publish the contact of an accepted application no more; joins the open transaction.

    Only while the register still has this contact: another one's is another consent. Of an erased
    application nobody knows who it was: then whoever is published is not, until staff have asked.
    """
    accepted = Acceptance.objects.filter(application_id=submission.pk, undone_at=None)
    for acceptance in accepted.exclude(authority=None).select_related("authority"):
        authority = acceptance.authority
        is_same = authority.contact_email.casefold() == submission.contact_email.casefold()
        if authority.contact_is_public and (is_same or submission.is_erased):
            authority.contact_is_public = False
            authority.save()
