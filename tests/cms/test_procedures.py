"""Answers by plans that are made once are those of graphql-core, to the last byte."""

import json
from typing import Any

import pytest
from django.test import Client
from graphql import execute_sync, parse, validate
from hypothesis import HealthCheck, assume, given, settings
from hypothesis_graphql import queries

from cms.graphql.execution import FieldBudget
from cms.graphql.executor import Procedure, procedure_of
from cms.graphql.schema import schema
from cms.graphql.sdl import sdl
from core.context import ReadContext
from core.models import ContentVersion
from tests.factories import (
    AuthorityFactory,
    ImageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    TopicFactory,
    blocks,
    translate,
)
from tests.graphql import codes, data, everything, execute

pytestmark = pytest.mark.django_db

ROOTS = [
    "news",
    "pages",
    "participants",
    "concepts",
    "images",
    "countries",
    "programmes",
    "site",
    "locales",
]
EXAMPLES = 25


@pytest.fixture
def content() -> None:
    """Make something of each kind."""
    authority = AuthorityFactory.create()
    ParticipantPageFactory.create(authority=authority)
    item = NewsPageFactory.create(
        topics=[TopicFactory.create()],
        authorities=[authority],
        lead_picture=ImageFactory.create(),
        related=[StandardPageFactory.create()],
        body=[blocks.heading("Aims"), blocks.rich_text("<p>To <b>read</b>.</p>")],
    )
    translate(item, "fr")
    TermPageFactory.create()


def by_core(document: Any, variables: dict[str, Any]) -> Any:
    context = ReadContext(version=ContentVersion.current())
    return execute_sync(
        schema.graphql_schema, document, context_value=context, variable_values=variables
    )


def by_procedure(procedure: Procedure, variables: dict[str, Any]) -> dict[str, Any]:
    context = ReadContext(version=ContentVersion.current())
    context.selected = procedure.selected.anywhere
    context.selected_beyond = procedure.selected.beyond
    return procedure.execute(context, variables, FieldBudget(context))


def same(query: str, **variables: Any) -> bool:
    """Tell whether both answer alike; where graphql-core tells errors, no plan answers."""
    document = parse(query)
    procedure = procedure_of(schema.graphql_schema, document, None)
    assert procedure is not None
    expected = by_core(document, variables)
    if expected.errors:
        with pytest.raises(Exception):  # noqa: B017, PT011 - whatever: graphql-core tells which
            by_procedure(procedure, variables)
        return True
    return json.dumps(by_procedure(procedure, variables)) == json.dumps(expected.data)


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("root", ROOTS)
def test_every_field_is_answered_alike(root: str) -> None:
    assert same(everything(root, levels=1))


@pytest.mark.usefixtures("content")
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)
@given(query=queries(sdl(), fields=["news", "pages", "concepts", "participants", "images"]))
def test_queries_that_nobody_would_write_are_answered_alike(query: str) -> None:
    assume(not validate(schema.graphql_schema, parse(query)))
    assert same(query)


CHOOSING = """
query($titles: Boolean!, $paths: Boolean!) {
  news {
    nodes { id title @include(if: $titles) ...Path @skip(if: $paths) }
    totalCount @include(if: $titles)
  }
}
fragment Path on NewsPage { path locale { code } }
"""


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("titles", [True, False])
@pytest.mark.parametrize("paths", [True, False])
def test_fields_are_chosen_by_variables(client: Client, *, titles: bool, paths: bool) -> None:
    assert same(CHOOSING, titles=titles, paths=paths)
    (node,) = data(client, CHOOSING, titles=titles, paths=paths)["news"]["nodes"]
    wanted = {"id", *(["title"] if titles else []), *([] if paths else ["path", "locale"])}
    assert node.keys() == wanted


@pytest.mark.usefixtures("content")
def test_error_of_one_field_leaves_the_others(client: Client) -> None:
    query = (
        'query { a: news(after: "x") { totalCount } b: participant(key: "none") { node { id } } }'
    )
    answer = execute(client, query)
    assert codes(answer) == ["BAD_CURSOR"]
    assert answer["data"] == {"a": None, "b": None} or answer["data"] is None
    assert same(query)


def test_questions_about_the_schema_are_not_planned(client: Client) -> None:
    query = "{ __typename __schema { queryType { name } } }"
    assert data(client, query) == {
        "__typename": "Query",
        "__schema": {"queryType": {"name": "Query"}},
    }


def test_mutations_are_not_planned() -> None:
    document = parse("mutation { a }")
    assert procedure_of(schema.graphql_schema, document, None) is None


def test_an_answer_that_grows_too_large_ends(client: Client, settings: Any) -> None:
    NewsPageFactory.create()
    settings.GRAPHQL_MAX_ANSWER_FIELDS = 3
    assert codes(execute(client, "{ news { nodes { id title slug path } } }")) == ["TOO_LARGE"]
