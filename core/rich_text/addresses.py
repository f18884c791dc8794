"""Addresses that editors wrote themselves."""

import re
from typing import Any

from core.rich_text.cleaning import SCHEMES

_WEB = re.compile(r"https?://", re.IGNORECASE)
# What browsers take out of an address before they read it (WHATWG URL Standard, 4.4).
_LINE_BREAKS = re.compile(r"[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))
_FIRST_PART = re.compile(r"[^/?#]*")


def web_address(address: str) -> str:
    """Return an address of the web; empty for any other."""
    url = _bare(address)
    return url if _WEB.match(url) else ""


def link_to(href: str | None) -> dict[str, Any] | None:
    """Return the node of a link to an address; None for one that is empty or isn't safe."""
    url = _bare(href or "")
    scheme, colon, _ = _FIRST_PART.match(url)[0].partition(":")  # type: ignore[index]  # it matches any text
    kind = SCHEMES.get(scheme.lower()) if colon else "external"
    return {"type": "link", "url": url, "kind": kind, "children": []} if url and kind else None


def _bare(address: str) -> str:
    return _LINE_BREAKS.sub("", address).strip(_EDGES)
