"""What markup rich text may hold: as it is stored, and as readers get it."""

import nh3

SCHEMES = {"http": "external", "https": "external", "mailto": "email", "tel": "telephone"}
"""Kinds of link by the schemes that an address may have."""

_TAGS = {"b", "br", "em", "hr", "i", "li", "ol", "p", "strong", "sub", "sup", "ul", "a"}


def clean_stored(source: str) -> str:
    """Return stored rich text, well formed and with nothing in it but what editors can write.

    What comes of an import may hold anything, also half of a surrogate pair, which is no text.
    """
    return nh3.clean(
        source.encode("utf-8", "replace").decode(),
        tags=_TAGS | {"embed"},
        attributes={
            "a": {"href", "linktype", "id"},
            "embed": {"embedtype", "id", "alt", "format"},
        },
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def clean_html(markup: str) -> str:
    """Return HTML for readers: the last gate, whatever was written before it."""
    return nh3.clean(
        markup,
        tags=_TAGS | {"img"},
        attributes={"a": {"href"}, "img": {"src", "alt", "width", "height"}},
        url_schemes=set(SCHEMES),
        link_rel="noopener",
    )
