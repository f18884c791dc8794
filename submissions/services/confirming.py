"""What the links in mails do, once a person has pressed the button on their page."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from core.writing import WriteContext, writing
from submissions.models import (
    ProfileCorrection,
    State,
    Submission,
    SubmissionEvent,
    What,
)
from submissions.services import limits, links
from submissions.services.cleaning import Cleaner
from submissions.services.common import clean_language, raise_faults, speaking
from submissions.services.faults import Fault, FaultCode, Refused
from submissions.services.publication import hide_contact

T = TypeVar("T")


def confirm_correction(token: str, locale: str | None, context: WriteContext) -> None:
    """Take a correction for the authority's own; raise Refused or RateLimited."""
    with speaking(locale):
        _check_locale(locale)
        _count(context)
        with writing():
            key, mark = _read(token, links.confirmed)
            correction = _locked(ProfileCorrection, key)
            if mark != links.contact_mark(correction):
                raise _over()
            if correction.state != State.UNCONFIRMED:
                raise _refused(FaultCode.USED, _("This link was used before, or its time is over."))
            correction.state = State.RECEIVED
            correction.confirmed_at = timezone.now()
            correction.save(update_fields=["state", "confirmed_at"])
            _record(correction, What.CONFIRMED)


def withdraw_consent(token: str, locale: str | None, context: WriteContext) -> None:
    """Publish a contact no more; who says it twice is told the same twice."""
    with speaking(locale):
        _check_locale(locale)
        _count(context)
        with writing():
            submission = _locked(Submission, _read(token, links.consented_key))
            if not _may_publish(submission):
                return
            submission.consents_to_publication = False
            submission.consent_changed_at = timezone.now()
            submission.save(update_fields=["consents_to_publication", "consent_changed_at"])
            hide_contact(submission)
            _record(submission, What.CONSENT_WITHDRAWN)


def _may_publish(submission: Submission) -> bool:
    """Tell whether a consent holds still; what is erased has forgotten that there was one."""
    if submission.is_erased:
        return not submission.events.filter(what=What.CONSENT_WITHDRAWN).exists()
    return submission.consents_to_publication


def _check_locale(locale: str | None) -> None:
    if locale is not None:
        cleaner = Cleaner()
        clean_language(cleaner, locale)
        raise_faults(cleaner)


def _count(context: WriteContext) -> None:
    """Count a try in a transaction of its own: one with a word that is no link counts, too."""
    limit = limits.client_limit(context.client, "link")
    with writing():
        limits.hold([limit.who])
        limits.count([limit])


def _read(token: str, read: Callable[[str], T]) -> T:
    try:
        return read(token)
    except signing.SignatureExpired:
        raise _over() from None
    except (signing.BadSignature, ValueError):
        message = _("This is no link of ours. Copy it from the e-mail as a whole.")
        raise _refused(FaultCode.INVALID, message) from None


def _locked(model: type[Submission], key: int) -> Any:
    """Return a submission that nobody else changes until the end of the open transaction.

    The row is locked first and read then: of a kind's two tables, read with a lock on one of them,
    PostgreSQL would give the other one as it was before the wait.
    """
    locked = Submission.objects.select_for_update().filter(pk=key)
    row = model.objects.filter(pk=key).first() if locked.first() is not None else None
    if row is None:
        raise _over()
    return row


def _record(submission: Submission, what: What) -> None:
    SubmissionEvent.objects.create(submission=submission, reference=submission.reference, what=what)


def _over() -> Refused:
    return _refused(FaultCode.EXPIRED, _("The time of this link is over."))


def _refused(code: FaultCode, message: str) -> Refused:
    return Refused([Fault(("token",), code, message)])
