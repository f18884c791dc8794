"""Links in mails: signed words that say what may be done with one submission."""

from typing import Any

from django.conf import settings
from django.core import signing

from core.paths import default_site
from submissions.models import Submission

CONFIRM, CONSENT = "submissions.confirm", "submissions.consent"
"""Salts: a link for one purpose is none for another."""
DAY_SECONDS = 24 * 60 * 60


def confirmation_link(submission: Submission, language: str) -> str:
    """Return the address of the page where the authority's contact confirms a correction."""
    token = signing.dumps(submission.pk, salt=CONFIRM)
    return f"{_site()}/{language}/confirm/{token}/"


def consent_link(submission: Submission) -> str:
    """Return the address of the page where the consent to publication is taken back."""
    token = signing.dumps(submission.pk, salt=CONSENT)
    return f"{_site()}/{submission.language}/consent/{token}/"


def confirmed_key(token: str) -> int:
    """Return which correction a link confirms.

    Raises django.core.signing.SignatureExpired after its days, BadSignature for what is no link.
    """
    age = settings.SUBMISSIONS_CONFIRMATION_DAYS * DAY_SECONDS
    return _key(signing.loads(token, salt=CONFIRM, max_age=age))


def consented_key(token: str) -> int:
    """Return whose consent a link takes back, however old it is; raise BadSignature."""
    return _key(signing.loads(token, salt=CONSENT))


def _key(value: Any) -> int:
    if not isinstance(value, int):
        raise signing.BadSignature
    return value


def _site() -> str:
    """Return where the site's pages are: its own host, or the one of this program."""
    site = default_site()
    own: str = settings.WAGTAILADMIN_BASE_URL if site is None else site.root_url
    return own.rstrip("/")
