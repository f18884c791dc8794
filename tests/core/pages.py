"""Pages as readers ask for them: one by its id or path, or a list of titles."""

from typing import Any

from django.test import Client

from tests.graphql import data

PAGE = (
    "query($id: ID, $path: String) { page(id: $id, path: $path) { id title path locale { code } } }"
)


def page(client: Client, **variables: Any) -> Any:
    """Look a page up."""
    return data(client, PAGE, **variables)["page"]


def titles(client: Client, arguments: str) -> list[str]:
    """Return the titles of a list, and check that its count is of the filtered rows."""
    found = data(client, f"{{ pages({arguments}) {{ totalCount nodes {{ title }} }} }}")["pages"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["title"] for node in found["nodes"]]
