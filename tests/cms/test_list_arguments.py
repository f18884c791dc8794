"""Arguments that take a list: each up to fifty values, and none of them is another filter."""

from typing import Any

import pytest
from django.test import Client
from graphql import get_named_type, is_enum_type, is_list_type, is_required_argument
from graphql.type import get_nullable_type

from cms.graphql.schema import schema
from tests.factories import home_page
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db

FIELDS = schema.graphql_schema.query_type.fields
LISTS = [
    (name, argument)
    for name, field in FIELDS.items()
    for argument, spec in field.args.items()
    if is_list_type(get_nullable_type(spec.type))
]
VALUES = {"countries": "ME"}
MOST = 50


def query_of(name: str, argument: str) -> str:
    kind = FIELDS[name].args[argument].type
    selection = "{ totalCount }" if "edges" in get_named_type(FIELDS[name].type).fields else ""
    others = [each for each, spec in FIELDS[name].args.items() if is_required_argument(spec)]
    given = " ".join([f"{argument}: $values", *(f'{each}: "x"' for each in others)])
    return f"query($values: {kind}) {{ {name}({given}) {selection} }}"


def value_of(name: str, argument: str) -> Any:
    """Return a value that the argument takes."""
    kind: Any = get_named_type(FIELDS[name].args[argument].type)
    return next(iter(kind.values)) if is_enum_type(kind) else VALUES.get(argument, "x")


@pytest.mark.parametrize(("name", "argument"), LISTS)
def test_list_takes_fifty_values_and_no_more(client: Client, name: str, argument: str) -> None:
    home_page()
    query, value = query_of(name, argument), value_of(name, argument)
    assert list(data(client, query, values=[value] * MOST)) == [name]
    answer = execute(client, query, values=[value] * (MOST + 1))
    assert (codes(answer), answer["data"]) == (["BAD_ARGUMENT"], {name: None})
    assert answer["errors"][0]["message"] == f"`{argument}` takes at most {MOST} values."


@pytest.mark.parametrize(("name", "argument"), LISTS)
def test_empty_list_leaves_nothing(client: Client, name: str, argument: str) -> None:
    home_page()
    assert data(client, query_of(name, argument), values=[]) == {name: {"totalCount": 0}}


def test_lists_are_those_of_the_filters() -> None:
    assert len(LISTS) == 23
