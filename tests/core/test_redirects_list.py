"""The list of redirects: what leads readers on, and nothing that gives a hidden page away."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    alias,
    home_page,
    translate,
)
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db

QUERY = "{ redirects { nodes { from to isPermanent } totalCount } }"


@pytest.fixture
def site() -> Site:
    home_page()
    found: Site = Site.objects.get(is_default_site=True)
    return found


def listed(client: Client) -> list[tuple[str, str]]:
    answer = data(client, QUERY)["redirects"]
    assert answer["totalCount"] == len(answer["nodes"])
    return [(node["from"], node["to"]) for node in answer["nodes"]]


def test_redirects_lead_to_pages_and_addresses_in_the_order_of_paths(
    client: Client, site: Site
) -> None:
    page = StandardPageFactory.create(title="About us")
    Redirect.add_redirect("/old/", page, site=site)
    Redirect.add_redirect("/elsewhere", "https://example.org/", is_permanent=False)
    assert data(client, QUERY)["redirects"] == {
        "nodes": [
            {"from": "/elsewhere", "to": "https://example.org/", "isPermanent": False},
            {"from": "/old", "to": "/en/about-us/", "isPermanent": True},
        ],
        "totalCount": 2,
    }


def test_a_redirect_to_a_translation_leads_to_its_own_path(client: Client, site: Site) -> None:
    french = translate(StandardPageFactory.create(title="About"), "fr", title="x", slug="a-propos")
    Redirect.add_redirect("/vieux", french)
    assert listed(client) == [("/vieux", "/fr/a-propos/")]


def test_redirects_to_what_is_not_public_are_left_out(client: Client, site: Site) -> None:
    closed = StandardPageFactory.create(title="Members", private=True)
    page = StandardPageFactory.create(title="Public")
    targets = [
        StandardPageFactory.create(title="Draft", publish=False),
        closed,
        StandardPageFactory.create(title="Below", parent=closed),
        StandardPageFactory.create(title="Over", expired=True),
        NewsPageFactory.create(title="Later", embargo_until=timezone.now() + timedelta(hours=1)),
        alias(page, "fr"),
    ]
    for number, target in enumerate(targets):
        Redirect.add_redirect(f"/old-{number}", target)
    assert listed(client) == []
    Redirect.add_redirect("/old-public", page)
    assert listed(client) == [("/old-public", "/en/public/")]


def test_a_private_page_is_no_address_even_where_the_row_has_one(
    client: Client, site: Site
) -> None:
    draft = StandardPageFactory.create(title="Draft", publish=False)
    Redirect.objects.create(
        old_path="/old", redirect_page=draft, redirect_link="https://example.org/"
    )
    assert listed(client) == []


def test_a_redirect_from_the_path_of_a_public_page_is_left_out(client: Client, site: Site) -> None:
    page = StandardPageFactory.create(title="About")
    translate(page, "fr", title="x", slug="a-propos")
    target = StandardPageFactory.create(title="Target")
    for path in ("/en/about", "/fr/a-propos", "/en", "/fr", "/en/about?tab=1", "/en/target", "/"):
        Redirect.add_redirect(path, target)
    Redirect.add_redirect("/en/about-us", target)
    assert listed(client) == [("/en/about-us", "/en/target/")]


def test_a_redirect_from_the_path_of_a_draft_leads_on(client: Client, site: Site) -> None:
    StandardPageFactory.create(title="Draft", publish=False)
    Redirect.add_redirect("/en/draft", StandardPageFactory.create(title="Target"))
    assert listed(client) == [("/en/draft", "/en/target/")]


def test_redirects_of_another_site_are_left_out(client: Client, site: Site) -> None:
    other = Site.objects.create(hostname="other.example", root_page=site.root_page)
    page = StandardPageFactory.create(title="Target")
    Redirect.add_redirect("/old", page, site=other)
    assert listed(client) == []
    Redirect.add_redirect("/old", page, site=site)
    assert listed(client) == [("/old", "/en/target/")]


def test_the_sites_own_redirect_stands_before_the_one_of_all_sites(
    client: Client, site: Site
) -> None:
    Redirect.add_redirect("/old", "https://example.org/all")
    draft = StandardPageFactory.create(title="Draft", publish=False)
    own = Redirect.add_redirect("/old", draft, site=site)
    assert listed(client) == [("/old", "https://example.org/all")]
    own.redirect_page = StandardPageFactory.create(title="Target")
    own.save()
    assert listed(client) == [("/old", "/en/target/")]


def test_redirects_without_a_target_or_to_themselves_are_left_out(
    client: Client, site: Site
) -> None:
    Redirect.objects.create(old_path="/nowhere")
    Redirect.objects.create(old_path="/circle", redirect_link="/circle/")
    Redirect.add_redirect("/old", "https://example.org/")
    assert listed(client) == [("/old", "https://example.org/")]


def test_redirects_are_read_part_by_part(client: Client, site: Site) -> None:
    for number in range(5):
        Redirect.add_redirect(f"/old-{number}", f"https://example.org/{number}")
    query = "query($after: String) { redirects(first: 2, after: $after) "
    query += "{ nodes { from } pageInfo { hasNextPage endCursor } } }"
    found: list[str] = []
    cursor, more = None, True
    while more:
        answer = data(client, query, after=cursor)["redirects"]
        found += [node["from"] for node in answer["nodes"]]
        cursor, more = answer["pageInfo"]["endCursor"], answer["pageInfo"]["hasNextPage"]
    assert found == [f"/old-{number}" for number in range(5)]
    backwards = data(client, "{ redirects(first: 1, orderBy: FROM_DESC) { nodes { from } } }")
    assert backwards["redirects"]["nodes"] == [{"from": "/old-4"}]


@pytest.mark.parametrize("arguments", ["first: -1", "first: 201", "first: 1, last: 1"])
def test_bad_arguments_are_told(client: Client, site: Site, arguments: str) -> None:
    answer = execute(client, f"{{ redirects({arguments}) {{ totalCount }} }}")
    assert codes(answer) == ["BAD_ARGUMENT"]


def test_a_cursor_of_another_list_is_told(client: Client, site: Site) -> None:
    answer = execute(client, '{ redirects(after: "x") { totalCount } }')
    assert codes(answer) == ["BAD_CURSOR"]


@pytest.mark.parametrize("count", [3, 30])
def test_redirects_cost_the_same_however_many_there_are(
    client: Client, site: Site, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        page: Any = StandardPageFactory.create(title=f"Page {number}")
        Redirect.add_redirect(f"/old-{number}", page)
    query = "{ redirects(first: 50) { nodes { id from to isPermanent } } }"
    with django_assert_num_queries(2):
        assert len(data(client, query)["redirects"]["nodes"]) == count
