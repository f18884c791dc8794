"""Refusal of uploads that are not what they say: scripts in pictures, two formats in one file."""

import struct
import zipfile
import zlib
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as PILImage

from core.picture_ends import end_of_picture

ACTIVE_CONTENT = (
    b"<script",
    b"<html",
    b"<!doctype html",
    b"<?php",
    b"<iframe",
    b"javascript:",
)
FOREIGN_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf'\x1c",
    b"MZ\x90\x00",
)
"""Beginnings of other formats: documents, archives, programs."""

END_OF_ARCHIVE = b"PK\x05\x06"
BYTES_TO_COMMENT = 22
"""From there on to an archive's comment; the last two say how long that is."""

HEAD_BYTES = 4096
TAIL_ALLOWANCE_BYTES = 64
"""Some cameras and editors pad a file; more than this behind its end is another file."""

ZIP_ENDINGS = {
    "docx": "word/",
    "xlsx": "xl/",
    "pptx": "ppt/",
    "odt": "mimetype",
    "ods": "mimetype",
    "odp": "mimetype",
}
TEXT_ENDINGS = frozenset({"csv", "txt"})


UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)
"""What Pillow raises for files that are cut off or damaged."""

BROKEN_PICTURE = _(
    "This file is damaged or no picture at all. Open it in an image editor, export it again as "
    "JPEG or PNG, and upload that."
)


def refuse_broken_image(file: IO[bytes]) -> None:
    """Raise ValidationError when a picture can't be read to its end, as when it was cut off."""
    file.seek(0)
    try:
        with PILImage.open(file) as picture:
            # Later users of the upload go on reading: Pillow must not close it.
            picture.load()
    except UNREADABLE as error:
        raise ValidationError(BROKEN_PICTURE, code="invalid_image") from error
    finally:
        file.seek(0)


def refuse_disguised_image(file: IO[bytes]) -> None:
    """Raise ValidationError when a picture carries markup, or another file behind its end."""
    data = _content(file)
    trailer = data[end_of_picture(data) :].strip(b"\0")
    carries_markup = _carries_markup(data)
    carries_file = len(trailer) > TAIL_ALLOWANCE_BYTES or any(
        signature in trailer for signature in FOREIGN_SIGNATURES
    )
    if carries_markup or carries_file:
        raise ValidationError(
            _(
                "This file is a picture and something else at the same time (for example a "
                "script or an archive). Open it in an image editor, export it again as JPEG or "
                "PNG, and upload that."
            ),
            code="disguised_file",
        )


def refuse_disguised_document(file: IO[bytes]) -> None:
    """Raise ValidationError when a document's content does not fit its ending."""
    data = _content(file)
    ending = str(getattr(file, "name", "")).rpartition(".")[2].lower()
    if ending == "pdf":
        fits = _is_pdf_alone(data)
    elif ending in ZIP_ENDINGS:
        fits = _is_zip_alone(data) and _is_office_file(file, ZIP_ENDINGS[ending])
    elif ending in TEXT_ENDINGS:
        fits = b"\0" not in data[:HEAD_BYTES] and not _carries_markup(data)
    else:
        fits = False
    if not fits:
        raise ValidationError(
            _(
                "The content of this file does not fit its ending “.%(ending)s”. Export it again "
                "from the program that made it, and upload that."
            )
            % {"ending": ending},
            code="disguised_file",
        )


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    data = file.read()
    file.seek(0)
    return data


def _carries_markup(data: bytes) -> bool:
    lowered = data.lower()
    return any(mark in lowered for mark in ACTIVE_CONTENT)


def _is_pdf_alone(data: bytes) -> bool:
    """Tell whether a PDF has nothing of another kind at its head or behind its end."""
    body, mark, tail = data.rpartition(b"%%EOF")
    foreign = any(signature in tail for signature in FOREIGN_SIGNATURES)
    within = len(tail.strip()) <= TAIL_ALLOWANCE_BYTES
    starts = data.startswith(b"%PDF-") and not _carries_markup(body[:HEAD_BYTES])
    is_clean = within and not foreign and not _carries_markup(tail)
    return bool(mark) and starts and is_clean and not _is_archive_to_its_end(data)


def _is_archive_to_its_end(data: bytes) -> bool:
    """Tell whether a file is an archive as well, whose comment ends with the file (APPNOTE 4.3.16).

    An archive that just lies in a stream is followed by more than its comment.
    """
    at = data.rfind(END_OF_ARCHIVE)
    end = at + BYTES_TO_COMMENT
    return at >= 0 and end + int.from_bytes(data[end - 2 : end], "little") == len(data)


def _is_zip_alone(data: bytes) -> bool:
    """Tell whether a ZIP has nothing before its first entry and behind its directory's end.

    The end's record is 22 bytes and a comment (APPNOTE.TXT 6.3.10, section 4.3.16).
    """
    end = data.rfind(b"PK\x05\x06")
    if not data.startswith(b"PK\x03\x04") or end < 0:
        return False
    return end + 22 + int.from_bytes(data[end + 20 : end + 22], "little") == len(data)


def _is_office_file(file: IO[bytes], member: str) -> bool:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.startswith(member) for name in archive.namelist())
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)
