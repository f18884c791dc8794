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
MAX_APPENDED_JPEGS = 8
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
    trailer = data[_end_of_image(data) :].strip(b"\0")
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
    return bool(mark) and starts and within and not foreign and not _carries_markup(tail)


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


def _end_of_jpeg(data: bytes) -> int:
    """Return the end of a JPEG with those right behind it, which belong to the file.

    Phones append one for depth or brightness (CIPA DC-007, Multi-Picture Format).
    """
    end = _end_of_one_jpeg(data, 0)
    for _number in range(MAX_APPENDED_JPEGS):
        following = end
        while data[following : following + 1] == b"\0":
            following += 1
        if not data.startswith(b"\xff\xd8", following):
            break
        end = _end_of_one_jpeg(data, following)
    return end


def _end_of_one_jpeg(data: bytes, start: int) -> int:
    """Walk the segments to EOI (ITU-T T.81, annex B)."""
    at = start + 2
    while 0 <= (at := data.find(b"\xff", at)) < len(data) - 1:
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
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
    while at < len(data) - 10:
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
