"""What all forms share: the contact, the language, the notice, the key against repetition."""

import re
from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from submissions.models import Kind, Submission
from submissions.notices import BASES, KNOWN_VERSIONS
from submissions.services.cleaning import Cleaner, Values
from submissions.services.digests import digest, digest_of_email
from submissions.services.faults import FaultCode, Refused

KEY = re.compile(r"[\x21-\x7e]{8,64}")
CONTACT = {"name": True, "role": False, "email": True, "phone": False}
"""Parts of a contact, and whether each is needed."""


def language_of(code: str | None) -> str | None:
    """Return a language of the site as the settings write it; None for one that it has not."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return next((each for each in codes if each.lower() == (code or "").lower()), None)


def speaking(code: str | None) -> AbstractContextManager[Any]:
    """Write messages in a language of the site; in the source language for any other."""
    manager: AbstractContextManager[Any] = override(language_of(code) or settings.LANGUAGE_CODE)
    return manager


def clean_common(cleaner: Cleaner, kind: Kind, values: Values) -> dict[str, Any]:
    """Return the columns that all submissions have, and note what is wrong with them."""
    contact = _clean_contact(cleaner, values.get("contact") or {})
    message = cleaner.column(
        Submission._meta.get_field("message"),
        values.get("message"),
        ("message",),
        required=kind == Kind.COOPERATION,
    )
    _check_notice(cleaner, values.get("notice_version"))
    consents = bool(values.get("consents_to_publication"))
    return {
        "kind": kind,
        "language": clean_language(cleaner, values.get("locale")) or settings.LANGUAGE_CODE,
        **contact,
        "contact_digest": digest_of_email(contact["contact_email"]),
        "message": message,
        "purpose": kind.value,
        "notice_version": values.get("notice_version"),
        "legal_basis": BASES[kind],
        "consents_to_publication": consents,
        "consent_changed_at": timezone.now() if consents else None,
        "idempotency_key": clean_key(cleaner, values.get("idempotency_key")),
    }


def clean_language(cleaner: Cleaner, code: str | None) -> str | None:
    """Return a language of the site, and note one that it has not."""
    language = language_of(code)
    if language is None:
        known = ", ".join(each for each, _name in settings.WAGTAIL_CONTENT_LANGUAGES)
        message = _("The site's languages are: %(languages)s.") % {"languages": known}
        cleaner.note(("locale",), FaultCode.UNKNOWN, message)
    return language


def clean_key(cleaner: Cleaner, key: str | None) -> str:
    """Return under which digest a key against repetition is kept: it may be of any words."""
    if KEY.fullmatch(key or "") is None:
        message = _("A key has 8 to 64 printable characters, without spaces.")
        cleaner.note(("idempotencyKey",), FaultCode.INVALID, message)
    return digest("idempotency", key or "")


def raise_faults(cleaner: Cleaner) -> None:
    """Raise Refused when anything is wrong."""
    if cleaner.faults:
        raise Refused(cleaner.faults)


def _clean_contact(cleaner: Cleaner, contact: Values) -> dict[str, Any]:
    return {
        f"contact_{name}": cleaner.column(
            Submission._meta.get_field(f"contact_{name}"),
            contact.get(name),
            ("contact", name),
            required=required,
        )
        for name, required in CONTACT.items()
    }


def _check_notice(cleaner: Cleaner, version: Any) -> None:
    if version not in KNOWN_VERSIONS:
        message = _("The privacy notice has changed. Read it again, then send the form.")
        cleaner.note(("noticeVersion",), FaultCode.UNKNOWN, message)
