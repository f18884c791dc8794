"""Maps of the site are complete against the database, and hold nothing else."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page

from tests.factories import (
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    alias,
    translate,
)
from tests.website.feeds import HOST
from website import sitemaps

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
CODES = ("en", "fr", "de", "ro", "rmy")


def xml(client: Client, address: str) -> ET.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314 - our own answer


def locations(root: ET.Element) -> list[str]:
    return [str(each.text) for each in root.findall(".//s:loc", NS)]


def listed(client: Client) -> list[str]:
    """Return all addresses in all maps that the index names."""
    maps = locations(xml(client, "/sitemap.xml"))
    return [url for each in maps for url in locations(xml(client, urlsplit(each).path))]


def public_paths() -> set[str]:
    """Compute the paths of all public pages from rows alone: no code of ours takes part."""
    now = datetime.now(UTC)
    hidden: set[str] = set()
    found = set()
    homes: dict[int, str] = {}
    for page in Page.objects.filter(depth__gt=1).order_by("path").specific():
        embargo = getattr(page, "embargo_until", None)
        is_open = (
            page.live
            and not page.view_restrictions.exists()
            and not (page.expire_at and page.expire_at <= now)
            and not (embargo and embargo > now)
        )
        if not is_open or any(page.path.startswith(above) for above in hidden):
            hidden.add(page.path)
            continue
        if page.depth == 2:
            homes[page.locale_id] = page.url_path
        is_mirror = page.alias_of_id is not None
        if not is_mirror:
            below = page.url_path.removeprefix(homes[page.locale_id])
            found.add(f"/{page.locale.language_code}/{below}")
    return found


def some_of_everything() -> None:
    page = NewsPageFactory.create(title="Bridge", slug="bridge")
    translate(page, "fr", title="Pont", slug="pont")
    alias(NewsPageFactory.create(title="Mirrored"), "ro")
    for factory in (
        EventPageFactory, GoodPracticePageFactory, ParticipantPageFactory, TermPageFactory,
    ):  # fmt: skip
        factory.create()
    above = StandardPageFactory.create(title="Above")
    StandardPageFactory.create(title="Below", parent=above)
    closed = StandardPageFactory.create(title="Closed", private=True)
    StandardPageFactory.create(title="Below closed", parent=closed)
    later = datetime(2100, 1, 1, tzinfo=UTC)
    facts: list[dict[str, Any]] = [
        {"publish": False}, {"private": True}, {"expired": True}, {"embargo_until": later},
    ]  # fmt: skip
    for each in facts:
        NewsPageFactory.create(**each)


def test_maps_hold_every_public_page_once_and_nothing_else(client: Client) -> None:
    some_of_everything()
    urls = listed(client)
    assert len(urls) == len(set(urls))
    wanted = {f"{HOST}{path}" for path in public_paths()}
    assert set(urls) == wanted
    assert {f"{HOST}/fr/news/pont/", f"{HOST}/en/above/below/"} <= wanted
    for url in urls:
        assert client.get(urlsplit(url).path).status_code == 200


def test_index_names_a_map_for_each_language_below_its_home_page(client: Client) -> None:
    assert locations(xml(client, "/sitemap.xml")) == [f"{HOST}/{c}/sitemap.xml" for c in CODES]


def test_page_comes_with_its_languages_and_its_date(client: Client) -> None:
    published = datetime(2026, 5, 4, 9, tzinfo=UTC)
    page = NewsPageFactory.create(title="Bridge", slug="bridge", published_at=published)
    translate(page, "fr", title="Pont", slug="pont")
    entries = xml(client, "/en/sitemap.xml").findall("s:url", NS)
    (entry,) = [each for each in entries if str(each.findtext("s:loc", "", NS)).endswith("bridge/")]
    assert entry.findtext("s:lastmod", "", NS) == "2026-05-04T09:00:00+00:00"
    links = {each.attrib["hreflang"]: each.attrib["href"] for each in entry.findall("x:link", NS)}
    assert links == {
        "en": f"{HOST}/en/news/bridge/",
        "fr": f"{HOST}/fr/news/pont/",
        "x-default": f"{HOST}/en/news/bridge/",
    }


def test_language_with_many_pages_has_several_maps(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_of_everything()
    whole = listed(client)
    monkeypatch.setattr(sitemaps, "LARGEST", 4)
    cache.clear()  # Maps are kept for as long as nothing changes that readers see.
    maps = locations(xml(client, "/sitemap.xml"))
    assert f"{HOST}/en/sitemap-4.xml" in maps
    sizes = [len(locations(xml(client, urlsplit(each).path))) for each in maps]
    assert max(sizes) == 4
    assert min(sizes) > 0
    assert listed(client) == whole
    assert client.get("/en/sitemap-9.xml").status_code == 404
    assert client.get("/fr/sitemap-3.xml").status_code == 404


def test_map_is_made_once_for_what_readers_see(client: Client) -> None:
    first = client.get("/en/sitemap.xml")
    again = client.get("/en/sitemap.xml", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    NewsPageFactory.create(slug="item")
    after = client.get("/en/sitemap.xml", headers={"If-None-Match": first["ETag"]})
    assert f"{HOST}/en/news/item/".encode() in after.content


def test_robots_are_told_of_the_maps_and_of_what_is_staffs(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /login/",
        "Disallow: /preview/",
        "",
        f"Sitemap: {HOST}/sitemap.xml",
    ]


def test_site_for_trying_asks_robots_to_stay_away(client: Client, settings: Settings) -> None:
    settings.SEARCH_ENGINES_WELCOME = False
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/fr/sitemap.xml"])
def test_robots_bring_no_cookies_and_get_none(client: Client, path: str) -> None:
    client.cookies["sessionid"] = "nonsense"
    response = client.get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
