"""Every query that the documents show works, and every root field is shown."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from cms.graphql.schema import schema
from news.models import NewsIndexPage
from tests.demo.conftest import Made
from tests.demo.conftest import made as made  # noqa: PLC0414 - named twice: a fixture of this module
from tests.docs.blocks import ROOT, Example, documents, examples
from tests.graphql import data

pytestmark = [
    pytest.mark.one_database,
    pytest.mark.usefixtures("real_limits"),
    pytest.mark.xdist_group("demo"),
]

REFERENCE = ROOT / "docs" / "reference" / "graphql.md"
EXAMPLES = [example for path in documents() for example in examples(path)]
KEYED_BY_NUMBER = {"image", "node"}
"""Root fields that take the id of a picture in the examples: its number is the database's."""


@pytest.fixture(scope="module")
def content(made: Made) -> None:
    """Add what the demonstration has none of."""
    Redirect.add_redirect("/old-news", redirect_to=NewsIndexPage.objects.first())


def with_ids_of_here(example: Example, client: Client) -> Example:
    """Put the id of a picture of this database in place of the one that the document shows."""
    if not KEYED_BY_NUMBER.intersection(example.roots) or "id" not in example.variables:
        return example
    [picture] = data(client, "{ images(first: 1) { nodes { id } } }")["images"]["nodes"]
    return replace(example, variables=example.variables | {"id": picture["id"]})


def is_filled(value: Any) -> bool:
    """Tell whether there is something in the answer of a root field."""
    if isinstance(value, dict):
        lists = [part for key, part in value.items() if key in {"nodes", "edges"}]
        return all(lists) if lists else any(part is not None for part in value.values())
    return value is not None and value != []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_query_of_the_documents_answers_something(
    content: None, client: Client, example: Example
) -> None:
    asked = with_ids_of_here(example, client)
    answer = data(client, asked.text, **asked.variables)
    assert [name for name, value in answer.items() if not is_filled(value)] == []


def test_every_root_field_has_a_heading_and_a_query_below_it() -> None:
    sections = re.split(r"^#+ `(\w+)`$", REFERENCE.read_text("utf-8"), flags=re.MULTILINE)
    headings = dict(zip(sections[1::2], sections[2::2], strict=True))
    roots = (schema.graphql_schema.query_type, schema.graphql_schema.mutation_type)
    assert sorted(headings) == sorted(name for root in roots for name in root.fields)
    shown = {name: "```graphql" in text and name in text for name, text in headings.items()}
    assert [name for name, is_shown in shown.items() if not is_shown] == []
    assert set(headings) <= {name for example in EXAMPLES for name in example.roots}
