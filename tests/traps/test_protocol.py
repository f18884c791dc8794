"""HTTP as the draft has it, and GraphQL's own rules."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.graphql import ENDPOINT, codes, execute, post

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.xdist_group("stock"),
]

Stock = dict[str, Any]

TYPED = "application/graphql-response+json"


def test_the_media_type_of_graphql_is_answered(client: Client, stock: Stock) -> None:
    assert stock["protocol.media_type"] == [[200, "application/json"], [400, "application/json"]]
    found = []
    for query in ("{ __typename }", "{ nothing }"):
        response = post(client, {"query": query}, accept=TYPED)
        found.append((response.status_code, response["Content-Type"].partition(";")[0]))
    assert found == [(200, TYPED), (400, TYPED)]


def test_the_explorer_loads_nothing_from_elsewhere(client: Client, stock: Stock) -> None:
    assert stock["protocol.explorer"] == ["unpkg.com"] * 5
    response = client.get(ENDPOINT, headers={"accept": "text/html"})
    page = response.content.decode()
    assert len(re.findall(r'<script[^>]* src="/static/', page)) == len(re.findall("<script", page))
    assert re.findall(r'(?:src|href)="(?!/[^/])', page) == []


def test_unused_fragments_are_refused(client: Client, stock: Stock) -> None:
    assert stock["protocol.unused_fragment"] == {"data": {"__typename": "Query"}}
    answer = execute(client, "{ __typename } fragment Unused on Query { __typename }")
    assert (codes(answer), answer.get("data")) == (["VALIDATION_FAILED"], None)
