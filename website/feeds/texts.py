"""The whole text of an item as HTML that any reader of feeds can show."""

from typing import Any

import nh3
from django.template.loader import render_to_string

from website.absolute import Addresses
from website.languages import Language

ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
"""No classes and ids: they mean something in the site's own pages only."""


def full_text(node: dict[str, Any], addresses: Addresses, interface: Language) -> str:
    """Return correction, picture and all blocks of a page; every address is absolute."""
    html = render_to_string("website/feed/text.html", {"page": node, "interface": interface})
    return nh3.clean(
        html,
        tags=nh3.ALLOWED_TAGS | {"section"},
        attributes=ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative=addresses.of,
    ).strip()
