"""RSS 2.0 with whole texts (content), pictures (Media RSS), languages (Dublin Core), parts (Atom).

https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile
"""

from html import escape
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date

from website.feeds.items import Channel, Picture

MINUTES_TO_LIVE = 60
PICTURE_SIDE = 144
"""The width that RSS allows for the picture of a feed."""

NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


class _Rss(Rss201rev2Feed):
    """Adds what Django's RSS lacks."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **NAMESPACES}

    def latest_post_date(self) -> Any:
        return self.feed["updated"]

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for relation in ("first", "next"):
            if address := self.feed[relation]:
                handler.addQuickElement("atom:link", None, {"rel": relation, "href": address})
        handler.startElement("image", {})
        for name, value in (
            ("url", self.feed["picture"]),
            ("title", self.feed["title"]),
            ("link", self.feed["link"]),
            ("width", str(PICTURE_SIDE)),
            ("height", str(PICTURE_SIDE)),
        ):
            handler.addQuickElement(name, value)
        handler.endElement("image")

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:language", item["language"])
        handler.addQuickElement("atom:updated", rfc3339_date(item["updated"]))
        handler.addQuickElement("content:encoded", item["html"])
        if item["picture"] is not None:
            _write_picture(handler, item["picture"])


def rss(channel: Channel) -> str:
    """Write a feed as RSS. Its summaries are HTML by custom, so plain text is escaped twice."""
    feed = _Rss(
        title=channel.title,
        link=channel.url,
        description=channel.description or channel.title,
        language=channel.language,
        feed_url=channel.feed_url,
        ttl=MINUTES_TO_LIVE,
        first=channel.first_url,
        next=channel.next_url,
        picture=channel.picture,
        updated=channel.updated,
    )
    for item in channel.items:
        feed.add_item(
            title=item.title,
            link=item.url,
            description=escape(item.summary, quote=False),
            author_name=channel.author,
            pubdate=item.published,
            unique_id=item.key,
            unique_id_is_permalink=False,
            categories=[category.words for category in item.categories],
            language=item.language,
            updated=item.updated,
            html=item.html,
            picture=item.picture,
        )
    return feed.writeString("utf-8")


def _write_picture(handler: Any, picture: Picture) -> None:
    size = {"width": str(picture.width), "height": str(picture.height)}
    address = {"url": picture.url, "type": "image/jpeg", "medium": "image"}
    handler.startElement("media:content", address | size)
    if picture.alt:
        handler.addQuickElement("media:description", picture.alt, {"type": "plain"})
    handler.endElement("media:content")
