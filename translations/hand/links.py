"""The links of a text that was changed on the page, by the names that the source gives them."""

import json
from collections.abc import Iterator

from bs4 import BeautifulSoup
from wagtail_localize.models import StringSegment

from translations.hand.origins import Origin, PageText

Link = tuple[dict[str, str], str]
"""The attributes that a link has on the page, and its name in the source."""


def known_links(
    before: PageText | None, origin: Origin, segment: StringSegment | None
) -> list[Link]:
    """Return the links that a text had, and those that its source has besides."""
    names = zip(before.links, origin.links, strict=False) if before else ()
    found = [(attributes, name) for attributes, name in names if name]
    taken = {name for _, name in found}
    of_source = links_of(segment) if segment else []
    return [*found, *(link for link in of_source if link[1] not in taken)]


def links_of(segment: StringSegment) -> list[Link]:
    """Return the links of a text of the source."""
    attributes: dict[str, dict[str, str]] = json.loads(segment.attrs or "null") or {}
    return [(values, name) for name, values in attributes.items()]


def named(text: PageText, known: list[Link]) -> tuple[str, tuple[str | None, ...]]:
    """Return a text as a translation is stored, and the names of its links.

    A link that the source has not stays as its words; its name is None.
    """
    soup = BeautifulSoup(text.data, "html.parser")
    names = list(_names(text, known))
    for element, name in zip(soup.find_all(id=True), names, strict=True):
        if name is None:
            element.unwrap()
        else:
            element["id"] = name
    return str(soup), tuple(names)


def _names(text: PageText, known: list[Link]) -> Iterator[str | None]:
    left = list(known)
    for attributes in text.links:
        found = next((link for link in left if link[0] == attributes), None)
        if found is not None:
            left.remove(found)
            yield found[1]
        else:  # One that stands there twice by now, or that is new.
            yield next((name for values, name in known if values == attributes), None)
