"""`route` and redirects that staff write."""

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from core.models import GonePath
from tests.factories import NewsPageFactory, home_page, translate
from tests.routes import GONE, NOT_FOUND, found, moved, route

pytestmark = pytest.mark.django_db


def lead(path: str, target: Any = None, **fields: Any) -> Redirect:
    """Write a redirect as the admin's form does: to a page, or to an address."""
    if isinstance(target, str):
        fields["redirect_link"] = target
    else:
        fields["redirect_page"] = target
    return Redirect.objects.create(old_path=Redirect.normalise_path(path), **fields)


@pytest.mark.parametrize(("permanent", "status"), [(True, 301), (False, 302)])
def test_redirect_to_a_page_leads_to_its_path(client: Client, permanent: bool, status: int) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    lead("/en/old/", item, is_permanent=permanent)
    for path in ("/en/old/", "/en/old", "//en/old", "/en//old/"):
        assert route(client, path) == moved("/en/news/aims/", status)
    assert route(client, "/en/old/?a=1") == moved("/en/news/aims/?a=1", status)


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/x?y=1#z", "/en/news/", "/files/a.pdf"]
)
def test_redirect_to_an_address_leads_to_it_as_it_is_written(client: Client, target: str) -> None:
    home_page()
    lead("/en/old/", target)
    lead("/short", target, is_permanent=False)
    assert route(client, "/en/old/") == route(client, "/en/old/?a=1") == moved(target)
    assert route(client, "/short") == moved(target, 302)


def test_redirect_leads_to_the_page_that_was_chosen_whatever_its_language(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    french = translate(item, "fr", title="Objectifs", slug="objectifs")
    lead("/en/old/", french)
    path = f"/fr/{french.get_parent().slug}/objectifs/"
    assert route(client, "/en/old/") == moved(path)


def test_redirect_may_tell_queries_apart(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    lead("/index.php?id=7&lang=en", item)
    lead("/index.php", "/en/archive/")
    assert route(client, "/index.php?id=7&lang=en") == moved("/en/news/aims/")
    assert route(client, "/index.php?lang=en&id=7") == moved("/en/news/aims/")
    assert route(client, "/index.php?id=8") == moved("/en/archive/")
    assert route(client, "/index.php") == moved("/en/archive/")


def test_page_at_the_path_comes_before_a_redirect(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    lead("/en/news/aims/", "https://elsewhere.example/")
    assert route(client, "/en/news/aims/") == found("Aims", "/en/news/aims/", "en")
    item.unpublish()
    assert route(client, "/en/news/aims/") == moved("https://elsewhere.example/")


def test_redirect_comes_before_a_path_without_its_language(client: Client) -> None:
    NewsPageFactory.create(title="Aims", slug="aims")
    assert route(client, "/news/aims/") == moved("/en/news/aims/")
    lead("/news/aims", "/fr/")
    assert route(client, "/news/aims/") == moved("/fr/")


def test_redirect_comes_before_what_is_gone(client: Client) -> None:
    home_page()
    GonePath.objects.create(path="/en/old")
    assert route(client, "/en/old/") == GONE
    lead("/en/old/", "/en/")
    assert route(client, "/en/old/") == moved("/en/")


@pytest.mark.parametrize("state", ["draft", "private", "unpublished"])
def test_redirect_to_something_hidden_is_none(client: Client, state: str) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims", publish=state != "draft")
    if state == "private":
        PageViewRestriction.objects.create(page=item, restriction_type="login")
    elif state == "unpublished":
        item.unpublish()
    lead("/en/old/", item)
    lead("/en/nowhere/")
    for path in ("/en/old/", "/en/old", "/en/old/?a=1", "/en/nowhere/"):
        assert route(client, path) == route(client, path, "CHAIN") == NOT_FOUND


def test_redirect_to_itself_is_none(client: Client) -> None:
    home_page()
    lead("/en/circle/", "/en/circle/")
    lead("/en/bent/", "/en/bent?a=1")
    assert route(client, "/en/circle/") == route(client, "/en/circle") == NOT_FOUND
    assert route(client, "/en/bent/") == moved("/en/bent?a=1")
    assert route(client, "/en/bent/?a=1") == moved("/en/bent?a=1")


def test_redirect_to_the_same_path_on_another_host_is_followed(client: Client) -> None:
    home_page()
    for target in ("https://elsewhere.example/en/old/", "//elsewhere.example/en/old/", "http://["):
        Redirect.objects.all().delete()
        lead("/en/old/", target)
        assert route(client, "/en/old/") == moved(target)


def test_redirect_of_the_site_comes_before_that_of_all_sites(client: Client) -> None:
    home = home_page()
    site = Site.objects.get(is_default_site=True)
    other = Site.objects.create(hostname="other.example", root_page=home.get_parent())
    lead("/en/old/", "/en/others/", site=other)
    assert route(client, "/en/old/") == NOT_FOUND
    lead("/en/old/", "/en/all/")
    assert route(client, "/en/old/") == moved("/en/all/")
    lead("/en/old/", "/en/own/", site=site)
    assert route(client, "/en/old/") == moved("/en/own/")


def test_redirect_at_the_front_door_is_not_followed(client: Client) -> None:
    home_page()
    lead("/", "https://elsewhere.example/")
    assert route(client, "/") == moved("/en/", 302)


def test_redirect_in_any_script_is_found_as_browsers_send_it(client: Client) -> None:
    home_page()
    lead("/en/alt/überblick/", "/en/")
    for path in ("/en/alt/überblick/", "/en/alt/%C3%BCberblick"):
        assert route(client, path) == moved("/en/")
