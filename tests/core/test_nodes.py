"""Anything by its id: every type that has one, the same as elsewhere, and only what is public."""

import base64
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from graphql import get_named_type, is_interface_type, is_leaf_type, is_object_type
from wagtail.contrib.redirects.models import Redirect

from cms.graphql.schema import schema
from core.types.ids import global_id, global_id_of
from core.types.nodes import node_kinds
from tests.factories import (
    AuthorityFactory,
    CollectionFactory,
    ConceptFactory,
    DocumentFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    StandardPageFactory,
    TermPageFactory,
    TopicFactory,
    adhesion,
    blocks,
    home_page,
)
from tests.graphql import data, everything

pytestmark = pytest.mark.django_db

SCHEMA = schema.graphql_schema
ROOTS = (
    ("site locales pages(first: 50) images concepts programmes redirects menu(place: MAIN)", 1),
    ("participants countries", 2),
)
"""Root fields that lead to every type, and how far each is followed."""

NODE = "query($id: ID!) { node(id: $id) { __typename id } }"


def types_with_id() -> list[Any]:
    """Return the object types of the schema that have an id."""
    kinds = SCHEMA.type_map.values()
    return [kind for kind in kinds if is_object_type(kind) and "id" in kind.fields]


def node(client: Client, value: str) -> Any:
    return data(client, NODE, id=value)["node"]


@pytest.fixture
def one_of_each() -> None:
    """Publish something of every type that has an id."""
    home_page()
    image = ImageFactory.create()
    about = StandardPageFactory.create(title="About", body=_body(image))
    authority = AuthorityFactory.create(endonym="Tivat", adhesions=[adhesion(1)])
    ParticipantPageFactory.create(authority=authority)
    ProgrammeFactory.create(name="ROMACT")
    NewsPageFactory.create(topics=[TopicFactory.create()])
    EventPageFactory.create()
    GoodPracticePageFactory.create()
    TermPageFactory.create(title="Mediator", concept=ConceptFactory.create(identifier="mediator"))
    MenuFactory.create(entries=[about])
    Redirect.add_redirect("/old", about)


def _body(image: Any) -> list[blocks.Block]:
    document = DocumentFactory.create()
    return [
        blocks.heading("Aims"),
        blocks.rich_text("<p>Words.</p>"),
        blocks.callout("Call", "<p>Words.</p>"),
        blocks.quotation("Words"),
        blocks.table(["A"], ["1"]),
        blocks.key_figures(("1", "one")),
        blocks.image(image),
        blocks.gallery([blocks.image_use(image)]),
        blocks.embed("https://example.org/film"),
        blocks.documents(document),
        blocks.page_links(home_page()),
    ]


def things(client: Client) -> list[dict[str, Any]]:
    """Return everything with an id that the API gives out."""
    answers = [data(client, everything(roots, levels=levels)) for roots, levels in ROOTS]
    return list(things_in(answers))


