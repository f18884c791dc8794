"""What a PDF can do besides being read: looked for without running any of it.

Names may be written with `#` and numbers (ISO 32000-1, section 7.3.5), and objects may lie in
compressed streams (7.5.7): both are looked through. What is hidden deeper stays unseen, which is
why a file lies in quarantine and is never shown in a browser.
"""

import re
import zlib
from collections.abc import Iterator

from submissions.suspicion import Suspicion


def _named(*names: str) -> re.Pattern[bytes]:
    """Return what finds any of some names, each of whose letters may be a number."""
    spelt = (
        "".join(f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in name)
        for name in names
    )
    return re.compile(f"/(?:{'|'.join(spelt)})(?![A-Za-z0-9])".encode())


ACTIVE = _named("JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA")
LOCKED = _named("Encrypt")
STREAM = re.compile(rb"stream\r?\n")
MOST_STREAMS = 5_000
MOST_INFLATED_BYTES = 50_000_000
"""Of all streams together: a small file can unfold into gigabytes."""
HEAD_BYTES = 2
PIECE_BYTES = 64 * 1024
"""A stream is read piece by piece: it says nowhere for sure how long it is, and most are short."""


def suspicions_of(data: bytes) -> list[str]:
    """Return the codes of what is noticed in a PDF."""
    found = {
        Suspicion.ACTIVE_FILE: any(ACTIVE.search(part) for part in (data, *_inflated(data))),
        Suspicion.LOCKED_FILE: LOCKED.search(data) is not None,
    }
    return [code.value for code, is_so in found.items() if is_so]


def _inflated(data: bytes) -> Iterator[bytes]:
    """Yield what streams unfold to, as far as the room goes; all but deflated ones are left."""
    left = MOST_INFLATED_BYTES
    for number, match in enumerate(STREAM.finditer(data)):
        if number >= MOST_STREAMS or left <= 0:
            return
        part = _unfolded(memoryview(data)[match.end() :], left)
        left -= len(part)
        yield part


def _unfolded(rest: memoryview, most: int) -> bytes:
    """Return what a stream at the beginning unfolds to, cut where it is longer or damaged.

    Its checksum is left aside, as those do who show PDFs: a wrong one would hide what is in it.
    """
    if not _is_deflated(rest):
        return b""
    stream, found = zlib.decompressobj(-zlib.MAX_WBITS), bytearray()
    for start in range(HEAD_BYTES, len(rest), PIECE_BYTES):
        try:
            found += stream.decompress(rest[start : start + PIECE_BYTES], most - len(found))
        except zlib.error:
            break
        if stream.eof or len(found) >= most:
            break
    return bytes(found)


def _is_deflated(rest: memoryview) -> bool:
    """Tell whether a stream begins as RFC 1950, section 2.2, has it."""
    head = bytes(rest[:HEAD_BYTES])
    is_whole = len(head) == HEAD_BYTES
    return is_whole and head[0] & 15 == zlib.DEFLATED and int.from_bytes(head) % 31 == 0
