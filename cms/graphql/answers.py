"""Answers that are kept: their bytes, their names (ETag), and the headers they are given with."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cms.graphql.versions import Version

Headers = list[tuple[str, str]]

OVERHEAD_BYTES = 2_000
"""About what an answer takes in memory besides its body."""
WORTH_COMPRESSING_BYTES = 1_000

OF_ONE_RESPONSE = frozenset(
    {"cache-control", "content-length", "date", "etag", "set-cookie", "x-request-id"}
)
"""Headers that are made for each response, and not kept with an answer."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer of status 200, as it was made under a content version at a time (Unix)."""

    version: Version
    made_at: float
    headers: Headers
    body: bytes
    compressed: bytes | None = None
    etag: str = field(default="")
    """Strong, without quotes, of the body as it is; compressed it has another name."""

    @classmethod
    def of(
        cls, version: Version, made_at: float, headers: Iterable[tuple[str, str]], body: bytes
    ) -> "KeptAnswer":
        """Return what is to be kept of a response."""
        kept = [
            (name, _varying(value) if name.lower() == "vary" else value)
            for name, value in headers
            if name.lower() not in OF_ONE_RESPONSE
        ]
        etag = hashlib.blake2b(body, digest_size=16).hexdigest()
        return cls(version, made_at, kept, body, etag=etag)

    @property
    def size(self) -> int:
        """About the bytes of memory that it takes."""
        return OVERHEAD_BYTES + len(self.body) + len(self.compressed or b"")

    @property
    def is_worth_compressing(self) -> bool:
        """Whether a client that takes gzip is better served with it."""
        return self.compressed is None and len(self.body) >= WORTH_COMPRESSING_BYTES

    def with_compressed(self) -> "KeptAnswer":
        """Return the answer with its compressed bytes beside the plain ones."""
        return replace(self, compressed=gzip.compress(self.body, compresslevel=6, mtime=0))


def _varying(value: str) -> str:
    """Return a Vary header that names the encoding, and no cookie: the API knows none."""
    names = [name.strip() for name in value.split(",")]
    kept = [name for name in names if name.lower() not in {"cookie", "accept-encoding"}]
    return ", ".join([*kept, "Accept-Encoding"])
