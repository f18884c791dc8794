"""Drafts on the site: what is shown of them, who may frame them, addresses that open none."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import Revision

from tests.cms.test_headers import policy
from tests.factories import NewsPageFactory, news_section, translate
from tests.previews import redrafted, token_of
from tests.website.conftest import main, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def address_of(token: str, path: str = "/en/news/item/", locale: str = "en") -> str:
    return f"/preview/?token={token}&path={path}&locale={locale}"


def test_list_of_a_section_is_as_readers_see_it(client: Client) -> None:
    NewsPageFactory.create(title="Public item")
    NewsPageFactory.create(title="Secret item", publish=False)
    token = token_of(redrafted(news_section(), introduction="All that is new."))
    words = main(soup(client, address_of(token, "/en/news/")))
    assert "All that is new." in words
    assert "Public item" in words
    assert "Secret item" not in words


def test_words_around_a_draft_are_in_the_language_of_the_page(client: Client) -> None:
    french = translate(NewsPageFactory.create(slug="item"), "fr", title="Brouillon", slug="item")
    page = soup(client, address_of(token_of(french), "/fr/news/item/", "fr"))
    assert page.html is not None
    assert (page.html["lang"], page.select("aside.draft")[0]["lang"]) == ("fr", "fr")


def test_bar_says_since_when_it_stands_and_until_when_the_address_holds(client: Client) -> None:
    saved = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
    page = NewsPageFactory.create(slug="item", publish=False)
    Revision.objects.filter(pk=page.latest_revision_id).update(created_at=saved)
    with time_machine.travel(saved + timedelta(days=1), tick=False):
        address = address_of(token_of(page))
        alone = soup(client, address).select("aside.draft")[0].get_text()
        in_panel = soup(client, f"{address}&panel=1").select("aside.draft")[0].get_text()
    assert "as it stood on 4 May 2026, 9:30 a.m. UTC" in alone
    assert "can open it until 10:30 a.m. UTC" in alone
    assert "can open it until" not in in_panel


@pytest.mark.parametrize("token", ["", "nonsense", "a.b", "\0", "é", "A" * 5_000])
def test_what_is_no_token_opens_nothing(client: Client, token: str) -> None:
    response = client.get("/preview/", {"token": token, "path": "/en/", "locale": "en"})
    assert response.status_code == 404
    assert b"No draft stands at this address" in response.content
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["", "/", "/en/", "/en/news/other/", "nonsense", "/fr/news/item/"])
def test_token_opens_its_page_at_no_other_path(client: Client, path: str) -> None:
    token = token_of(NewsPageFactory.create(title="Secret words", slug="item", publish=False))
    assert "Secret words" not in soup(client, address_of(token, path), 404).get_text()
    assert "Secret words" in soup(client, address_of(token)).get_text()


def test_token_that_is_over_says_so(client: Client) -> None:
    address = address_of(token_of(NewsPageFactory.create(title="Secret words", slug="item")))
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1, minutes=1)):
        page = soup(client, address, 410)
    assert "This preview is over" in main(page)
    assert "Secret words" not in page.get_text()


def test_draft_that_is_gone_is_told_to_be_none(client: Client) -> None:
    page = NewsPageFactory.create(slug="item")
    address = address_of(token_of(page))
    page.delete()
    assert soup(client, address, 404).select("main h1")


def test_language_that_nobody_has_is_read_as_the_first_one(client: Client) -> None:
    token = token_of(NewsPageFactory.create(slug="item"))
    assert soup(client, address_of(token, locale="xx\0")).select("aside.draft")


def test_draft_is_kept_by_nobody_and_framed_by_the_own_admin_alone(client: Client) -> None:
    response = client.get(address_of(token_of(NewsPageFactory.create(slug="item"))))
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(response)["frame-ancestors"] == "'self'"
    assert policy(response)["script-src"] == "'self'"
    assert not response.cookies
    assert not {"ETag", "Content-Version"} & set(response.headers)
    public = client.get("/en/news/item/")
    assert policy(public)["frame-ancestors"] == "'none'"
    assert public["X-Frame-Options"] == "DENY"
