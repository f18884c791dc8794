"""What our schema has, asked over HTTP."""

from typing import Any

from django.test import Client

from core.types.ids import global_id_of
from tests.graphql import data


def fields_of(client: Client, type_name: str) -> dict[str, set[str]]:
    """Return the fields of a type of our schema, each with the names of its arguments."""
    query = "query($name: String!) { __type(name: $name) { fields { name args { name } } } }"
    found = data(client, query, name=type_name)["__type"]["fields"]
    return {field["name"]: {arg["name"] for arg in field["args"]} for field in found}


def page(client: Client, instance: Any, selection: str) -> Any:
    """Return what readers are told of a page, found by its id; null when there is none."""
    query = f"query($id: ID) {{ page(id: $id) {selection} }}"
    return data(client, query, id=global_id_of(instance))["page"]
