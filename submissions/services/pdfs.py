"""What a PDF can do besides being read: looked for without running any of it.

Names may be written with `#` and numbers (ISO 32000-1, section 7.3.5), and objects may lie in
compressed streams (7.5.7): both are looked through. What is hidden deeper stays unseen, which is
why a file lies in quarantine and is never shown in a browser. What would take too long is not
looked through to its end: then a person is told so.
"""

import re
from collections.abc import Iterable, Iterator

from submissions.services.pdf_streams import PIECE_BYTES, TooMuch, Unfolding
from submissions.suspicion import Suspicion

LONGEST_NAME_BYTES = 64
"""Of what is looked for: all its letters as numbers, and a sign behind them."""


def _spelt(name: str) -> str:
    """Return the pattern of a name of which each letter may be written as a number."""
    return "".join(f"(?:{letter}|#{_digits(ord(letter))})" for letter in name)


def _digits(number: int) -> str:
    """Return the pattern of a number of two hexadecimal digits, in either case."""
    return "".join(f"[{digit}{digit.lower()}]" for digit in f"{number:02X}")


def _names(*names: str) -> re.Pattern[bytes]:
    return re.compile(rf"/(?:{'|'.join(map(_spelt, names))})(?![A-Za-z0-9])".encode())


ACTIVE = _names(
    "JavaScript", "JS", "Launch", "EmbeddedFiles", "EmbeddedFile", "RichMedia", "XFA",
    "GoToR", "GoToE", "SubmitForm", "ImportData",
)  # fmt: skip
"""What runs, what lies within, and what asks other hosts when the file is opened."""
LOCKED = _names("Encrypt")


def suspicions_of(data: bytes) -> list[str]:
    """Return the codes of what is noticed in a PDF."""
    found = {
        Suspicion.ACTIVE_FILE: _is_in(ACTIVE, _pieces(data)),
        Suspicion.LOCKED_FILE: _is_in(LOCKED, _pieces(data)),
    }
    if not found[Suspicion.ACTIVE_FILE]:
        try:
            unfolded = Unfolding(data).pieces(LONGEST_NAME_BYTES)
            found[Suspicion.ACTIVE_FILE] = _is_in(ACTIVE, unfolded)
        except TooMuch:
            found[Suspicion.HEAVY_FILE] = True
    return [code.value for code, is_so in found.items() if is_so]


def _is_in(pattern: re.Pattern[bytes], pieces: Iterable[bytes]) -> bool:
    return any(pattern.search(piece) for piece in pieces)


def _pieces(data: bytes) -> Iterator[bytes]:
    """Yield a file in pieces, each with the end of the one before: names may lie across it."""
    for start in range(0, len(data), PIECE_BYTES):
        yield data[max(0, start - LONGEST_NAME_BYTES) : start + PIECE_BYTES]
