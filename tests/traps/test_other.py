"""Searches, edges of lists, names of types, the order of apps."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import ImageFactory, NewsPageFactory, StandardPageFactory
from tests.graphql import codes, data, execute
from tests.traps.conftest import run_stock
from tests.traps.ours import fields_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.xdist_group("stock"),
]

Stock = dict[str, Any]


def test_there_is_no_search_that_fails(client: Client, stock: Stock) -> None:
    [message] = stock["other.search_for_a_picture"]
    assert message.startswith("Abstract type 'Search' must resolve to an Object type")
    assert stock["other.search_without_a_query"] == [
        "Cannot return null for non-nullable field Query.search."
    ]
    [message] = stock["other.search_in_images"]
    assert message.startswith('Cannot filter search results with field "id".')
    NewsPageFactory.create(title="A bridge")
    query = '{ search(query: "bridge") { nodes { __typename title } } }'
    assert data(client, query)["search"]["nodes"] == [
        {"__typename": "NewsPage", "title": "A bridge"}
    ]
    roots = fields_of(client, "Query")
    assert [name for name, arguments in roots.items() if "searchQuery" in arguments] == []


def test_beyond_the_last_page_is_nothing(client: Client, stock: Stock) -> None:
    seen = stock["other.page_beyond_the_last"]
    assert seen["currentPage"] == seen["totalPages"] < 99999
    for number in range(2):
        StandardPageFactory.create(title=f"Paged {number}")
    roots = fields_of(client, "Query")
    assert [name for name, arguments in roots.items() if {"page", "perPage"} & arguments] == []
    query = "query($after: String) { images(after: $after) { nodes { id } "
    query += "pageInfo { hasNextPage endCursor } } }"
    ImageFactory.create()
    last = data(client, query)["images"]["pageInfo"]
    assert last["hasNextPage"] is False
    beyond = data(client, query, after=last["endCursor"])["images"]
    assert (beyond["nodes"], beyond["pageInfo"]["hasNextPage"]) == ([], False)
    assert codes(execute(client, query, after="99999")) == ["BAD_CURSOR"]


def test_none_are_given_when_none_are_asked_for(client: Client, stock: Stock) -> None:
    assert stock["other.limit_of_zero"] == 10
    for number in range(12):
        StandardPageFactory.create(title=f"Counted {number}")
    found = data(client, "{ pages(first: 0) { nodes { id } totalCount } }")["pages"]
    assert found == {"nodes": [], "totalCount": 13}
    answer = execute(client, "{ pages(first: 201) { nodes { id } } }")
    assert codes(answer) == ["BAD_ARGUMENT"]


def test_types_keep_the_names_of_their_models(client: Client, stock: Stock) -> None:
    assert stock["other.name_of_paginated_type"]["name"] == "oryPagePaginatedType"
    types = data(client, "{ __schema { types { name } } }")["__schema"]["types"]
    names = {kind["name"] for kind in types}
    kept = {"StandardPage", "StandardPageConnection", "NewsConnection", "CustomImage"} & names
    assert kept == {"StandardPage", "NewsConnection"}
    assert [name for name in names if name.startswith(("andard", "oryPage", "Stub"))] == []


def test_grapple_stands_behind_the_snippets(tmp_path: Path) -> None:
    start = "import django; django.setup(); import grapple.schema"
    assert run_stock(tmp_path, "-c", start).returncode == 0
    run = run_stock(tmp_path, "-c", start, STOCK_GRAPPLE="first")
    assert run.returncode == 1
    assert "TypeError: StoryPage fields cannot be resolved." in run.stderr
    apps = settings.INSTALLED_APPS
    assert apps.index("wagtail.snippets") < apps.index("grapple")
