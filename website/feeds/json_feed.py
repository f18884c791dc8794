"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""

import json
from typing import Any

from website.feeds.items import Channel, Item

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel) -> str:
    """Write a feed as JSON; what there is none of is left out."""
    feed = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.url,
        "feed_url": channel.feed_url,
        "description": channel.description,
        "next_url": channel.next_url,
        "icon": channel.icon,
        "favicon": channel.picture,
        "authors": [{"name": channel.author, "url": channel.author_url}],
        "language": channel.language,
    }
    items = [_item(item) for item in channel.items]
    return json.dumps(_present(feed) | {"items": items}, ensure_ascii=False, indent=1)


def _item(item: Item) -> dict[str, Any]:
    return _present(
        {
            "id": item.key,
            "url": item.url,
            "title": item.title,
            "content_html": item.html,
            "summary": item.summary,
            "image": item.picture and item.picture.url,
            "date_published": item.published.isoformat(),
            "date_modified": item.updated.isoformat(),
            "tags": [category.words for category in item.categories],
            "language": item.language,
        }
    )


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
