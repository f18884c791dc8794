"""Answers that are kept: their bytes, their names (ETag), and the headers they are given with."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from cms.graphql.versions import Version
from core.registry import Note

Headers = list[tuple[str, str]]

OVERHEAD_BYTES = 3_000
"""About what an answer takes in memory besides its bodies."""
WORTH_COMPRESSING_BYTES = 1_000

OF_ONE_RESPONSE = frozenset(
    {
        "cache-control",
        "content-length",
        "date",
        "etag",
        "ratelimit",
        "ratelimit-policy",
        "set-cookie",
        "x-request-id",
    }
)
"""Headers that are made for each response, and not kept with an answer."""


class Form(NamedTuple):
    """An answer as it is sent, plain or compressed; the two have names (ETag) of their own."""

    etag: str
    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer of status 200, as it was made under a content version at a time (Unix)."""

    version: Version
    made_at: float
    headers: Headers
    plain: Form
    compressed: Form | None = None
    notes: tuple[Note, ...] = ()
    """What is to be remembered each time that it is given."""

    @classmethod
    def of(
        cls,
        version: Version,
        made_at: float,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        notes: tuple[Note, ...] = (),
    ) -> "KeptAnswer":
        """Return what is to be kept of a response."""
        kept = [
            (name, _varying(value) if name.lower() == "vary" else value)
            for name, value in headers
            if name.lower() not in OF_ONE_RESPONSE
        ]
        name = hashlib.blake2b(body, digest_size=16).hexdigest()
        return cls(version, made_at, kept, _form(f'"{name}"', kept, body), notes=notes)

    @property
    def body(self) -> bytes:
        """The answer's bytes as they are."""
        return self.plain.body

    @property
    def size(self) -> int:
        """About the bytes of memory that it takes."""
        forms = [self.plain] if self.compressed is None else [self.plain, self.compressed]
        return OVERHEAD_BYTES + sum(len(form.body) for form in forms)

    @property
    def is_worth_compressing(self) -> bool:
        """Whether a client that takes gzip would be better served with it."""
        return self.compressed is None and len(self.body) >= WORTH_COMPRESSING_BYTES

    def with_compressed(self) -> "KeptAnswer":
        """Return the answer with its compressed bytes beside the plain ones."""
        body = gzip.compress(self.body, compresslevel=6, mtime=0)
        headers = [*self.headers, ("Content-Encoding", "gzip")]
        return replace(self, compressed=_form(f'{self.plain.etag[:-1]}-gzip"', headers, body))


def _form(etag: str, headers: Headers, body: bytes) -> Form:
    return Form(etag, [*headers, ("ETag", etag), ("Content-Length", str(len(body)))], body)


def _varying(value: str) -> str:
    """Return a Vary header that names the encoding, and no cookie: the API knows none."""
    names = [name.strip() for name in value.split(",")]
    kept = [name for name in names if name.lower() not in {"cookie", "accept-encoding"}]
    return ", ".join([*kept, "Accept-Encoding"])
