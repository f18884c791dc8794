"""The schema as a document: what it may say, what it must never say, and that it says why."""

import re
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    NoUnusedFragmentsRule,
    build_schema,
    is_introspection_type,
    is_specified_scalar_type,
)

from cms.graphql.sdl import SDL_PATH, sdl
from tests.architecture.contract import FIELDS, MUTATIONS, NEVER, PAYLOADS, ROOTS


@pytest.fixture(scope="module")
def document() -> GraphQLSchema:
    return build_schema(sdl())


def own_types(document: GraphQLSchema) -> list[Any]:
    return [
        kind
        for kind in document.type_map.values()
        if not is_introspection_type(kind) and not is_specified_scalar_type(kind)
    ]


def fields_of(document: GraphQLSchema) -> list[tuple[str, str, Any]]:
    return [
        (kind.name, name, field)
        for kind in own_types(document)
        for name, field in getattr(kind, "fields", {}).items()
    ]


def test_file_is_the_schema_that_is_served() -> None:
    assert SDL_PATH.read_text("utf-8") == sdl()


def test_roots_and_their_arguments_are_these(document: GraphQLSchema) -> None:
    query = document.query_type
    assert query is not None
    expected = {name: sorted(arguments.split()) for name, arguments in ROOTS.items()}
    assert {name: sorted(field.args) for name, field in query.fields.items()} == expected
    assert document.subscription_type is None


def test_mutations_and_their_arguments_are_these(document: GraphQLSchema) -> None:
    mutation = document.mutation_type
    assert mutation is not None
    expected = {name: arguments.split() for name, arguments in MUTATIONS.items()}
    assert {name: sorted(field.args) for name, field in mutation.fields.items()} == expected


def test_mutations_answer_nothing_of_what_was_sent(document: GraphQLSchema) -> None:
    for name, fields in PAYLOADS.items():
        kind: Any = document.type_map[name]
        assert {key: str(field.type) for key, field in kind.fields.items()} == fields
    mutation: Any = document.mutation_type
    answered = {str(field.type).strip("!") for field in mutation.fields.values()}
    assert answered <= PAYLOADS.keys()


@pytest.mark.parametrize("name", FIELDS)
def test_type_has_these_fields_and_no_others(document: GraphQLSchema, name: str) -> None:
    kind: Any = document.type_map[name]
    assert {name: str(field.type) for name, field in kind.fields.items()} == FIELDS[name]


def test_no_type_has_an_editorial_field(document: GraphQLSchema) -> None:
    inputs = {kind.name for kind in own_types(document) if isinstance(kind, GraphQLInputObjectType)}
    outputs = PAYLOADS.keys() | inputs  # A payload's token is that of who has just asked for it.
    shown = [(kind, name) for kind, name, _ in fields_of(document) if kind not in outputs]
    found = [(kind, name) for kind, name in shown if NEVER.fullmatch(name)]
    assert found == [("Highlight", "field")]  # A value of an enum.


def test_all_that_a_client_can_use_is_described(document: GraphQLSchema) -> None:
    things = [(kind.name, kind) for kind in own_types(document) if kind.name != "Query"]
    for kind, name, field in fields_of(document):
        things.append((f"{kind}.{name}", field))
        arguments = getattr(field, "args", {})
        things += [(f"{kind}.{name}({key}:)", value) for key, value in arguments.items()]
    for kind in own_types(document):
        if isinstance(kind, GraphQLEnumType):
            things += [(f"{kind.name}.{key}", value) for key, value in kind.values.items()]
    assert len(things) > 300
    assert [name for name, thing in things if not (thing.description or "").strip()] == []


def test_orders_are_enums_and_filters_are_closed(document: GraphQLSchema) -> None:
    arguments = {
        (name, str(argument.type))
        for _, _, field in fields_of(document)
        for name, argument in getattr(field, "args", {}).items()
    }
    orders = {kind for name, kind in arguments if "order" in name.lower()}
    assert orders == {
        f"{name}Order"
        for name in (
            "News",
            "Event",
            "Page",
            "Image",
            "Participant",
            "GoodPractice",
            "Concept",
            "Redirect",
        )
    }
    texts = {name for name, kind in arguments if kind.strip("[]!") == "String"}
    keys = {"authorities", "countries", "identifier", "key", "programmes", "topics"}
    texts -= {"query"}  # What a reader looks for; the search makes words of it.
    others = {"after", "before", "initial", "locale", "path", "previewToken", "text", "token"}
    assert texts == keys | others
    mutation: Any = document.mutation_type
    named = {
        str(argument.type).strip("[]!")
        for _, _, field in fields_of(document)
        for argument in getattr(field, "args", {}).values()
        if field not in mutation.fields.values()
    }
    inputs = [
        kind
        for kind in own_types(document)
        if isinstance(kind, GraphQLInputObjectType) and kind.name in named
    ]
    assert {kind.name: " ".join(sorted(kind.fields)) for kind in inputs} == {
        "Near": "latitude longitude withinKm",
        "BoundingBox": "east north south west",
        "SearchFilter": "countries since topics until",
    }
    values = {str(field.type) for kind in inputs for field in kind.fields.values()}
    assert values == {"Float", "Float!", "Date", "[String!]"}


def test_names_carry_no_makers_prefix(document: GraphQLSchema) -> None:
    names = [kind.name for kind in own_types(document)]
    assert [name for name in names if re.match("Custom|Wagtail|Django|Grapple|Stub", name)] == []


def test_every_page_type_has_the_interface(document: GraphQLSchema) -> None:
    pages = {kind.name for kind in own_types(document) if kind.name.endswith("Page")}
    interface: Any = document.type_map["PageInterface"]
    assert {kind.name for kind in document.get_possible_types(interface)} == pages
    assert len(pages) == 12


def test_fields_of_one_name_in_a_body_have_one_type(document: GraphQLSchema) -> None:
    union: Any = document.type_map["BodyBlock"]
    kinds: dict[str, set[str]] = {}
    for member in union.types:
        assert isinstance(member, GraphQLObjectType)
        for name, field in member.fields.items():
            kinds.setdefault(name, set()).add(str(field.type))
    assert {name: types for name, types in kinds.items() if len(types) > 1} == {}


def test_rule_about_unused_fragments_is_the_librarys_own() -> None:
    assert NoUnusedFragmentsRule.leave_document.__module__.startswith("graphql.")
