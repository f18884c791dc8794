"""The same number of SQL statements whatever the number of rows, on every database.

A statement more for each row, or for each row's relation, would show at 200 rows.
"""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.schema.pages import PAGE_MODELS
from tests import crowds
from tests.factories import (
    home_page,
)
from tests.graphql import data, everything

pytestmark = pytest.mark.django_db

IMAGE = "{ credit licence { code } rendition(preset: CARD) { url } }"
NEXT = f"""
    title path locale {{ code }} shareImage {IMAGE}
    ... on NewsPage {{ topics {{ name }} leadPicture {{ image {IMAGE} }} }}
    ... on EventPage {{ topics {{ name }} leadPicture {{ image {IMAGE} }} }}
    ... on StandardPage {{ leadPicture {{ image {IMAGE} }} }}
"""
BODY = f"""
    body {{
        __typename
        ... on RichTextBlock {{ richText {{ html text }} }}
        ... on CalloutBlock {{ richText {{ html text }} }}
        ... on ImageBlock {{ imageUse {{ alt image {IMAGE} }} }}
        ... on GalleryBlock {{ images {{ image {IMAGE} }} }}
        ... on DocumentsBlock {{ documents {{ url title }} }}
        ... on PageLinksBlock {{ pages {{ {NEXT} }} }}
    }}
"""
RELATIONS = f"""
    parent {{ {NEXT} }} ancestors {{ {NEXT} }} translations {{ path title locale {{ code }} }}
    relatedPages {{ {NEXT} parent {{ title }} relatedPages {{ {NEXT} translations {{ path }} }} }}
    children {{ totalCount nodes {{
        {NEXT} children(first: 3) {{ totalCount nodes {{ {NEXT} }} }}
    }} }}
"""
OWN = f"topics {{ slug name }} leadPicture {{ alt image {IMAGE} }} {BODY}"
PAGES = f"... on NewsPage {{ {OWN} }} ... on StandardPage {{ {BODY} }}"


@pytest.fixture(autouse=True)
def known_types(db: None) -> None:
    """Let Django know the content types, as a server does after its first request."""
    ContentType.objects.get_for_models(*PAGE_MODELS.values())


@pytest.mark.parametrize("rows", [20, 200])
def test_news_cost_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds.news(rows)
    query = f"{{ news(first: 200) {{ totalCount nodes {{ path {OWN} {RELATIONS} }} }} }}"
    with django_assert_num_queries(16):
        found = data(client, query)["news"]
    assert (found["totalCount"], len(found["nodes"])) == (rows, rows)
    assert_full(found["nodes"])


@pytest.mark.parametrize("rows", [20, 200])
def test_events_cost_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds.events(rows)
    own = f"{OWN} programme {{ url }} {RELATIONS}"
    query = f"{{ events(first: 200) {{ totalCount edges {{ node {{ path {own} }} }} }} }}"
    with django_assert_num_queries(16):
        found = data(client, query)["events"]
    assert (found["totalCount"], len(found["edges"])) == (rows, rows)
    assert_full([edge["node"] for edge in found["edges"]])
    assert len({edge["node"]["programme"]["url"] for edge in found["edges"]}) == rows


@pytest.mark.parametrize("rows", [20, 200])
def test_pages_cost_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds.trees(rows // 2)
    fields = f"{NEXT} {PAGES} {RELATIONS}"
    query = f"{{ pages(first: 200, types: STANDARD_PAGE) {{ totalCount nodes {{ {fields} }} }} }}"
    with django_assert_num_queries(15):
        found = data(client, query)["pages"]
    assert (found["totalCount"], len(found["nodes"])) == (rows, rows)
    uppers = [node for node in found["nodes"] if node["relatedPages"]]
    assert len(uppers) == rows // 2
    assert [node["children"]["totalCount"] for node in uppers] == [1] * (rows // 2)


@pytest.mark.parametrize("rows", [20, 200])
def test_images_cost_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    home_page()
    crowds.images(rows)
    query = f"{{ images(first: 200) {{ totalCount nodes {IMAGE} }} }}"
    with django_assert_num_queries(4):
        found = data(client, query)["images"]
    assert len({node["rendition"]["url"] for node in found["nodes"]}) == rows


@pytest.mark.parametrize("rows", [20, 200])
def test_children_cost_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds.trees(rows // 2)
    below = "totalCount nodes { title parent { title } children { totalCount nodes { title } } }"
    with django_assert_num_queries(10):
        found = data(
            client, f"{{ site {{ home {{ node {{ children(first: 200) {{ {below} }} }} }} }} }}"
        )
    children = found["site"]["home"]["node"]["children"]
    assert (children["totalCount"], len(children["nodes"])) == (rows // 2, rows // 2)
    assert all(child["children"]["totalCount"] == 1 for child in children["nodes"])


@pytest.mark.parametrize("rows", [3, 6])
def test_every_field_at_once_costs_the_same(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds.news(rows)
    with django_assert_num_queries(26):
        data(client, everything("news", levels=2))


def assert_full(nodes: list[Any]) -> None:
    """Check that every row had everything of its own: else nothing would have been measured."""
    for node in nodes:
        assert len(node["topics"]) >= 1
        assert node["leadPicture"]["image"]["rendition"]["url"]
        assert len(node["body"]) == 11
        assert 'href="/en/' in node["body"][1]["richText"]["html"]
        assert len(node["body"][9]["documents"]) == len(node["body"][10]["pages"]) == 1
        assert [len(related["relatedPages"]) for related in node["relatedPages"]] == [2, 2]
        assert [other["locale"]["code"] for other in node["translations"]] == ["fr"]
    assert len({node["leadPicture"]["image"]["rendition"]["url"] for node in nodes}) == len(nodes)
    assert len({node["body"][1]["richText"]["html"] for node in nodes}) == len(nodes)
