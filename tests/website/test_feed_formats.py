"""The rules of the three formats, each written out."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from tests.factories import NewsPageFactory
from tests.website.feeds import HOST, NS, XML_LANG, full_article, json_of, xml_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

ATOM = "{http://www.w3.org/2005/Atom}"


def words(element: ET.Element | None) -> str:
    assert element is not None
    assert element.text
    return element.text


def test_rss_has_what_the_format_demands(client: Client) -> None:
    full_article()
    root = xml_of(client, "/en/news/feed.rss")
    assert (root.tag, root.attrib["version"]) == ("rss", "2.0")
    (channel,) = root
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert len(channel.findall(name)) == 1
        assert words(channel.find(name))
    assert words(channel.find("link")) == f"{HOST}/en/news/"
    assert int(words(channel.find("ttl"))) == 60
    assert parsedate_to_datetime(words(channel.find("lastBuildDate"))).tzinfo is not None
    image = channel.find("image")
    assert image is not None
    assert words(image.find("title")) == words(channel.find("title"))
    assert words(image.find("link")) == words(channel.find("link"))
    assert words(image.find("url")).endswith(".png")
    assert int(words(image.find("width"))) <= 144
    assert int(words(image.find("height"))) <= 400


def test_rss_item_has_what_readers_look_for(client: Client) -> None:
    full_article()
    item = xml_of(client, "/en/news/feed.rss").find("channel/item")
    assert item is not None
    guid = item.find("guid")
    assert guid is not None
    assert guid.attrib == {"isPermaLink": "false"}
    assert parsedate_to_datetime(words(item.find("pubDate"))).isoformat() == (
        "2026-05-04T09:00:00+00:00"
    )
    assert words(item.find("description")) == "Two towns meet: 1 &lt; 2 &amp; more."
    assert "<b>aims</b>" in words(item.find("content:encoded", NS))
    assert words(item.find("dc:creator", NS)).startswith("European Alliance")
    assert words(item.find("dc:language", NS)) == "en"
    picture = item.find("media:content", NS)
    assert picture is not None
    assert picture.attrib["type"] == "image/jpeg"
    assert picture.attrib["url"].startswith("http://")
    assert (picture.attrib["width"], picture.attrib["height"]) == ("64", "34")
    assert words(picture.find("media:description", NS)) == "A bridge at dusk"


def test_atom_has_what_the_format_demands(client: Client) -> None:
    full_article()
    NewsPageFactory.create()
    root = xml_of(client, "/en/news/feed.atom")
    assert root.tag == f"{ATOM}feed"
    assert root.attrib[XML_LANG] == "en"
    entries = root.findall("atom:entry", NS)
    for each in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"atom:{name}", NS)) == 1
        assert datetime.fromisoformat(words(each.find("atom:updated", NS))).tzinfo
    assert words(root.find("atom:author/atom:name", NS))
    assert words(root.find("atom:icon", NS)).startswith("http://")
    ids = [words(each.find("atom:id", NS)) for each in (root, *entries)]
    assert len(set(ids)) == 3
    for entry in entries:
        assert entry.attrib[XML_LANG] == "en"
        content = entry.find("atom:content", NS)
        assert content is not None
        assert content.attrib["type"] == "html"
        links = {link.attrib["rel"]: link.attrib for link in entry.findall("atom:link", NS)}
        assert links["alternate"]["href"].startswith(f"{HOST}/en/news/")
    (enclosure,) = root.findall("atom:entry/atom:link[@rel='enclosure']", NS)
    assert enclosure.attrib["type"] == "image/jpeg"
    terms = {each.attrib["term"] for each in root.findall("atom:entry/atom:category", NS)}
    assert terms == {"housing", "STATEMENT", "NEWS"}


def test_json_feed_keeps_the_rules_of_its_version(client: Client) -> None:
    full_article()
    feed = json_of(client, "/en/news/feed.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == f"{HOST}/en/news/"
    assert feed["feed_url"] == f"{HOST}/en/news/feed.json"
    assert all(feed[name].endswith(".png") for name in ("icon", "favicon"))
    assert feed["authors"][0]["url"] == f"{HOST}/en/"
    assert "author" not in feed  # It belongs to version 1.
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        for name in ("date_published", "date_modified"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00", item[name])


def test_feed_of_nothing_keeps_the_rules_and_does_not_change_by_itself(client: Client) -> None:
    NewsPageFactory.create(publish=False)  # It brings the section.
    for ending in ("rss", "atom", "json"):
        first = client.get(f"/en/news/feed.{ending}")
        assert first.status_code == 200
        assert client.get(f"/en/news/feed.{ending}")["ETag"] == first["ETag"]
    assert json_of(client, "/en/news/feed.json")["items"] == []
    assert words(xml_of(client, "/en/news/feed.atom").find("atom:updated", NS))
    assert xml_of(client, "/en/news/feed.rss").find("channel/item") is None


def test_long_feed_goes_on_where_its_part_ends(client: Client) -> None:
    for number in range(17):
        NewsPageFactory.create(title=f"Item {number}", date=date(2026, 1, number + 1))
    first = json_of(client, "/en/news/feed.json")
    assert [item["title"] for item in first["items"]] == [f"Item {n}" for n in range(16, 1, -1)]
    second = json_of(client, first["next_url"])
    assert [item["title"] for item in second["items"]] == ["Item 1", "Item 0"]
    assert second["feed_url"] == first["next_url"]
    assert "next_url" not in second
    for ending, inside in (("atom", ""), ("rss", "channel/")):
        root = xml_of(client, f"/en/news/feed.{ending}")
        (onwards,) = root.findall(f"{inside}atom:link[@rel='next']", NS)
        last = xml_of(client, onwards.attrib["href"])
        assert last.findall(f"{inside}atom:link[@rel='next']", NS) == []
        (beginning,) = last.findall(f"{inside}atom:link[@rel='first']", NS)
        assert beginning.attrib["href"] == f"{HOST}/en/news/feed.{ending}"
        (own,) = last.findall(f"{inside}atom:link[@rel='self']", NS)
        assert own.attrib["href"] == onwards.attrib["href"]
