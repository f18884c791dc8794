"""`route(fallback: CHAIN)`: another language at the same path below the prefix."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect

from tests.factories import NewsPageFactory, StandardPageFactory, home_page, translate
from tests.graphql import codes, execute
from tests.routes import NOT_FOUND, QUERY, found, moved, route

pytestmark = pytest.mark.django_db


def stands_in(title: str, path: str, requested: str, actual: str) -> dict[str, Any]:
    """Return what is told of a page of another language."""
    return found(title, path, actual) | {
        "served": {
            "requested": {"code": requested},
            "actual": {"code": actual},
            "reason": "FALLBACK",
        }
    }


def test_page_of_the_chain_stands_in_when_asked_for(client: Client) -> None:
    StandardPageFactory.create(title="About", slug="about")
    assert route(client, "/ro/about/") == NOT_FOUND
    expected = stands_in("About", "/en/about/", "ro", "en")
    assert route(client, "/ro/about/", "CHAIN") == expected
    assert route(client, "/ro/about/?a=1", "CHAIN") == expected


@pytest.mark.parametrize("asked", ["/ro/about", "//ro/about/", "/RO/about/", "ro/about"])
def test_path_of_what_stands_in_is_written_rightly_too(client: Client, asked: str) -> None:
    StandardPageFactory.create(title="About", slug="about")
    assert route(client, asked) == NOT_FOUND
    assert route(client, asked, "CHAIN") == moved("/ro/about/")
    assert route(client, f"{asked}?a=1", "CHAIN") == moved("/ro/about/?a=1")


def test_page_of_its_own_is_served_as_asked(client: Client) -> None:
    page = StandardPageFactory.create(title="About", slug="about")
    translate(page, "ro", title="Despre", slug="despre")
    assert route(client, "/ro/despre/", "CHAIN") == found("Despre", "/ro/despre/", "ro")
    assert route(client, "/en/about/", "CHAIN") == found("About", "/en/about/", "en")


def test_translation_at_another_path_is_led_to(client: Client) -> None:
    page = StandardPageFactory.create(title="About", slug="about")
    translate(page, "ro", title="Despre", slug="despre")
    assert route(client, "/ro/about/") == NOT_FOUND
    assert route(client, "/ro/about/", "CHAIN") == moved("/ro/despre/")
    assert route(client, "/ro/about?a=1", "CHAIN") == moved("/ro/despre/?a=1")


def test_hidden_translation_lets_the_chain_stand_in(client: Client) -> None:
    page = StandardPageFactory.create(title="About", slug="about")
    translate(page, "ro", title="Despre", slug="despre", publish_it=False)
    expected = stands_in("About", "/en/about/", "ro", "en")
    assert route(client, "/ro/about/", "CHAIN") == expected
    assert route(client, "/ro/despre/", "CHAIN") == NOT_FOUND


def test_home_page_stands_in(client: Client) -> None:
    home_page("ro").unpublish()
    assert route(client, "/ro/") == NOT_FOUND
    assert route(client, "/ro/", "CHAIN") == stands_in("Home", "/en/", "ro", "en")
    assert route(client, "/ro", "CHAIN") == moved("/ro/")


def test_chain_goes_one_way_and_ends(client: Client) -> None:
    page = StandardPageFactory.create(title="About", slug="about")
    translate(page, "ro", title="Despre", slug="despre")
    page.unpublish()
    for path in ("/en/despre/", "/fr/despre/", "/xx/despre/", "/en/about/"):
        assert route(client, path, "CHAIN") == NOT_FOUND


def test_first_language_of_the_chain_that_has_the_path_stands_in(
    client: Client, settings: Settings
) -> None:
    settings.CONTENT_FALLBACKS = {"rmy": ["ro", "en"]}
    page = StandardPageFactory.create(title="About", slug="about")
    romanian = translate(page, "ro", title="Despre", slug="about")
    expected = stands_in("Despre", "/ro/about/", "rmy", "ro")
    assert route(client, "/rmy/about/", "CHAIN") == expected
    romanian.unpublish()
    expected = stands_in("About", "/en/about/", "rmy", "en")
    assert route(client, "/rmy/about/", "CHAIN") == expected


def test_redirect_comes_before_what_stands_in(client: Client) -> None:
    StandardPageFactory.create(title="About", slug="about")
    Redirect.objects.create(old_path="/ro/about", redirect_link="/ro/")
    assert route(client, "/ro/about/", "CHAIN") == moved("/ro/")


def test_hidden_page_does_not_stand_in(client: Client) -> None:
    NewsPageFactory.create(title="Aims", slug="aims", private=True)
    assert route(client, "/fr/news/aims/", "CHAIN") == NOT_FOUND


@pytest.mark.parametrize("fallback", ["chain", "EN", 1, ["CHAIN"]])
def test_fallback_is_one_of_two(client: Client, fallback: Any) -> None:
    answer = execute(client, QUERY, path="/en/", fallback=fallback)
    assert codes(answer) == ["VALIDATION_FAILED"]


def test_fallback_of_null_is_none(client: Client) -> None:
    StandardPageFactory.create(title="About", slug="about")
    answer = execute(client, QUERY, path="/ro/about/", fallback=None)
    assert answer == {"data": {"route": NOT_FOUND}}
