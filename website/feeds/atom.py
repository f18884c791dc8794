"""Atom 1.0 (RFC 4287), in parts (RFC 5005)."""

from typing import Any

from django.utils.feedgenerator import Atom1Feed

from website.feeds.items import Channel


class _Atom(Atom1Feed):
    """Adds what Django's Atom lacks; texts say what they are: plain, or HTML."""

    def latest_post_date(self) -> Any:
        return self.feed["updated"]

    def item_attributes(self, item: Any) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("icon", self.feed["icon"])
        for relation in ("first", "next"):
            if address := self.feed[relation]:
                handler.addQuickElement("link", "", {"rel": relation, "href": address})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        # Django would say that the summary is HTML.
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})
        handler.addQuickElement("content", item["html"], {"type": "html"})
        for category in item["named"]:
            term = {"term": category.key, "label": category.words}
            handler.addQuickElement("category", "", term)
        if item["picture"] is not None:
            link = {"rel": "enclosure", "href": item["picture"].url, "type": "image/jpeg"}
            handler.addQuickElement("link", "", link)


def atom(channel: Channel) -> str:
    """Write a feed as Atom."""
    feed = _Atom(
        title=channel.title,
        link=channel.url,
        description=None,
        subtitle=channel.description or None,
        language=channel.language,
        author_name=channel.author,
        author_link=channel.author_url,
        feed_url=channel.feed_url,
        feed_guid=channel.key,
        first=channel.first_url,
        next=channel.next_url,
        icon=channel.icon,
        updated=channel.updated,
    )
    for item in channel.items:
        feed.add_item(
            title=item.title,
            link=item.url,
            description=item.summary,
            pubdate=item.published,
            updateddate=item.updated,
            unique_id=item.key,
            language=item.language,
            html=item.html,
            named=item.categories,
            picture=item.picture,
        )
    return feed.writeString("utf-8")
