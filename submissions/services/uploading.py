"""What an upload's address does: it takes one PDF, once."""

import hashlib
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import OutOfRoom, RateLimited
from core.uploads import refuse_disguised_document
from core.writing import writing
from submissions.models.uploads import WAITS
from submissions.services import limits, pdfs, quarantine, room
from submissions.services.preparing import max_bytes, too_large
from submissions.services.using import digest_of_token

GONE, TOO_LARGE, NO_PDF = 410, 413, 422
PIECE_BYTES = 64 * 1024


class Readable(Protocol):
    """What gives its bytes piece by piece: a file, or the body of a request."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most so many; none at the end."""


class Rejected(Exception):
    """A file that isn't taken: the status of HTTP, and what a person can do."""

    def __init__(self, status: int, message: str, retry_after: int | None = None) -> None:
        super().__init__(str(status))  # Without a name or a token.
        self.status = status
        self.message = message
        self.retry_after = retry_after


def take(token: str, file: Readable, client: str) -> None:
    """Keep the file that comes through a token's address; raise Rejected.

    A file that is rejected leaves the address open: a person may choose another one.
    """
    _count(client)
    digest = digest_of_token(token)
    if not room.open_uploads(digest).exists():
        raise _gone()
    data = _content(file)
    _check(data)
    suspicions = pdfs.suspicions_of(data)
    _reserve(digest, len(data), client)
    try:
        _keep(digest, data, suspicions)
    except BaseException:
        room.give_back(digest)
        raise


def check_length(size_bytes: int) -> None:
    """Raise Rejected for a file that says that it is too large, before any of it is read."""
    if size_bytes > max_bytes():
        raise Rejected(TOO_LARGE, too_large())


def _count(client: str) -> None:
    limit = limits.client_limit(client, "file")
    try:
        with writing():
            limits.hold([limit.who])
            limits.count([limit])
    except RateLimited as error:
        message = _("Too many files were sent. Try again later.")
        raise Rejected(error.status, message, error.retry_after_seconds) from None


def _reserve(digest: str, size_bytes: int, client: str) -> None:
    """Take room for a file; no byte of it is stored before."""
    try:
        is_open = room.reserve(digest, size_bytes, client)
    except RateLimited as error:
        message = _("Too many of your files wait for a form. Send it, or try again later.")
        raise Rejected(error.status, message, error.retry_after_seconds) from None
    except OutOfRoom as error:
        message = _(
            "No more files can be taken at present. Try again later, or send the form without one."
        )
        raise Rejected(error.status, message, error.retry_after_seconds) from None
    if not is_open:
        raise _gone()


def _keep(digest: str, data: bytes, suspicions: list[str]) -> None:
    with writing():
        upload: Any = room.open_uploads(digest).select_for_update().first()
        if upload is None:
            raise _gone()
        upload.document = quarantine.keep(data)
        upload.received_at = timezone.now()
        upload.expires_at = upload.received_at + WAITS
        upload.sha256 = hashlib.sha256(data).hexdigest()
        upload.size_bytes = len(data)
        upload.suspicions = suspicions
        upload.save()


def _content(file: Readable) -> bytes:
    """Read a file; not more of it than is taken."""
    pieces, size = [], 0
    while piece := file.read(PIECE_BYTES):
        size += len(piece)
        check_length(size)
        pieces.append(piece)
    return b"".join(pieces)


def _check(data: bytes) -> None:
    try:
        refuse_disguised_document(ContentFile(data, name="received.pdf"))
    except ValidationError:
        message = _("This file is no PDF, or not only one. Export it as a PDF and send that.")
        raise Rejected(NO_PDF, message) from None


def _gone() -> Rejected:
    return Rejected(GONE, _("This address was used before, or its time is over. Begin anew."))
