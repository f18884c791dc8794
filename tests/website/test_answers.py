"""Status, headers and caches of the site."""

import pytest
from django.test import Client, RequestFactory

from core.asking import Reply
from tests.factories import NewsPageFactory, publish
from tests.website.conftest import soup
from website.views.nowhere import broken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_page_is_the_same_for_all_and_checked_each_time(client: Client) -> None:
    client.cookies["csrftoken"] = "nonsense"
    response = client.get("/en/")
    assert response.status_code == 200
    assert "Set-Cookie" not in response
    assert not response.cookies
    assert response["Cache-Control"] == "no-cache"
    assert "Cookie" not in response.get("Vary", "")
    again = client.get("/en/", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_page_that_has_not_changed_keeps_its_policy(client: Client) -> None:
    response = client.get("/en/")
    again = client.get("/en/", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    # A browser would take it over: the page that it keeps would lose its style.
    assert "Content-Security-Policy" not in again


def test_page_changes_with_what_is_published(client: Client) -> None:
    page = NewsPageFactory.create(title="Before", slug="item")
    before = client.get("/en/news/item/")
    page.title = "After"
    publish(page)
    after = client.get("/en/news/item/", headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert b"After" in after.content


def test_no_script_or_style_of_others_is_allowed(client: Client) -> None:
    policy = client.get("/en/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    "path", ["/en/nothing/", "/nothing/", "/fr/nothing", "/en/%00/", "/favicon"]
)
def test_address_of_nothing_is_told_in_a_page(client: Client, path: str) -> None:
    assert soup(client, path, 404).select_one("main h1")


@pytest.mark.parametrize("path", ["/graphql/x", "/static/nothing.css", "/data/x", "/media/x"])
def test_files_and_data_that_are_not_there_are_no_pages(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert b"<main" not in response.content


def test_what_was_deleted_is_gone(client: Client) -> None:
    page = NewsPageFactory.create(title="Item", slug="item")
    page.delete()
    assert "not there any more" in soup(client, "/en/news/item/", 410).get_text()


def test_address_without_its_slash_leads_on(client: Client) -> None:
    NewsPageFactory.create(slug="item")
    response = client.get("/en/news/item?from=mail")
    assert (response.status_code, response["Location"]) == (301, "/en/news/item/?from=mail")


@pytest.mark.parametrize(("path", "status"), [("/en/news/item", 301), ("/", 302)])
def test_way_to_another_address_is_asked_for_each_time(
    client: Client, path: str, status: int
) -> None:
    NewsPageFactory.create(slug="item")
    response = client.get(path)
    assert (response.status_code, response["Cache-Control"]) == (status, "no-cache")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/en/").status_code == 405


@pytest.mark.parametrize(("path", "is_page"), [("/fr/", True), ("/graphql/x", False)])
def test_failure_is_told_to_readers_in_a_page(path: str, is_page: bool) -> None:
    response = broken(RequestFactory().get(path))
    assert response.status_code == 500
    assert (b'<html lang="fr"' in response.content) == is_page


def test_page_is_not_there_while_the_api_fails(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Reply(None, [{"message": "Broken", "extensions": {"code": "INTERNAL"}}], 200)
    monkeypatch.setattr("website.views.pages.ask", lambda *_: failed)
    response = client.get("/en/")
    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")
    assert b"Broken" not in response.content
