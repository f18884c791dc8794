"""The members of interfaces and unions, served for caches that normalise."""

import json
from typing import Any

import pytest
from django.test import Client
from graphql import build_schema, is_abstract_type

from cms.graphql.possible_types import possible_types
from cms.graphql.sdl import sdl

ADDRESS = "/graphql/possible-types.json"


def test_members_of_interfaces_and_unions_are_listed_by_name() -> None:
    document = build_schema(
        """
        type Query { letter: Letter box: Box }
        interface Letter { id: ID! }
        type B implements Letter { id: ID! }
        type A implements Letter { id: ID! }
        type C { id: ID! }
        union Box = C | A
        """
    )
    assert possible_types(document) == {"Box": ["A", "C"], "Letter": ["A", "B"]}


def test_every_interface_and_union_of_the_schema_is_served(client: Client) -> None:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    served = json.loads(response.content)
    document = build_schema(sdl())
    kinds: list[Any] = [kind for kind in document.type_map.values() if is_abstract_type(kind)]
    assert served == {
        kind.name: sorted(member.name for member in document.get_possible_types(kind))
        for kind in kinds
    }
    assert {"PageInterface", "BodyBlock"} <= set(served)
    assert {"NewsPage", "HomePage", "TermPage"} <= set(served["PageInterface"])


def test_scripts_of_any_origin_may_read_and_keep_it(client: Client) -> None:
    response = client.get(ADDRESS)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, no-cache"
    assert "Cookie" not in response.get("Vary", "")
    for etag in (response["ETag"], f'"old", W/{response["ETag"]}', "*"):
        again = client.get(ADDRESS, headers={"if-none-match": etag})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == response["ETag"]
        assert again["Access-Control-Allow-Origin"] == "*"
    other = client.get(ADDRESS, headers={"if-none-match": '"old"'})
    assert (other.status_code, other.content) == (200, response.content)


def test_head_has_the_headers_without_the_body(client: Client) -> None:
    get, head = client.get(ADDRESS), client.head(ADDRESS)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == get["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    response = getattr(client, method)(ADDRESS)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
