"""Walking through a list of the API from both ends, by threes."""

from typing import Any

from django.test import Client

from tests.graphql import data

CONNECTION = "{ totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage "
CONNECTION += "hasPreviousPage startCursor endCursor } }"
ARGUMENTS = "$first: Int, $last: Int, $after: String, $before: String"
PASSED = "first: $first, last: $last, after: $after, before: $before"


def ask(client: Client, field: str, order: str, arguments: str = "", **part: Any) -> Any:
    """Return a part of a list."""
    query = f"query({ARGUMENTS}) {{ list: {field}({PASSED}, orderBy: {order} {arguments}) "
    return data(client, f"{query} {CONNECTION} }}", **part)["list"]


def walk(client: Client, field: str, order: str, arguments: str = "") -> list[str]:
    """Return all ids, walked by threes; what each part says of its place must be right."""
    ids: list[str] = []
    part: dict[str, Any] = {"first": 3}
    while True:
        found = ask(client, field, order, arguments, **part)
        info = found["pageInfo"]
        assert [edge["node"]["id"] for edge in found["edges"]] == [n["id"] for n in found["nodes"]]
        assert info["startCursor"] == found["edges"][0]["cursor"]
        assert info["endCursor"] == found["edges"][-1]["cursor"]
        assert info["hasPreviousPage"] == bool(ids)
        ids += [node["id"] for node in found["nodes"]]
        assert info["hasNextPage"] == (len(ids) < found["totalCount"])
        if not info["hasNextPage"]:
            return ids
        part = {"first": 3, "after": info["endCursor"]}


def walk_back(client: Client, field: str, order: str, arguments: str = "") -> list[str]:
    """Return all ids, walked by threes from the end."""
    ids: list[str] = []
    part: dict[str, Any] = {"last": 3}
    while True:
        found = ask(client, field, order, arguments, **part)
        info = found["pageInfo"]
        assert info["hasNextPage"] == bool(ids)
        ids = [node["id"] for node in found["nodes"]] + ids
        assert info["hasPreviousPage"] == (len(ids) < found["totalCount"])
        if not info["hasPreviousPage"]:
            return ids
        part = {"last": 3, "before": info["startCursor"]}
