"""A small client of the API: real HTTP, against the real schema.

nodes = data(client, "{ news { nodes { title } } }")["news"]["nodes"]
"""

import json
import re
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.test import Client
from graphql import (
    get_named_type,
    is_composite_type,
    is_leaf_type,
    is_object_type,
    parse,
    print_ast,
)

from cms.graphql.schema import schema

ENDPOINT = "/graphql/"

LEADING_ON = {
    "Authority",
    "ChildPages",
    "Concept",
    "EventExcerpt",
    "GoodPracticeExcerpt",
    "NewsExcerpt",
    "PageInterface",
    "ParticipantPage",
    "TermPage",
    "Translation",
}
"""Types that lead to pages, and so back to themselves: `everything` follows them so far only."""


def post(client: Client, body: Any, **headers: str) -> HttpResponse:
    """Send a body as JSON; `headers` are such as `accept="…"`."""
    answer: Any = client.post(
        ENDPOINT,
        body if isinstance(body, str | bytes) else json.dumps(body),
        content_type="application/json",
        headers=headers or None,
    )
    return answer


def execute(client: Client, query: str, /, **variables: Any) -> dict[str, Any]:
    """Return the whole answer to a query, errors and all; the status is that of an answer."""
    response = post(client, {"query": query, "variables": variables})
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = json.loads(response.content)
    return answer


def data(client: Client, query: str, /, **variables: Any) -> dict[str, Any]:
    """Return the data of a query that must not fail in any part."""
    answer = execute(client, query, **variables)
    assert "errors" not in answer, answer["errors"]
    found: dict[str, Any] = answer["data"]
    return found


def codes(answer: dict[str, Any]) -> list[str]:
    """Return the codes of an answer's errors, in their order."""
    return [error["extensions"]["code"] for error in answer.get("errors", [])]


def everything(roots: str, *, levels: int = 2) -> str:
    """Return a query that selects every field of the schema under roots, such as `news`.

    `roots` holds fields without selections, and variables for ids; relations between pages and
    facts are followed `levels` deep.
    """
    fragments: dict[str, str] = {}
    document = parse(f"{{ {roots} }}")
    operation: Any = document.definitions[0]
    selections = [
        f"{print_ast(field)} {_selection(_root_type(field.name.value), levels, fragments)}"
        for field in operation.selection_set.selections
    ]
    names = dict.fromkeys(re.findall(r"\$\w+", roots))
    variables = f"({', '.join(f'{name}: ID!' for name in names)})" if names else ""
    return "\n".join([f"query{variables} {{ {' '.join(selections)} }}", *fragments.values()])


def _root_type(name: str) -> Any:
    return get_named_type(schema.graphql_schema.query_type.fields[name].type)


def _selection(kind: Any, levels: int, fragments: dict[str, str]) -> str:
    """Return the spread of a fragment with all fields of a type, made when it is missing."""
    name = _name(kind, levels)
    if name not in fragments:
        fragments[name] = ""
        members = [] if is_object_type(kind) else schema.graphql_schema.get_possible_types(kind)
        parts = [f"...{_spread(member, levels, fragments)}" for member in members]
        if not members:
            parts = [_field(key, field, levels, fragments) for key, field in kind.fields.items()]
        fragments[name] = f"fragment {name} on {kind.name} {{ __typename {' '.join(parts)} }}"
    return f"{{ ...{name} }}"


def _spread(kind: Any, levels: int, fragments: dict[str, str]) -> str:
    _selection(kind, levels, fragments)
    return _name(kind, levels)


def _name(kind: Any, levels: int) -> str:
    """Return a fragment's name; what leads nowhere has one for all levels: tokens are limited."""
    return f"{kind.name}{levels}" if kind.name in _leading_anywhere() else f"{kind.name}_"


@cache
def _leading_anywhere() -> frozenset[str]:
    """Return the names of the types from which a selection comes to one that leads on."""
    below = {
        name: _next_names(kind)
        for name, kind in schema.graphql_schema.type_map.items()
        if is_composite_type(kind)
    }
    found = set(LEADING_ON)
    while more := {name for name, names in below.items() if names & found} - found:
        found |= more
    return frozenset(found)


def _next_names(kind: Any) -> set[str]:
    """Return the names of the types to which a type leads by one field, or as one of its kinds."""
    if is_object_type(kind):
        return {get_named_type(field.type).name for field in kind.fields.values()}
    return {member.name for member in schema.graphql_schema.get_possible_types(kind)}


def _field(name: str, field: Any, levels: int, fragments: dict[str, str]) -> str:
    kind: Any = get_named_type(field.type)
    arguments = "(preset: CARD)" if "preset" in field.args else ""
    if is_leaf_type(kind):
        return f"{name}{arguments}"
    leads_on = kind.name in LEADING_ON
    if leads_on and not levels:
        return ""
    below = levels - leads_on
    if fragments.get(_name(kind, below)) == "":
        return f"{name}{arguments} {{ {_leaves(kind)} }}"  # A type that leads straight to itself.
    return f"{name}{arguments} {_selection(kind, below, fragments)}"


def _leaves(kind: Any) -> str:
    """Return the fields of a type that need no selection."""
    fields = kind.fields.items()
    return " ".join(name for name, field in fields if is_leaf_type(get_named_type(field.type)))
