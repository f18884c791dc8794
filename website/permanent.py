"""Names for good: what readers of feeds and calendars know a thing again by."""

import re
import uuid
from typing import Any

NAMESPACE = uuid.UUID("5b1d2f4e-6c0a-5f0e-9a53-3d6e6f7b2c11")
"""Of all names of this program; another one would make all items new to all readers."""

UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 can't hold, and DEL, which RFC 5545 forbids."""


def permanent(key: str) -> uuid.UUID:
    """Return the name of what has a key, such as a global id: no slug, host or path is in it."""
    return uuid.uuid5(NAMESPACE, key)


def writable(value: Any) -> Any:
    """Return an answer without the characters that no format can hold."""
    if isinstance(value, str):
        return UNWRITABLE.sub("", value)
    if isinstance(value, list):
        return [writable(each) for each in value]
    if isinstance(value, dict):
        return {name: writable(each) for name, each in value.items()}
    return value
