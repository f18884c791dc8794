"""A file that comes with a form: read no further than it may be large, and handed in at once."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _

from core.asking import hand_in, send
from website.documents import document
from website.sending import BUSY, FAILED, REFUSED, in_a_while

MEGABYTE = 1024 * 1024
TOO_LARGE = 413


def most_bytes() -> int:
    """Return how large a file may be."""
    most: int = settings.SUBMISSIONS_UPLOAD_MAX_BYTES
    return most


def most_megabytes() -> str:
    """Return the same as people are told it, such as 10."""
    return floatformat(most_bytes() / MEGABYTE, -1)


class OneFile(FileUploadHandler):
    """Takes one file of one field, into a temporary file; of what is too large it keeps nothing.

    The other fields of the form are read all the same, so nothing that somebody has written is
    lost to a file. It stands alone: Django's own handlers close the file that they have when
    another one is passed over.
    """

    def __init__(self, request: HttpRequest, field: str) -> None:
        super().__init__(request)
        self._field = field
        self._kept: UploadedFile[Any] | None = None
        self._is_whole = False
        self._most_bytes = most_bytes()
        self.was_too_large = False

    def new_file(self, field_name: str, *arguments: Any, **options: Any) -> None:
        """Pass over files that nobody has asked for."""
        if field_name != self._field or self._kept is not None:
            raise SkipFile
        super().new_file(field_name, *arguments, **options)
        self._kept = TemporaryUploadedFile(self.file_name or "", self.content_type, 0, self.charset)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, while the file is not too large."""
        if self._kept is None:
            return
        if start + len(raw_data) > self._most_bytes:
            self.was_too_large = True
            self._kept.close()
            raise SkipFile
        self._kept.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """Return the file, to be read from its beginning."""
        if self._kept is not None:
            self._kept.seek(0)
            self._kept.size = file_size
            self._is_whole = True
        return self._kept

    def upload_interrupted(self) -> None:
        """Drop a file that has not come to its end; another one may have ended so."""
        if self._kept is not None and not self._is_whole:
            self._kept.close()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: its token, or why there is none.

    `status` is what HTTP says to a form that isn't sent, because of the file or of something else.
    """

    token: str = ""
    problem: str = ""
    status: int = REFUSED
    retry_after: int | None = None


def take(file: "UploadedFile[Any]", locale: str, request: HttpRequest) -> Taken:
    """Hand a file in, as any client of the API does."""
    asked = {"fileName": file.name, "sizeBytes": file.size, "locale": locale}
    reply = send(document("prepare_upload"), {"input": asked}, request)
    if reply.data is None:
        return _refused(reply.status, reply.retry_after)
    prepared = reply.data["prepareUpload"]
    if prepared["errors"]:
        return Taken(problem=" ".join(error["message"] for error in prepared["errors"]))
    handed = hand_in(prepared["token"], file, request)
    if handed.is_taken:
        return Taken(token=prepared["token"])
    if handed.status == BUSY:
        return _refused(handed.status, handed.retry_after)
    if handed.status == FAILED:
        return Taken(problem=handed.message, status=FAILED, retry_after=handed.retry_after)
    return Taken(problem=handed.message)


def too_large() -> Taken:
    """Return what became of a file that was not read to its end."""
    problem = _("The file is larger than %(most)s MB.") % {"most": most_megabytes()}
    return Taken(problem=problem, status=TOO_LARGE)


def _refused(status: int, retry_after: int | None) -> Taken:
    if status == BUSY:
        return Taken(problem=in_a_while(retry_after), status=BUSY, retry_after=retry_after)
    problem = _("The file can’t be taken now. Please try again later, or send the form without it.")
    return Taken(problem=problem, status=FAILED, retry_after=retry_after)
