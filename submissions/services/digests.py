"""Keyed digests: equal for equal things, and nothing can be read from them without the key."""

import hashlib
import json
from typing import Any

from django.conf import settings

WITHOUT_DOTS = frozenset({"gmail.com", "googlemail.com"})
"""Domains whose mailboxes have no dots, wherever one is written."""


def digest(purpose: str, *words: str) -> str:
    """Return 64 hexadecimal signs; digests of different purposes have nothing in common."""
    key = hashlib.sha256(f"submissions {settings.SECRET_KEY}".encode()).digest()
    material = "\0".join((purpose, *words)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(material, key=key, digest_size=32).hexdigest()


def digest_of_values(purpose: str, values: dict[str, Any]) -> str:
    """Return the digest of values that JSON can hold, whatever their order."""
    return digest(purpose, json.dumps(values, sort_keys=True, default=str))


def digest_of_email(email: str) -> str:
    """Return the digest by which a contact is known again, however the address is written."""
    return digest("contact", mailbox_of(email))


def mailbox_of(email: str) -> str:
    """Return an address as it is compared: alike for all ways to write one mailbox.

    A mailbox can mostly be written to by as many addresses as one likes: with words behind a plus
    (RFC 5233), at Google with dots anywhere.
    """
    local, _at, domain = email.strip().casefold().rpartition("@")
    local = local.partition("+")[0] or local
    domain = _ascii(domain.rstrip("."))
    if domain in WITHOUT_DOTS:
        local = local.replace(".", "")
    return f"{local}@{domain}"


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain
