"""Compressed streams of a PDF, unfolded piece by piece and no further than it is worth."""

import re
import zlib
from collections.abc import Iterator

STREAM = re.compile(rb"stream[ \t]{0,20}(?:\r\n|\n|\r)")
"""Programs pass over what ISO 32000-1, section 7.3.8, forbids: spaces, and a CR alone."""
MOST_STREAMS = 5_000
MOST_INFLATED_BYTES = 50_000_000
"""Of all streams together: a small file can unfold into gigabytes."""
MOST_READINGS = 2
"""How often a file may be read: streams can lie in one another, and would be read again and
again."""
HEAD_BYTES = 2
FED_BYTES = 16 * 1024
PIECE_BYTES = 1024 * 1024
"""So much is looked at at once: other threads have their turn in between."""


class TooMuch(Exception):
    """It would take too long to look through the rest."""


class Unfolding:
    """The streams of one file, with the room that is left for what they unfold to."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._room = MOST_INFLATED_BYTES
        self._to_read = MOST_READINGS * len(data)

    def pieces(self, overlap: int) -> Iterator[bytes]:
        """Yield what streams unfold to, each piece with the last bytes of the one before it.

        All but deflated ones are left; one that is damaged ends where it is. Raises TooMuch.
        """
        for number, match in enumerate(STREAM.finditer(self._data)):
            if number >= MOST_STREAMS:
                raise TooMuch
            before = b""
            for piece in self._unfolded(match.end()):
                yield before + piece
                before = piece[-overlap:]

    def _unfolded(self, begin: int) -> Iterator[bytes]:
        """Yield what one stream unfolds to; its checksum is left aside, as those do who show PDFs.

        A wrong one would hide what is in it.
        """
        if not _is_deflated(self._data[begin : begin + HEAD_BYTES]):
            return
        begin += HEAD_BYTES
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        waiting: bytes | memoryview = b""
        while not stream.eof and (waiting or begin < len(self._data)):
            if not waiting:
                waiting = self._data[begin : begin + FED_BYTES]
                begin += len(waiting)
            try:
                piece = stream.decompress(waiting, PIECE_BYTES)
            except zlib.error:
                return
            self._count(len(waiting) - len(stream.unconsumed_tail), len(piece))
            waiting = stream.unconsumed_tail
            if piece:
                yield piece

    def _count(self, read: int, unfolded: int) -> None:
        self._to_read -= read
        self._room -= unfolded
        if min(self._to_read, self._room) < 0:
            raise TooMuch


def _is_deflated(head: memoryview) -> bool:
    """Tell whether a stream begins as RFC 1950, section 2.2, has it."""
    is_whole = len(head) == HEAD_BYTES
    return is_whole and head[0] & 15 == zlib.DEFLATED and int.from_bytes(head) % 31 == 0
