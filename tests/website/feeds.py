"""How to read feeds in tests, and content that has everything a feed tells."""

import json
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
from django.test import Client

from core.services.renditions import make_renditions
from news.models import NewsPage
from tests.factories import ImageFactory, NewsPageFactory, TopicFactory, blocks

ENDINGS = ("rss", "atom", "json")
NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
HOST = "http://127.0.0.1:8000"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def text_of(client: Client, address: str) -> str:
    """Return what stands at an address."""
    response = client.get(address)
    assert response.status_code == 200, response.content[:300]
    return response.content.decode()


def xml_of(client: Client, address: str) -> ET.Element:
    """Return a feed, parsed as XML."""
    return ET.fromstring(text_of(client, address))  # noqa: S314 - our own answer


def json_of(client: Client, address: str) -> dict[str, Any]:
    """Return a JSON Feed."""
    return json.loads(text_of(client, address))


def parsed(client: Client, address: str) -> Any:
    """Return a feed as a reader's program sees it; it may find nothing wrong with it."""
    response = client.get(address)
    headers = {"content-type": response["Content-Type"]}
    found = feedparser.parse(response.content, response_headers=headers)
    assert not found.bozo, found.bozo_exception
    return found


def titles(client: Client, address: str) -> list[str]:
    """Return the titles of the items in a feed of whatever format."""
    if address.partition("?")[0].endswith(".json"):
        return [item["title"] for item in json_of(client, address)["items"]]
    return [entry.title for entry in parsed(client, address).entries]


def full_article(**facts: Any) -> NewsPage:
    """Return news with all that a feed tells of an item."""
    image = ImageFactory.create(credit="(c) CoE")
    make_renditions([image.pk])
    values: dict[str, Any] = {
        "title": "A bridge & a town",
        "slug": "bridge",
        "kind": "statement",
        "date": date(2026, 5, 4),
        "published_at": datetime(2026, 5, 4, 9, tzinfo=UTC),
        "standfirst": "Two towns meet: 1 < 2 & more.",
        "lead_picture": image,
        "lead_picture_alt": "A bridge at dusk",
        "topics": [TopicFactory.create(name="Housing", slug="housing")],
        "body": [
            blocks.heading("Aims"),
            blocks.rich_text(
                '<p>Three <b>aims</b>, <a href="https://example.org/a">there</a>.</p>'
            ),
            blocks.image(image, "A second look"),
            blocks.gallery([blocks.image_use(image, "A third look")], title="Looks"),
            blocks.quotation("We meet on the bridge."),
            blocks.table(["Town", "Year"], ["Exampletown", "2026"], caption="Towns"),
            blocks.key_figures(("12", "towns")),
            blocks.embed("https://example.org/film"),
        ],
    }
    return NewsPageFactory.create(**(values | facts))
