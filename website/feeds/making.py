"""A feed made of the API's answers: the section's, and that of its list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.templatetags.static import static
from django.utils.translation import override

from website.absolute import Addresses
from website.feeds.atom import atom
from website.feeds.items import Channel, item_of
from website.feeds.json_feed import json_feed
from website.feeds.lists import Chosen, query_of
from website.feeds.rss import rss
from website.languages import of_interface
from website.permanent import permanent
from website.times import instant

ICON = "website/feed-icon.png"
PICTURE = "website/feed-picture.png"


@dataclass(frozen=True, slots=True)
class Format:
    """A format of feeds, by the ending of its address."""

    media_type: str
    write: Callable[[Channel], str]


FORMATS: Mapping[str, Format] = {
    "rss": Format("application/rss+xml; charset=utf-8", rss),
    "atom": Format("application/atom+xml; charset=utf-8", atom),
    "json": Format("application/feed+json; charset=utf-8", json_feed),
}


def channel_of(
    section: dict[str, Any], items: dict[str, Any], chosen: Chosen, ending: str, after: str
) -> Channel:
    """Return the part of a feed that begins behind a cursor, or its first part."""
    url, code = section["seo"]["canonical"], section["locale"]["code"]
    addresses, interface = Addresses.beside(url), of_interface(code)
    with override(interface.code):
        made = [item_of(node, addresses, interface) for node in items["nodes"]]
    site = section["seo"]["openGraph"]["siteName"]
    file = f"{url}feed.{ending}"
    part = chosen | ({"after": after} if after else {})
    onwards = items["pageInfo"]["hasNextPage"] and items["pageInfo"]["endCursor"]
    changed = instant(section["updatedAt"])
    return Channel(
        key=permanent(f"{section['id']}{query_of(chosen)}").urn,
        url=url + query_of(chosen),
        feed_url=file + query_of(part),
        first_url=file + query_of(chosen),
        next_url=file + query_of(chosen | {"after": onwards}) if onwards else None,
        title=title_of(section, chosen),
        description=section["seo"]["description"],
        author=site,
        author_url=f"{addresses.site}/{code}/",
        language=code,
        updated=max([changed, *(item.updated for item in made)]),
        icon=addresses.of(static(ICON)),
        picture=addresses.of(static(PICTURE)),
        items=made,
    )


def title_of(section: dict[str, Any], chosen: Chosen) -> str:
    """Return the name of a list wherever it is read: what it is, of what part, and whose."""
    narrowed = f" ({', '.join(chosen.values())})" if chosen else ""
    return f"{section['title']}{narrowed} – {section['seo']['openGraph']['siteName']}"
