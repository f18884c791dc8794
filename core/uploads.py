"""Refusal of uploads that are not what they say: scripts in pictures, two formats in one file."""

import struct
import zipfile
import zlib
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as PILImage

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

HEAD_BYTES = 4096
TAIL_ALLOWANCE_BYTES = 64
"""Some cameras and editors pad a file; more than this behind its end is another file."""

AVIF_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"moov"})

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
    lowered = data.lower()
    trailer = data[_end_of_image(data) :].strip(b"\0")
    carries_markup = any(mark in lowered for mark in ACTIVE_CONTENT)
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
        fits = data.startswith(b"%PDF-")
    elif ending in ZIP_ENDINGS:
        fits = _is_office_file(file, ZIP_ENDINGS[ending])
    elif ending in TEXT_ENDINGS:
        head = data[:HEAD_BYTES].lower()
        fits = b"\0" not in head and not any(mark in head for mark in ACTIVE_CONTENT)
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


def _is_office_file(file: IO[bytes], member: str) -> bool:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.startswith(member) for name in archive.namelist())
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)


def _end_of_image(data: bytes) -> int:
    """Return the offset behind the picture's own last byte; the length where it can't be told."""
    if data.startswith(b"\xff\xd8"):
        return _end_of_jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _end_of_png(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return 8 + int.from_bytes(data[4:8], "little")
    if data.startswith(b"GIF8"):
        return _end_of_gif(data)
    if data[4:8] == b"ftyp":
        return _end_of_avif(data)
    return len(data)


def _end_of_jpeg(data: bytes, start: int = 0) -> int:
    """Walk the segments to EOI (ITU-T T.81, annex B); a second JPEG behind belongs to the file.

    Phones append one for depth or brightness (CIPA DC-007, Multi-Picture Format).
    """
    at = start + 2
    while 0 <= (at := data.find(b"\xff", at)) < len(data) - 1:
        marker = data[at + 1]
        if marker == 0xD9:
            end = at + 2
            following = end + len(data[end:]) - len(data[end:].lstrip(b"\0"))
            return _end_of_jpeg(data, following) if data.startswith(b"\xff\xd8", following) else end
        if marker in {0x00, 0x01, 0xFF} or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return len(data)


def _end_of_png(data: bytes) -> int:
    """Walk the chunks to IEND (PNG, third edition, section 5.3)."""
    at = 8
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at
    return len(data)


def _end_of_gif(data: bytes) -> int:
    """Walk the blocks to the trailer (GIF89a specification)."""
    at = 13 + _colour_table_bytes(data[10])
    while at < len(data):
        introducer = data[at]
        if introducer == 0x3B:
            return at + 1
        if introducer == 0x2C:
            at += 11 + _colour_table_bytes(data[at + 9])
        elif introducer == 0x21:
            at += 2
        else:
            return at
        while at < len(data) and data[at]:
            at += 1 + data[at]
        at += 1
    return len(data)


def _end_of_avif(data: bytes) -> int:
    """Walk the boxes that an AVIF has (ISO/IEC 14496-12, section 4.2; AVIF 1.1, section 9)."""
    at = 0
    while data[at + 4 : at + 8] in AVIF_BOXES:
        length = int.from_bytes(data[at : at + 4], "big")
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        at = at + length if length else len(data)
    return at


def _colour_table_bytes(flags: int) -> int:
    return 3 * 2 ** ((flags & 0b111) + 1) if flags & 0b1000_0000 else 0
