"""Links in mails: signed words that say what may be done with one submission."""

from django.conf import settings
from django.core import signing

from core.paths import default_site
from submissions.models import ProfileCorrection, Submission
from submissions.services.digests import digest_of_email

CONFIRM, CONSENT = "submissions.confirm", "submissions.consent"
"""Salts: a link for one purpose is none for another."""
DAY_SECONDS = 24 * 60 * 60
MAILBOX_SIGNS = 16
"""Of a digest: enough to tell one mailbox from another in a word that is signed."""


def confirmation_link(correction: ProfileCorrection, language: str) -> str:
    """Return the address of the page where the authority's contact confirms a correction."""
    token = signing.dumps([correction.pk, contact_mark(correction)], salt=CONFIRM)
    return f"{_site()}/{language}/confirm/{token}/"


def contact_mark(correction: ProfileCorrection) -> str:
    """Return by what the mailbox of the authority's contact is known; empty where it has none.

    Who is the contact no more confirms nothing.
    """
    email = correction.authority.contact_email if correction.authority else ""
    return digest_of_email(email)[:MAILBOX_SIGNS] if email else ""


def consent_link(submission: Submission) -> str:
    """Return the address of the page where the consent to publication is taken back."""
    token = signing.dumps(submission.pk, salt=CONSENT)
    return f"{_site()}/{submission.language}/consent/{token}/"


def confirmed(token: str) -> tuple[int, str]:
    """Return which correction a link confirms, and the mark of whom it was sent to.

    Raises django.core.signing.SignatureExpired after its days, BadSignature for what is no link.
    """
    age = settings.SUBMISSIONS_CONFIRMATION_DAYS * DAY_SECONDS
    match signing.loads(token, salt=CONFIRM, max_age=age):
        case [int(key), str(mark)]:
            return key, mark
    raise signing.BadSignature


def consented_key(token: str) -> int:
    """Return whose consent a link takes back, however old it is; raise BadSignature."""
    key = signing.loads(token, salt=CONSENT)
    if not isinstance(key, int):
        raise signing.BadSignature
    return key


def _site() -> str:
    """Return where the site's pages are: its own host, or the one of this program."""
    site = default_site()
    own: str = settings.WAGTAILADMIN_BASE_URL if site is None else site.root_url
    return own.rstrip("/")
