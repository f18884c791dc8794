"""Addresses at which nobody could read: their words stay unknown when the page becomes public."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from news.models import NewsPage
from tests.factories import NewsPageFactory, StandardPageFactory, home_page, publish
from tests.graphql import data
from tests.routes import NOT_FOUND, moved, route, status

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def page(title: str, parent: Page | None = None, **state: Any) -> StandardPage:
    where = {} if parent is None else {"parent": parent}
    return StandardPageFactory.create(title=title, slug=title.lower(), **where, **state)


def fresh(subject: Any) -> Any:
    return type(subject).objects.get(pk=subject.pk)


def rename(subject: Any, slug: str) -> None:
    """Publish a page under another slug."""
    anew = fresh(subject)
    anew.slug = slug
    publish(anew)


def move(subject: Page, target: Page) -> None:
    fresh(subject).move(fresh(target), pos="last-child")


def listed(client: Client) -> list[tuple[str, str]]:
    """Return all that readers are told of redirects."""
    nodes = data(client, "{ redirects { nodes { from to } } }")["redirects"]["nodes"]
    return [(node["from"], node["to"]) for node in nodes]


def restrict(subject: Page) -> None:
    PageViewRestriction.objects.create(page=subject, restriction_type=PageViewRestriction.LOGIN)


def unpublish(subject: Page) -> None:
    fresh(subject).unpublish()


def let_expire(subject: Page) -> None:
    Page.objects.filter(pk=subject.pk).update(expire_at=NOW - timedelta(days=9999))


HIDE = [restrict, unpublish, let_expire]


@pytest.mark.parametrize("hide", HIDE)
def test_page_that_leaves_a_hidden_section_does_not_name_it(
    client: Client, hide: Callable[[Page], None]
) -> None:
    section = page("Xylograph")
    item = page("Item", page("Middle", section))
    hide(section)
    assert status(client, "/en/xylograph/middle/item/") == 404
    move(item.get_parent(), home_page())
    assert status(client, "/en/middle/item/") == 200
    assert listed(client) == []
    for path in ("/en/xylograph/middle/item/", "/en/xylograph/middle/"):
        assert route(client, path) == NOT_FOUND
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("hide", HIDE)
def test_hidden_page_of_a_section_that_moves_does_not_tell_its_old_address(
    client: Client, hide: Callable[[Page], None]
) -> None:
    section, target = page("Section"), page("Target")
    hidden = page("Xylograph", section)
    page("Lower", hidden)
    page("Shown", section)
    hide(hidden)
    move(section, target)
    assert listed(client) == [
        ("/en/section", "/en/target/section/"),
        ("/en/section/shown", "/en/target/section/shown/"),
    ]
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {
        "/en/section",
        "/en/section/shown",
    }


def test_private_page_leaves_no_address_once_it_is_public(client: Client) -> None:
    private = page("Xylograph", private=True)
    rename(private, "other")
    assert route(client, "/en/xylograph/") == route(client, "/en/other/") == NOT_FOUND
    private.get_view_restrictions().delete()
    assert status(client, "/en/other/") == 200
    assert route(client, "/en/xylograph/") == NOT_FOUND
    assert listed(client) == []


def test_embargoed_page_leaves_no_address_once_it_is_public(client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        item = NewsPageFactory.create(
            title="Item", slug="xylograph", embargo_until=NOW + timedelta(hours=1)
        )
        rename(item, "agreement")
        assert route(client, "/en/news/agreement/") == NOT_FOUND
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        assert status(client, "/en/news/agreement/") == 200
        assert route(client, "/en/news/xylograph/") == NOT_FOUND
        assert listed(client) == []
        rename(NewsPage.objects.get(pk=item.pk), "pact")
        assert listed(client) == [("/en/news/agreement", "/en/news/pact/")]


def test_hidden_page_takes_no_address_from_a_public_one(client: Client) -> None:
    shown = page("Shown")
    rename(shown, "elsewhere")
    hidden = page("Hidden", private=True)
    rename(hidden, "shown")
    rename(hidden, "other")
    assert route(client, "/en/shown/") == moved("/en/elsewhere/")


@pytest.mark.parametrize("hide", [restrict, unpublish])
def test_page_that_enters_a_hidden_section_leads_on_once_that_is_public(
    client: Client, hide: Callable[[Page], None]
) -> None:
    item, section = page("Item"), page("Section")
    lower = page("Lower", item)
    hide(section)
    move(item, section)
    for path in ("/en/item/", "/en/item/lower/", "/en/section/item/"):
        assert route(client, path) == NOT_FOUND
    PageViewRestriction.objects.all().delete()
    publish(fresh(section))
    assert route(client, "/en/item/") == moved("/en/section/item/")
    assert route(client, "/en/item/lower/") == moved("/en/section/item/lower/")
    assert fresh(lower).live
