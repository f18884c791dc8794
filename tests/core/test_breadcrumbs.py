"""Breadcrumbs: the way from the home page down, in the page's language, as far as it is public."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.factories import NewsPageFactory, StandardPageFactory, home_page, translate
from tests.graphql import data, post

pytestmark = pytest.mark.django_db

QUERY = """query($path: String) {
  page(path: $path) { breadcrumbs { title path page { __typename title } } }
}"""


def trail(client: Client, path: str) -> Any:
    steps = data(client, QUERY, path=path)["page"]["breadcrumbs"]
    assert all(step["page"]["title"] == step["title"] for step in steps)
    return [(step["title"], step["path"]) for step in steps]


def test_the_way_leads_from_the_home_page_to_the_page_itself(client: Client) -> None:
    above = StandardPageFactory.create(title="About us")
    StandardPageFactory.create(title="History", parent=above)
    assert trail(client, "/en/about-us/history/") == [
        ("Home", "/en/"),
        ("About us", "/en/about-us/"),
        ("History", "/en/about-us/history/"),
    ]


def test_a_home_page_is_a_way_of_one_step(client: Client) -> None:
    home_page()
    assert trail(client, "/en/") == [("Home", "/en/")]


def test_the_way_is_in_the_pages_language_whatever_the_headers_say(client: Client) -> None:
    news = NewsPageFactory.create(title="Agreement")
    french = translate(news, "fr", title="Accord", slug="accord")
    section = french.get_parent()
    path = f"/fr/{section.slug}/accord/"
    expected = [("Accueil", "/fr/"), (section.title, f"/fr/{section.slug}/"), ("Accord", path)]
    assert trail(client, path) == expected
    body = {"query": QUERY, "variables": {"path": path}}
    answer = json.loads(post(client, body, **{"accept-language": "de"}).content)
    assert [step["title"] for step in answer["data"]["page"]["breadcrumbs"]] == [
        title for title, _ in expected
    ]


def test_each_step_is_a_page_of_its_own_type(client: Client) -> None:
    page = NewsPageFactory.create(title="Agreement")
    steps = data(client, QUERY, path=f"/en/news/{page.slug}/")["page"]["breadcrumbs"]
    assert [step["page"]["__typename"] for step in steps] == [
        "HomePage",
        "NewsIndexPage",
        "NewsPage",
    ]
