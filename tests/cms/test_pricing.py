"""Prices: list sizes multiply, leaves are free, what is dearest counts."""

from typing import Any

import pytest
from graphql import get_named_type, is_input_object_type, is_leaf_type, is_list_type, parse
from graphql.type import get_nullable_type

from cms.graphql.plans import Plan
from cms.graphql.pricing import Pricing
from cms.graphql.schema import schema
from cms.graphql.sizes import ASSUMED_SIZES, PARTS

SCHEMA: Any = schema.graphql_schema
TWO_TYPES = "... on NewsPage { topics { name } } ... on EventPage { authorities { key } }"
CHILDREN = (
    "query($n: Int = 3) { news(first: 2) { nodes { children(first: $n) { nodes { id } } } } }"
)


def cost(query: str, **variables: Any) -> int:
    document = parse(query)
    operation: Any = document.definitions[0]
    price = Pricing(SCHEMA, document).price(operation)
    return Plan("", document, {None: price}, may_open_drafts=False).cost(None, variables)


@pytest.mark.parametrize(
    ("query", "objects"),
    [
        ("{ __typename }", 0),
        ('{ conceptInitials(locale: "en") }', 0),
        ("{ site { defaultLocale { code } } }", 2),
        ("{ news { totalCount pageInfo { hasNextPage } } }", 0),
        ("{ news { nodes { title } } }", 20),
        ("{ news(first: 7) { nodes { title } } }", 7),
        ("{ news(last: 9) { nodes { title } } }", 9),
        ("{ news(first: 3) { edges { cursor node { title } } } }", 3),
        ("{ news(first: 3) { nodes { topics { name } } } }", 3 * (1 + 5)),
        ("{ news(first: 3) { nodes { children { nodes { id } } } } }", 3 * (1 + 5)),
        ("{ news(first: 3) { nodes { children(first: 9) { nodes { id } } } } }", 3 * (1 + 9)),
        ("{ a: site { defaultLocale { code } } b: locales { code } }", 2 + 10),
        ("{ ...A ...A } fragment A on Query { locales { code } }", 20),
        ("{ pages(first: 10) { nodes { title " + TWO_TYPES + " } } }", 10 * (1 + 5)),
        ("{ __schema { types { fields { name } } } }", 2_000),
        ('{ __type(name: "Image") { name } }', 100),
    ],
)
def test_price_counts_objects(query: str, objects: int) -> None:
    assert cost(query) == objects


@pytest.mark.parametrize(
    ("variables", "objects"),
    [
        ({}, 2 * (1 + 3)),
        ({"n": None}, 2 * (1 + 3)),
        ({"n": 0}, 2),
        ({"n": 100}, 2 * (1 + 100)),
        ({"n": 201}, 2 * (1 + 200)),
        ({"n": -1}, 2 * (1 + 200)),
        ({"n": "5"}, 2 * (1 + 200)),
        ({"n": [1]}, 2 * (1 + 200)),
    ],
)
def test_variables_size_lists(variables: dict[str, Any], objects: int) -> None:
    """What is no size costs the most: it is refused when it is executed."""
    assert cost(CHILDREN, **variables) == objects


def test_operations_of_a_document_have_prices_of_their_own() -> None:
    document = parse("query A { locales { code } } query B { news { nodes { id } } }")
    operations: list[Any] = list(document.definitions)
    pricing = Pricing(SCHEMA, document)
    prices: Any = {node.name.value: pricing.price(node) for node in operations}
    plan = Plan("", document, prices, may_open_drafts=False)
    assert [plan.cost(name, {}) for name in ("A", "B", "C", None)] == [10, 20, 0, 0]


def test_every_list_of_objects_has_a_size() -> None:
    """A list that is new needs a row in cms/graphql/sizes.py; one that is gone needs none."""
    found = {
        name
        for kind in SCHEMA.type_map.values()
        if not kind.name.startswith("__") and not is_input_object_type(kind)
        for name, field in getattr(kind, "fields", {}).items()
        if is_list_type(get_nullable_type(field.type))
        and not is_leaf_type(get_named_type(field.type))
    }
    assert found - PARTS == set(ASSUMED_SIZES)
