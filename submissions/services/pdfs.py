"""What a PDF can do besides being read: looked for without running any of it.

Names may be written with `#` and numbers (ISO 32000-1, section 7.3.5), and objects may lie in
compressed streams (7.5.7): both are looked through. What is hidden deeper stays unseen, which is
why a file lies in quarantine and is never shown in a browser.
"""

import re
import zlib
from collections.abc import Iterator

from submissions.suspicion import Suspicion

ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])")
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n")
MOST_STREAMS = 5_000
MOST_INFLATED_BYTES = 50_000_000
"""Of all streams together: a small file can unfold into gigabytes."""


def suspicions_of(data: bytes) -> list[str]:
    """Return the codes of what is noticed in a PDF."""
    parts = [data, *_inflated(data)]
    found = {
        Suspicion.ACTIVE_FILE: any(ACTIVE.search(_spelt_out(part)) for part in parts),
        Suspicion.LOCKED_FILE: LOCKED.search(_spelt_out(data)) is not None,
    }
    return [code.value for code, is_so in found.items() if is_so]


def _spelt_out(data: bytes) -> bytes:
    return NUMBERED.sub(lambda match: bytes([int(match[1], 16)]), data)


def _inflated(data: bytes) -> Iterator[bytes]:
    """Yield what streams unfold to, as far as the room goes; all but deflated ones are left."""
    left = MOST_INFLATED_BYTES
    for number, match in enumerate(STREAM.finditer(data)):
        if number >= MOST_STREAMS or left <= 0:
            return
        try:
            part = zlib.decompressobj().decompress(data[match.end() :], left)
        except zlib.error:
            continue
        left -= len(part)
        yield part
