"""Whatever stands in an argument: an error with a documented code, or an answer; never a failure.

The arguments are those of the schema, so that a new one is tried without a change here.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from graphql import (
    GraphQLArgument,
    GraphQLField,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_leaf_type,
    is_list_type,
    is_required_argument,
)

from cms.graphql.schema import schema
from core.errors import ErrorCode
from core.types.ids import global_id
from tests import graphql
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db

HUGE = 10**30
ODD_TEXTS = (
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "'; DROP TABLE core_user; --",
    "%",
    "_",
    "%00",
    "../../etc/passwd",
    "//example.org/",
    "<script>alert(1)</script>",
    "\u202e",
    "\U0001f30d",
    "x" * 5000,
    "owner__password",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "-1",
    str(HUGE),
    "NaN",
    global_id("NewsPage", 10**17),
    global_id("NewsPage", "1.0"),
    global_id("NewsPage", -1),
    global_id("User", 1),
    global_id("NewsPage", ""),
    global_id("Block", "1.body.x"),
    global_id("Authority", "\0"),
    "TmV3c1BhZ2U=",
    "eyJhbGciOiJub25lIn0",
)
ODD_NUMBERS = (0, -1, 1, 201, 2**31 - 1, 2**31, -(2**31), HUGE, 1.5, 1e308, "NaN", True)
ODD_VALUES: tuple[Any, ...] = (None, [], {}, [None], {"a": 1}, [[1]])


def values_for(argument: GraphQLArgument) -> Iterator[Any]:
    """Yield odd values for an argument: of its type, and of none."""
    kind: Any = get_named_type(argument.type)
    if is_input_object_type(kind):
        for number in ODD_NUMBERS:
            yield dict.fromkeys(kind.fields, number)
    elif kind.name in {"Int", "Float"}:
        yield from ODD_NUMBERS
    elif kind.name == "Boolean":
        yield from ("true", 0, HUGE)
    elif is_enum_type(kind):
        yield from ("owner__password", "NONE_SUCH", "", 0, *kind.values)
    else:
        yield from ODD_TEXTS
        yield from ODD_NUMBERS
    yield from ODD_VALUES


def fields() -> list[tuple[str, GraphQLField, str]]:
    """Return root fields with each of their arguments."""
    found = schema.graphql_schema.query_type.fields.items()
    return [(name, field, argument) for name, field in found for argument in field.args]


def selection(field: GraphQLField) -> str:
    """Return a selection that reads rows and counts of whatever a field returns."""
    kind: Any = get_named_type(field.type)
    if is_leaf_type(kind):
        return ""
    names = getattr(kind, "fields", {})
    rows = "edges { cursor } totalCount" if "edges" in names else "__typename"
    return f"{{ {rows} }}"


def filled(field: GraphQLField, asked: str, value: Any) -> tuple[str, dict[str, Any]]:
    """Return declarations with arguments, and variables; what else is required gets a text."""
    others = [
        name
        for name, argument in field.args.items()
        if name != asked and is_required_argument(argument)
    ]
    variables = {asked: value}
    for name in others:
        kind: Any = get_named_type(field.args[name].type)
        variables[name] = next(iter(kind.values)) if is_enum_type(kind) else "x"
    declared = ", ".join(f"${name}: {field.args[name].type}" for name in variables)
    return declared, variables


@pytest.mark.parametrize(
    ("name", "field", "argument"),
    [pytest.param(*each, id=f"{each[0]}-{each[2]}") for each in fields()],
)
def test_odd_arguments_never_fail(
    client: Client, name: str, field: GraphQLField, argument: str
) -> None:
    NewsPageFactory.create()
    for value in values_for(field.args[argument]):
        wrapped = [value] if is_list_type(field.args[argument].type) else value
        declared, variables = filled(field, argument, wrapped)
        given = ", ".join(f"{each}: ${each}" for each in variables)
        query = f"query({declared}) {{ {name}({given}) {selection(field)} }}"
        answer = graphql.execute(client, query, **variables)
        codes = graphql.codes(answer)
        assert set(codes) <= {code.value for code in ErrorCode}, (wrapped, answer)
        assert "INTERNAL" not in codes, (wrapped, answer)
        assert codes or "data" in answer, (wrapped, answer)


@pytest.mark.parametrize(
    ("query", "hidden"),
    [
        ("{ page(id: 1) { draftTitl } }", "draft"),
        ("{ page(id: 1) { lockedA } }", "locked"),
        ('{ news(orderBy: "owner__password") { totalCount } }', "password"),
        ('{ news(filter: "x") { totalCount } }', "owner"),
        ("{ user { password } }", "email"),
    ],
)
def test_errors_suggest_only_what_the_schema_says_of_itself(
    client: Client, query: str, hidden: str
) -> None:
    answer = graphql.execute(client, query)
    assert set(graphql.codes(answer)) == {"VALIDATION_FAILED"}
    suggested = "".join(error["message"].partition("Did you mean")[2] for error in answer["errors"])
    assert hidden not in suggested.lower()


@pytest.mark.parametrize("argument", ["first", "last"])
def test_number_of_thousands_of_digits_says_nothing_of_the_program(
    client: Client, argument: str
) -> None:
    answer = graphql.execute(client, f"{{ news({argument}: {'9' * 5000}) {{ totalCount }} }}")
    (error,) = answer["errors"]
    assert error["message"] == "A number has too many digits."
    assert error["extensions"] == {"code": "VALIDATION_FAILED"}
    assert "data" not in answer
