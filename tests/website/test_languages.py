"""Which language a page is in, and what it says of that."""

import pytest
from django.test import Client

from tests.factories import NewsPageFactory, translate
from tests.website.conftest import main, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_first_address_leads_to_the_source_language(client: Client) -> None:
    response = client.get("/", headers={"Accept-Language": "fr"})
    assert (response.status_code, response["Location"]) == (302, "/en/")
    assert "Vary" not in response or "Accept-Language" not in response["Vary"]


def test_page_of_a_language_is_marked_and_leads_to_the_others(client: Client) -> None:
    translate(
        NewsPageFactory.create(title="Bridge", slug="bridge"), "fr", title="Pont", slug="pont"
    )
    page = soup(client, "/fr/news/pont/")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("fr", "ltr")
    links = {a["hreflang"]: str(a["href"]) for a in page.select("nav.languages a")}
    assert links["en"] == "/en/news/bridge/"
    assert links["de"].startswith("/de/")
    assert [a.get_text() for a in page.select("nav.languages a[aria-current]")] == ["français"]


def test_what_a_language_lacks_is_shown_in_another_one_and_said(client: Client) -> None:
    NewsPageFactory.create(title="Bridge", slug="bridge")
    page = soup(client, "/fr/news/bridge/")
    assert page.html is not None
    assert page.html["lang"] == "en"
    assert page.select_one("header[lang=fr]")
    assert "English" in main(page)
    assert page.select_one("p.notice[lang=fr]")
