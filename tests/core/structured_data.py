"""What pages say of themselves as schema.org's things, on a site of a known address."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.test import Client
from wagtail.models import Site

from tests.factories import home_page
from tests.graphql import data

HOST = "https://www.example.org"
TUESDAY = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
ORGANIZATION = {
    "@type": "Organization",
    "@id": f"{HOST}/#organization",
    "name": settings.WAGTAIL_SITE_NAME,
    "url": f"{HOST}/",
}


def make_known_site() -> None:
    """Make a site that stands at the host."""
    home_page()
    Site.objects.filter(is_default_site=True).update(hostname="www.example.org", port=443)


def graph(client: Client, path: str) -> list[dict[str, Any]]:
    """Return the things of a page, and see that each begins with the page and its breadcrumbs."""
    query = "query($path: String) { page(path: $path) { seo { jsonLd } } }"
    document = data(client, query, path=path)["page"]["seo"]["jsonLd"]
    assert set(document) == {"@context", "@graph"}
    assert document["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = document["@graph"]
    assert [thing["@type"] for thing in things[:2]] == ["WebPage", "BreadcrumbList"]
    return things
