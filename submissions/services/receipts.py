"""Mails that go out because something was sent, each once.

They hold nothing that somebody outside has written, but for the proposed values that an authority
is asked to confirm: else anybody could have us send words of theirs to anybody.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, npgettext, override

from core.services import mail
from core.site_names import site_name_in
from submissions.fields import Correctable
from submissions.models import Kind, ProfileCorrection, State, Submission
from submissions.services.common import language_of
from submissions.services.correspondence import key_of
from submissions.services.links import confirmation_link, consent_link

THANKS = {
    Kind.MEMBERSHIP: gettext_lazy("Thank you for the application to join."),
    Kind.COOPERATION: gettext_lazy("Thank you for the proposal to cooperate."),
    Kind.CORRECTION: gettext_lazy("Thank you for the correction."),
}


def tell(submission: Any) -> None:
    """Write the mails that are due by now; none of what is suspect, and none twice.

    Joins the open transaction. Staff call it again when they have taken a suspect for genuine.
    """
    if submission.is_suspect:
        return
    _send_receipt(submission)
    if submission.kind == Kind.CORRECTION and submission.state == State.UNCONFIRMED:
        _ask_authority(submission)


def consent_lines(submission: Submission) -> str:
    """Return what every mail says at its end while a consent holds; empty without one.

    To be called in the language of the mail.
    """
    if not submission.consents_to_publication:
        return ""
    return "\n" + _(
        "You have agreed that the contact may be published. You can take this back at any time:\n"
        "%(link)s\n"
    ) % {"link": consent_link(submission)}


def _send_receipt(submission: Submission) -> None:
    with override(submission.language):
        subject = _("Received: %(reference)s") % {"reference": submission.reference}
        text = _(
            "%(thanks)s\n\n"
            "It has the reference %(reference)s. Name it when you ask about it. We answer to this "
            "address.\n\n"
            "If you have sent nothing, somebody has named your address: you need do nothing.\n"
        ) % {"thanks": THANKS[Kind(submission.kind)], "reference": submission.reference}
        text += consent_lines(submission) + signature(submission.language)
    mail.send(
        key=key_of(submission, "received"),
        to=submission.contact_email,
        subject=subject,
        text=text,
        language=submission.language,
        purpose="submission-received",
    )


def _ask_authority(correction: ProfileCorrection) -> None:
    """Ask the authority's registered contact whether a correction is its own."""
    authority = correction.authority
    if authority is None or not authority.contact_email:
        return
    language = language_of(authority.endonym_language) or settings.LANGUAGE_CODE
    with override(language):
        subject = _("Please confirm a correction: %(reference)s") % {
            "reference": correction.reference
        }
        text = _(
            "Somebody has asked us to correct what we say of %(authority)s:\n\n%(changes)s\n\n"
            "If this comes from you, confirm it within %(days)s:\n%(link)s\n\n"
            "If not, you need do nothing: nothing will be changed.\n"
        ) % {
            "authority": correction.authority_label,
            "changes": _changes(correction),
            "days": _in_days(settings.SUBMISSIONS_CONFIRMATION_DAYS),
            "link": confirmation_link(correction, language),
        }
        text += signature(language)
    mail.send(
        key=key_of(correction, "confirm"),
        to=authority.contact_email,
        subject=subject,
        text=text,
        language=language,
        purpose="correction-confirm",
    )


def _in_days(days: int) -> str:
    return npgettext("within", "%(days)d day", "%(days)d days", days) % {"days": days}


def _changes(correction: ProfileCorrection) -> str:
    """Return one line for each value; also for one that is to be emptied."""
    lines = [
        f"- {Correctable(change.field).label}: {change.new_value or '–'}"
        for change in correction.changes.all()
    ]
    return "\n".join(lines)


def signature(language: str) -> str:
    """Return what every mail in a language ends with."""
    return f"\n-- \n{site_name_in(language)}\n"
