"""Mails that say what became of a submission, in the language of who sent it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import check_for_language, get_language, override
from django.utils.translation import gettext as _

from core.services.mail import send
from submissions.models import Submission, SubmissionEvent
from submissions.services.correspondence import key_of
from submissions.services.receipts import consent_lines, signature

DAY = "j F Y"
"""English is the Council of Europe's: 4 May 2026, not May 4."""

Paragraphs = list[str]


def mail_question(submission: Submission, event: SubmissionEvent, text: str) -> None:
    """Ask something; the answer goes to the person who asks."""
    with override(submission.language):
        subject = _("A question about %(reference)s")
        body = [
            _("We are looking at what you sent us, and have a question:"),
            text,
            _("Please answer this e-mail, and leave the reference in its subject."),
        ]
        _send(submission, event, subject, body, reply_to=_address_of(event.user))


def mail_refusal(submission: Submission, event: SubmissionEvent, reason: str) -> None:
    """Say that it was declined, and why."""
    with override(submission.language):
        subject = _("Declined: %(reference)s")
        body = [_("We have looked at what you sent us, and can’t accept it:"), reason]
        _send(submission, event, subject, body)


def mail_agreement(submission: Submission, event: SubmissionEvent, text: str) -> None:
    """Say that the Alliance would like to work together."""
    with override(submission.language):
        subject = _("Accepted: %(reference)s")
        body = [_("Thank you for your proposal. We would like to work with you."), text]
        _send(submission, event, subject, body, reply_to=_address_of(event.user))


def mail_welcome(submission: Submission, event: SubmissionEvent, adhesion: Any, text: str) -> None:
    """Say that an authority has joined, with its number and its first day."""
    with override(submission.language):
        subject = _("Welcome to the Alliance: %(reference)s")
        values = {
            "name": adhesion.authority.endonym,
            "number": adhesion.ordinal,
            "day": _in_words(adhesion.since),
        }
        joined = _(
            "%(name)s takes part in the Alliance from %(day)s on, with the number %(number)s."
        )
        body = [
            joined % values,
            _("We are writing its profile, and publish it when it is finished."),
            text,
        ]
        _send(submission, event, subject, body)


def mail_corrections(
    submission: Submission,
    event: SubmissionEvent,
    taken: Iterable[Any],
    left: Iterable[Any],
    text: str,
) -> None:
    """Say which values were taken over and which were not; none is repeated."""
    with override(submission.language):
        subject = _("Your corrections: %(reference)s")
        body = [
            _("We have looked at the corrections that you proposed."),
            _listed(_("Taken over:"), taken),
        ]
        if rest := list(left):
            body.append(_listed(_("Left as it was:"), rest))
        _send(submission, event, subject, [*body, text])


def mail_undoing(submission: Submission, event: SubmissionEvent, text: str) -> None:
    """Tell that an acceptance was taken back, in the words of who did it."""
    with override(submission.language):
        subject = _("About your application %(reference)s")
        _send(submission, event, subject, [text], reply_to=_address_of(event.user))


def is_written_to(submission: Submission) -> bool:
    """Tell whether there is somebody who may be written to: nobody is about a suspect one."""
    return bool(submission.contact_email) and not submission.is_suspect


def _send(
    submission: Submission,
    event: SubmissionEvent,
    subject: str,
    body: Paragraphs,
    *,
    reply_to: str = "",
) -> None:
    """Write the mail of an event, in the language that is active; of an event there is one."""
    if not is_written_to(submission):
        return
    reference = {"reference": submission.reference}
    paragraphs = [
        _("Good day,"),
        *filter(None, (part.strip() for part in body)),
        _("Reference: %(reference)s") % reference,
    ]
    text = "\n\n".join(paragraphs) + "\n"
    send(
        key=key_of(submission, f"{event.what}-{event.pk}"),
        to=submission.contact_email,
        subject=subject % reference,
        text=text + consent_lines(submission) + signature(submission.language),
        language=submission.language,
        purpose=f"submission-{event.what}".replace("_", "-"),
        reply_to=reply_to,
    )


def _listed(heading: str, labels: Iterable[Any]) -> str:
    return "\n".join([heading, *(f"- {label}" for label in labels)])


def _in_words(day: date | None) -> str:
    """Return a day as the active language writes it; one that Django doesn't know, as English."""
    language = get_language() or settings.LANGUAGE_CODE
    has_own = language != settings.LANGUAGE_CODE and check_for_language(language)
    return date_format(day, "DATE_FORMAT" if has_own else DAY) if day else ""


def _address_of(user: Any) -> str:
    return user.email if user else ""
