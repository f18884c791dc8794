"""`route` over HTTP: what stands at a path, where it went, and that nothing hidden is hinted at."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from core.schema.pages import PAGE_MODELS
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    alias,
    home_page,
    news_section,
    translate,
)
from tests.factories.bulk import multiply
from tests.graphql import data
from tests.routes import NOT_FOUND, found, moved, route, status
from tests.without_site import unmake_site

pytestmark = pytest.mark.django_db


def test_page_is_found_by_its_own_path(client: Client) -> None:
    NewsPageFactory.create(title="Aims", slug="aims")
    english = {"code": "en"}
    assert route(client, "/en/news/aims/") == {
        "status": 200,
        "page": {"title": "Aims", "path": "/en/news/aims/", "locale": english},
        "redirectTo": None,
        "served": {"requested": english, "actual": english, "reason": "AS_REQUESTED"},
    }


@pytest.mark.parametrize("code", ["en", "fr", "de", "ro", "rmy"])
def test_page_of_every_language_is_found_by_its_own_path(client: Client, code: str) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    page = item if code == "en" else translate(item, code, title=f"In {code}", slug=f"aims-{code}")
    path = f"/{code}/{page.get_parent().slug}/{page.slug}/"
    assert route(client, path) == found(page.title, path, code)
    home = f"/{code}/"
    assert route(client, home) == found(home_page(code).title, home, code)


def test_nothing_tells_a_path_in_a_language_taken_out_of_the_settings(
    client: Client, settings: Settings
) -> None:
    page = StandardPageFactory.create(title="About", slug="about")
    translate(page, "fr", title="À propos", slug="a-propos")
    languages = [each for each in settings.WAGTAIL_CONTENT_LANGUAGES if each[0] != "fr"]
    settings.WAGTAIL_CONTENT_LANGUAGES = languages
    query = """{ page(path: "/en/about/") {
        translations { locale { code } path } seo { hreflang { hreflang } } } }"""
    assert data(client, query)["page"] == {
        "translations": [{"locale": {"code": "fr"}, "path": None}],
        "seo": {"hreflang": [{"hreflang": "en"}, {"hreflang": "x-default"}]},
    }
    assert status(client, "/fr/a-propos/") == 404


LEADING = {
    "/en/news/aims": "/en/news/aims/",
    "en/news/aims/": "/en/news/aims/",
    "//en//news///aims//": "/en/news/aims/",
    "/EN/news/aims/": "/en/news/aims/",
    "/en/news/aims?a=1&b=2": "/en/news/aims/?a=1&b=2",
    "/en/news/aims?a=1#part": "/en/news/aims/?a=1",
    "/news/aims/": "/en/news/aims/",
    "/news/aims?a=1": "/en/news/aims/?a=1",
    "/actualites/objectifs/": "/fr/actualites/objectifs/",
    "/en": "/en/",
    "/En/?x": "/en/?x",
    "en": "/en/",
}


@pytest.mark.parametrize(("asked", "target"), LEADING.items())
def test_path_written_otherwise_leads_to_the_right_one(
    client: Client, asked: str, target: str
) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    translate(news_section(), "fr", title="Actualités", slug="actualites")
    translate(item, "fr", title="Objectifs", slug="objectifs")
    assert route(client, asked) == moved(target)
    assert status(client, target) == 200


@pytest.mark.parametrize(
    "path",
    [
        "/en/news/aims/?a=1",
        "/en/news/aims/#part",
        "/en/news/aims/?a=1?b#c?d",
        "/en/%6eews/aims/",
        "/%65n/news/aims/",
    ],
)
def test_query_fragment_and_encoding_are_no_part_of_the_path(client: Client, path: str) -> None:
    NewsPageFactory.create(title="Aims", slug="aims")
    assert route(client, path) == found("Aims", "/en/news/aims/", "en")


def test_slug_in_any_script_is_found_as_browsers_send_it(client: Client) -> None:
    StandardPageFactory.create(title="Café", slug="café")
    for path in ("/en/café/", "/en/caf%C3%A9/", "/en/caf%c3%a9/?a=1"):
        assert route(client, path) == found("Café", "/en/café/", "en")
    assert route(client, "/en/caf%C3%A9")["redirectTo"] == "/en/café/"


@pytest.mark.parametrize(
    ("asked", "target"), [("/", "/en/"), ("", "/en/"), ("//", "/en/"), ("/?a=1#b", "/en/?a=1")]
)
def test_front_door_leads_to_the_home_page_of_the_source_language(
    client: Client, asked: str, target: str
) -> None:
    home_page()
    assert route(client, asked) == moved(target, 302)


def test_front_door_leads_to_the_first_language_that_has_a_home_page(client: Client) -> None:
    home_page().unpublish()
    assert route(client, "/")["redirectTo"] == "/fr/"
    for code in ("fr", "de", "ro"):
        home_page(code).unpublish()
    assert route(client, "/")["redirectTo"] == "/rmy/"
    home_page("rmy").unpublish()
    assert route(client, "/") == NOT_FOUND


def test_nothing_is_found_before_there_is_a_site(client: Client) -> None:
    unmake_site()
    for path in ("/", "/en/", "/en/news/", "/news/"):
        assert route(client, path) == NOT_FOUND


def test_path_of_another_language_finds_nothing(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    translate(item, "fr", title="Objectifs", slug="objectifs")
    for path in ("/fr/news/aims/", "/de/news/aims/", "/en/news/objectifs/", "/xx/news/aims/"):
        assert route(client, path) == NOT_FOUND, path


@pytest.mark.parametrize(
    "path",
    [
        "/en/aims/",
        "/en/news/aims/aims/",
        "/en/home/news/aims/",
        "/home/news/aims/",
        "/en/News/aims/",
        "/en/news/Aims/",
        "/en/news/aim_/",
        "/en/news/aim%25/",
        "/en/en/news/aims/",
        "/en/news/aims/index.html",
        "/news/news/aims/",
    ],
)
def test_path_that_resembles_one_finds_nothing(client: Client, path: str) -> None:
    NewsPageFactory.create(title="Aims", slug="aims")
    assert route(client, path) == NOT_FOUND


HIDDEN: dict[str, dict[str, Any]] = {
    "draft": {"publish": False},
    "private": {"private": True},
    "expired": {"expired": True},
    "embargoed": {"embargo_until": timezone.now() + timedelta(days=3)},
    "scheduled": {"publish": False, "go_live_at": timezone.now() + timedelta(days=3)},
}
PATHS = ["/en/news/aims/", "/en/news/aims", "/news/aims/", "/EN/news/aims/", "/fr/news/aims/"]


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_page_is_found_by_no_path(client: Client, state: str) -> None:
    NewsPageFactory.create(title="Aims", slug="aims", **HIDDEN[state])
    for path in PATHS:
        assert route(client, path) == NOT_FOUND, path
        assert route(client, path, "CHAIN") == NOT_FOUND, path


@pytest.mark.parametrize("state", ["unpublished", "private"])
def test_page_under_something_hidden_is_found_by_no_path(client: Client, state: str) -> None:
    NewsPageFactory.create(title="Aims", slug="aims")
    section = news_section()
    if state == "private":
        PageViewRestriction.objects.create(page=section, restriction_type="login")
    else:
        section.unpublish()
    assert [route(client, path, "CHAIN") for path in PATHS] == [NOT_FOUND] * len(PATHS)


def test_alias_of_another_language_is_found_by_no_path(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    copy = alias(item, "fr")
    path = f"/fr/{copy.get_parent().slug}/{copy.slug}/"
    assert copy.live
    assert route(client, path) == NOT_FOUND


def test_hidden_page_lets_the_next_language_be_found_without_a_prefix(client: Client) -> None:
    item = StandardPageFactory.create(title="About", slug="about")
    translate(item, "fr", title="À propos", slug="about")
    assert route(client, "/about/")["redirectTo"] == "/en/about/"
    item.unpublish()
    assert route(client, "/about/")["redirectTo"] == "/fr/about/"


def test_prefix_of_a_language_wins_over_a_page_of_the_same_name(client: Client) -> None:
    StandardPageFactory.create(title="Of Germany", slug="de")
    assert route(client, "/de/") == found("Startseite", "/de/", "de")
    assert route(client, "/en/de/") == found("Of Germany", "/en/de/", "en")


COSTS = {
    "/en/news/first-7/": (200, 3),
    "/en/news/first-7": (301, 3),
    "/news/first-7/": (301, 4),
    "/en/news/none/": (404, 4),
    "/en/": (200, 3),
    "/": (302, 3),
}


@pytest.mark.parametrize("size", [10, 100])
@pytest.mark.parametrize("path", COSTS)
def test_route_costs_the_same_at_any_size(
    client: Client, path: str, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    multiply(NewsPageFactory.create(title="First", slug="first"), size)
    ContentType.objects.get_for_models(*PAGE_MODELS.values())
    expected, statements = COSTS[path]
    query = "query($p: String!) { route(path: $p) { status page { title path } redirectTo } }"
    with django_assert_num_queries(statements):
        assert data(client, query, p=path)["route"]["status"] == expected
