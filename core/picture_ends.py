"""Where pictures end by their own formats: what lies behind belongs to something else."""

MAX_APPENDED_JPEGS = 8
AVIF_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"moov"})


def end_of_picture(data: bytes) -> int:
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
