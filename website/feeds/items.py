"""What a feed tells, whatever its format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from website.absolute import Addresses
from website.feeds.texts import full_text
from website.languages import Language
from website.permanent import permanent
from website.times import beginning, instant
from website.wording import NEWS_KIND

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Category:
    """A topic or a kind: the key that never changes, and the words for it."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of an item: a JPEG."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Item:
    """A page in a feed; `html` is all of its text, `summary` its beginning, plain."""

    key: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str
    categories: Sequence[Category]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Channel:
    """The feed itself: `url` is the page that shows the list, `feed_url` this part of the feed."""

    key: str
    url: str
    feed_url: str
    first_url: str
    next_url: str | None
    title: str
    description: str
    author: str
    author_url: str
    language: str
    updated: datetime
    icon: str
    picture: str
    items: Sequence[Item]


def item_of(node: Answer, addresses: Addresses, interface: Language) -> Item:
    """Return the item that a page is."""
    updated = instant(node["updatedAt"])
    corrected = beginning((node.get("correction") or {}).get("date"))
    return Item(
        key=permanent(node["id"]).urn,
        url=node["seo"]["canonical"],
        title=node["title"],
        summary=node["standfirst"],
        html=full_text(node, addresses, interface),
        published=published(node),
        updated=max(updated, corrected or updated),
        language=node["locale"]["code"],
        categories=_categories(node),
        picture=_picture(node["seo"]["openGraph"]["image"]),
    )


def published(node: Answer) -> datetime:
    """Return when an item was published: of news with another date than that day, their date."""
    first = instant(node["publishedAt"] or node["updatedAt"])
    day = beginning(node.get("date"))
    return first if day is None or day.date() == first.astimezone(UTC).date() else day


def _categories(node: Answer) -> list[Category]:
    kind = node.get("kind")
    kinds = [Category(kind, str(NEWS_KIND[kind]))] if kind else []
    return [*(Category(topic["slug"], topic["name"]) for topic in node["topics"]), *kinds]


def _picture(image: Answer | None) -> Picture | None:
    if image is None:
        return None
    return Picture(image["url"], image["width"], image["height"], image["alt"])
