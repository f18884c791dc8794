"""Values that are made anew for each field count as objects; the reference names them all."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from graphql import get_named_type, is_leaf_type

from cms.graphql.schema import schema
from cms.graphql.trusted import examples
from cms.settings import delivery
from core.weights import weighs, weight_of
from tests.cms.test_pricing import cost
from tools.bench.questions import QUESTIONS

SCHEMA: Any = schema.graphql_schema
LIMITS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "limits.md"


def weights() -> dict[str, int]:
    """Return the weights of the schema's fields by their names, each with its type's."""
    return {
        f"{kind.name}.{name}": weight
        for kind in SCHEMA.type_map.values()
        for name, field in getattr(kind, "fields", {}).items()
        if (weight := weight_of(getattr(field, "resolve", None)))
    }


@pytest.mark.parametrize(
    ("query", "objects"),
    [
        ("{ news(first: 7) { nodes { seo { title } } } }", 7 * 2),
        ("{ news(first: 7) { nodes { seo { jsonLd } } } }", 7 * (2 + 15)),
        ('{ search(query: "a", first: 7) { nodes { title } } }', 1000 + 7),
        ('{ search(query: "a", first: 7) { totalCount } }', 1000),
        ("{ news(first: 7) { nodes { seo { a: jsonLd b: jsonLd } } } }", 7 * (2 + 30)),
        ("{ news(first: 7) { nodes { seo { openGraph { description } } } } }", 7 * (3 + 2)),
        ("{ news(first: 7) { nodes { freshness sourceUpdatedAt title } } }", 7 * (1 + 6)),
        (
            "{ news(first: 7) { nodes { translations { freshness } } } }",
            7 * (1 + 5 * (1 + 3)),
        ),
        (
            "{ news(first: 7) { nodes { body { ... on RichTextBlock { richText { html } } } } } }",
            7 * (1 + 20 * (1 + 1 + 3)),
        ),
        (
            "{ news(first: 7) { nodes { body { ... on TableBlock { caption rows } } } } }",
            7 * (1 + 20 * (1 + 2)),
        ),
    ],
)
def test_value_that_is_made_counts_as_objects(query: str, objects: int) -> None:
    assert cost(query) == objects


def test_weight_stands_at_a_resolver_and_changes_nothing_of_it() -> None:
    def resolve(value: int, info: Any) -> int:
        return value

    assert (weight_of(None), weight_of(resolve)) == (0, 0)
    assert weighs(4)(resolve) is resolve
    assert weight_of(resolve) == 4


def test_only_values_and_mutations_have_weights() -> None:
    """What has a selection is an object already; what changes something costs more than one."""
    found = weights()
    assert found.pop("Query.search") == 1000
    assert found
    for name in found:
        kind, _, field = name.partition(".")
        is_leaf = is_leaf_type(get_named_type(SCHEMA.type_map[kind].fields[field].type))
        assert is_leaf is (kind != "Mutation"), name


def test_every_mutation_weighs() -> None:
    fields = SCHEMA.mutation_type.fields
    assert {weights().get(f"Mutation.{name}") for name in fields} == {1_000}
    document = (
        "mutation($input: CooperationProposalInput!) "
        "{ proposeCooperation(input: $input) { errors { message } } }"
    )
    assert cost(document) == 1_000 + 1 + 5


def test_reference_names_every_weight() -> None:
    told: dict[str, int] = {}
    for names, weight in re.findall(
        r"^\| (`[A-Z].*`) \| (\d+) \|", LIMITS.read_text("utf-8"), re.M
    ):
        told |= dict.fromkeys(re.findall(r"`([\w.]+)`", names), int(weight))
    found = {
        re.sub(r"^\w+Page\.", "PageInterface.", name): each for name, each in weights().items()
    }
    assert told == found


def test_queries_of_the_documents_stay_far_below_the_limit() -> None:
    asked = [(row["query"], json.loads(row.get("variables") or "{}")) for row in examples()]
    asked += [(question.text, question.variables) for question in QUESTIONS]
    assert max(cost(text, **variables) for text, variables in asked) < delivery.GRAPHQL_MAX_COST / 5