def things_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object with an id of which an answer says what it is."""
    if isinstance(value, dict):
        if {"id", "__typename"} <= set(value):
            yield value
        for inner in value.values():
            yield from things_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from things_in(inner)


def leaves_of(kind: Any) -> list[str]:
    """Return the fields of a type that need neither a selection nor arguments."""
    return [
        name
        for name, field in kind.fields.items()
        if is_leaf_type(get_named_type(field.type)) and not field.args
    ]


def test_every_type_with_an_id_is_a_node() -> None:
    nodes = {kind.name for kind in SCHEMA.get_possible_types(SCHEMA.type_map["Node"])}
    assert {kind.name for kind in types_with_id()} == nodes
    interfaces = [kind for kind in SCHEMA.type_map.values() if is_interface_type(kind)]
    of_nodes = {kind.name for kind in interfaces if "id" in kind.fields}
    assert of_nodes == {"Node", "PageInterface", "SnippetInterface", "Block"}


def test_each_kind_is_registered_once() -> None:
    names, values = [kind.name for kind in node_kinds], [kind.value for kind in node_kinds]
    assert len(names) == len(set(names))
    assert len(values) == len(set(values))


def test_a_node_is_the_same_as_elsewhere(client: Client, one_of_each: None) -> None:
    by_type = {thing["__typename"]: thing for thing in things(client)}
    assert set(by_type) == {kind.name for kind in types_with_id()}
    for name, thing in by_type.items():
        leaves = leaves_of(SCHEMA.type_map[name])
        query = f"query($id: ID!) {{ node(id: $id) {{ ... on {name} {{ {' '.join(leaves)} }} }} }}"
        found = data(client, query, id=thing["id"])["node"]
        assert found == {leaf: thing[leaf] for leaf in leaves}, name


def test_an_id_belongs_to_one_thing(client: Client, one_of_each: None) -> None:
    owners: dict[str, set[str]] = {}
    for thing in things(client):
        owners.setdefault(thing["id"], set()).add(thing["__typename"])
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}


def test_a_block_is_found_by_its_page_its_field_and_its_key(client: Client) -> None:
    block = blocks.heading("Aims")
    page = StandardPageFactory.create(title="About", body=[blocks.heading("Before"), block])
    key = f"{page.pk}.body.{block['id']}"
    query = "query($id: ID!) { node(id: $id) { ... on HeadingBlock { heading } } }"
    assert data(client, query, id=global_id("Block", key))["node"] == {"heading": "Aims"}
    for other in (f"{page.pk}.title.{block['id']}", f"{page.pk}.body.1", f"{page.pk}", "x.body.1"):
        assert node(client, global_id("Block", other)) is None


def test_what_is_not_public_is_no_node(client: Client) -> None:
    for value in _hidden():
        assert node(client, value) is None, base64.b64decode(value)


def _hidden() -> Iterator[str]:
    block = blocks.heading("Aims")
    draft = StandardPageFactory.create(title="Draft", publish=False, body=[block])
    yield global_id_of(draft)
    yield global_id("Block", f"{draft.pk}.body.{block['id']}")
    yield global_id_of(StandardPageFactory.create(title="Members", private=True))
    yield global_id_of(StandardPageFactory.create(title="Over", expired=True))
    yield global_id_of(ImageFactory.create(collection=CollectionFactory.create(private=True)))
    yield global_id_of(ImageFactory.create(credit=""))
    yield global_id_of(TopicFactory.create(publish=False))
    term = TermPageFactory.create(publish=False)
    yield global_id("Concept", term.concept.identifier)
    yield global_id_of(term.designations.get())
    yield global_id("Authority", AuthorityFactory.create().key)
    menu = MenuFactory.create(publish=False, entries=[("Out", "https://example.org/")])
    yield global_id("Menu", menu.pk)
    yield global_id("MenuItem", menu.items.get().pk)
    shown = MenuFactory.create(place="footer", entries=[draft])
    yield global_id("MenuItem", shown.items.get().pk)
    yield global_id("Redirect", Redirect.add_redirect("/old", draft).pk)


def test_an_id_of_another_type_is_nobodys(client: Client) -> None:
    page = StandardPageFactory.create(title="About")
    assert node(client, global_id("StandardPage", page.pk))["__typename"] == "StandardPage"
    for name in (
        "NewsPage",
        "HomePage",
        "Page",
        "Image",
        "Topic",
        "Nothing",
        "User",
        "standardpage",
    ):
        assert node(client, global_id(name, page.pk)) is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "12",
        "StandardPage:1",
        "\ud800",
        "é",
        "a" * 10_000,
        *(
            base64.b64encode(text).decode()
            for text in (
                b"StandardPage:",
                b":1",
                b"StandardPage:0",
                b"StandardPage:-1",
                b"StandardPage:1e3",
                b"StandardPage:" + b"9" * 40,
                b"StandardPage:1\0",
                b"Block:1",
                b"Block:1.body.",
                b"Block:..",
                b"Country:XX",
                b"Country:me",
                b"Locale:999",
                b"Authority:" + b"\xff",
                b"Concept:'; --",
                b"MenuItem:x",
                b"Redirect:x",
            )
        ),
    ],
)
def test_a_malformed_or_unknown_id_is_null(client: Client, value: str) -> None:
    StandardPageFactory.create(title="About")
    assert node(client, value) is None


def test_an_id_is_written_in_one_way(client: Client) -> None:
    page = StandardPageFactory.create(title="About")
    query = "query($id: ID!) { page(id: $id) { id } }"
    for key in (f"0{page.pk}", f" {page.pk}", f"+{page.pk}", f"{page.pk}.0"):
        value = global_id("StandardPage", key)
        assert node(client, value) is None
        assert data(client, query, id=value) == {"page": None}
