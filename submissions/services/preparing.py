"""Give out an address that takes one file once."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from core.writing import WriteContext, writing
from submissions.models import Upload
from submissions.services import limits, room
from submissions.services.cleaning import Cleaner, Values
from submissions.services.common import clean_language, raise_faults, speaking
from submissions.services.digests import digest
from submissions.services.faults import FaultCode
from submissions.services.using import digest_of_token

TOKEN_BYTES = 32
ENDING = ".pdf"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An address, what it is named by in a form, and when it closes."""

    url: str
    token: str
    expires_at: datetime


def max_bytes() -> int:
    """Return how large a file may be."""
    most: int = settings.SUBMISSIONS_UPLOAD_MAX_BYTES
    return most


def prepare(values: Values, context: WriteContext) -> Prepared:
    """Return a new address; raise Refused, RateLimited or OutOfRoom."""
    with speaking(values.get("locale")):
        cleaner = Cleaner()
        clean_language(cleaner, values.get("locale"))
        name = clean_name(cleaner, values.get("file_name") or "")
        check_size(cleaner, values.get("size_bytes") or 0)
        raise_faults(cleaner)
    room.check(values["size_bytes"], context.client)
    limit = limits.client_limit(context.client, "upload")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with writing():
        limits.hold([limit.who])
        limits.count([limit])
        upload = Upload.objects.create(
            token_digest=digest_of_token(token),
            client_digest=digest("client", context.client),
            file_name=name,
        )
    url = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("upload", args=[token])
    return Prepared(url, token, upload.expires_at)


def clean_name(cleaner: Cleaner, name: str) -> str:
    """Return a file's own name without the folders that some browsers tell."""
    own = name.replace("\\", "/").rpartition("/")[2].lstrip(".")
    cleaned = str(cleaner.column(_file_name(), own, ("fileName",), required=True))
    if cleaned and not cleaned.lower().endswith(ENDING):
        message = _("Send the document as a PDF.")
        cleaner.note(("fileName",), FaultCode.INVALID, message)
    return cleaned


def check_size(cleaner: Cleaner, size_bytes: int) -> None:
    """Note a size that no file can have here."""
    if size_bytes > max_bytes():
        cleaner.note(("sizeBytes",), FaultCode.TOO_LARGE, too_large())
    elif size_bytes <= 0:
        cleaner.note(("sizeBytes",), FaultCode.OUT_OF_RANGE, _("This file is empty."))


def too_large() -> str:
    """Return what a person is told whose file is too large."""
    return _("A file has at most %(most)s.") % {"most": filesizeformat(max_bytes())}


def _file_name() -> object:
    return Upload._meta.get_field("file_name")
