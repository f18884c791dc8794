"""The tree of a rich text in the API, and what of it html and text show."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.presets import PRESETS
from core.publish_checks import pictures_are_documented
from core.rich_text import Node
from core.rich_text.building import MAX_DEPTH, NoTargets, build
from core.schema.pages import PAGE_MODELS
from core.services.renditions import images_of
from core.types.ids import global_id_of
from news.models import NewsPage
from tests.factories import (
    CollectionFactory,
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    blocks,
    home_page,
    translate,
)
from tests.graphql import data
from tests.versions_read import read_once_a_version

pytestmark = pytest.mark.django_db

REFERENCE = Path(__file__).parents[2] / "docs/reference/rich-text.md"
FIELDS = "body { ... on RichTextBlock { richText { html text ast } } }"


def page_with(source: str) -> Page:
    return StandardPageFactory.create(title="Host", body=[blocks.rich_text(source)])


def written(client: Client, page: Page, **headers: Any) -> dict[str, Any]:
    """Return html, text and tree of a page's one block."""
    query = f"query($id: ID) {{ page(id: $id) {{ ... on StandardPage {{ {FIELDS} }} }} }}"
    client.defaults.update(headers)
    (block,) = data(client, query, id=global_id_of(page))["page"]["body"]
    found: dict[str, Any] = block["richText"]
    return found


def nodes(client: Client, source: str) -> list[Node]:
    """Return the nodes of a stored text."""
    tree = written(client, page_with(source))["ast"]
    assert tree["type"] == "root"
    found: list[Node] = tree["children"]
    return found


def text(value: str) -> Node:
    return {"type": "text", "value": value}


def node(kind: str, /, *children: Node, **facts: Any) -> Node:
    return {"type": kind, **facts, "children": list(children)}


def test_each_mark_is_a_node(client: Client) -> None:
    source = (
        "<p>a<br/><b>b<i>c</i></b><strong>d</strong><em>e</em><sub>f</sub><sup>g</sup></p><hr/>"
    )
    source += "<ul><li>h</li></ul><ol><li>i</li></ol>"
    assert nodes(client, source) == [
        node(
            "paragraph",
            text("a"),
            {"type": "break"},
            node("strong", text("b"), node("emphasis", text("c"))),
            node("strong", text("d")),
            node("emphasis", text("e")),
            node("subscript", text("f")),
            node("superscript", text("g")),
        ),
        {"type": "thematicBreak"},
        node("list", node("listItem", text("h")), ordered=False),
        node("list", node("listItem", text("i")), ordered=True),
    ]


@pytest.mark.parametrize(
    ("href", "kind", "url"),
    [
        ("https://example.org/?a=1&amp;b=2#c", "external", "https://example.org/?a=1&b=2#c"),
        (" HTTP://example.org/ ", "external", "HTTP://example.org/"),
        ("//example.org/", "external", "//example.org/"),
        ("#part", "external", "#part"),
        ("/a:b", "external", "/a:b"),
        ("mailto:a@example.org", "email", "mailto:a@example.org"),
        ("tel:+38765000000", "telephone", "tel:+38765000000"),
    ],
)
def test_address_says_what_it_leads_to(client: Client, href: str, kind: str, url: str) -> None:
    found = nodes(client, f'<a href="{href}">a</a>')
    assert found == [node("link", text("a"), url=url, kind=kind)]


@pytest.mark.parametrize("href", ["", "javascript:ran=1", "ftp://example.org/", "a:b", "data:,a"])
def test_address_that_is_none_leaves_its_text(client: Client, href: str) -> None:
    assert nodes(client, f'b <a href="{href}">a</a> c') == [text("b a c")]


@pytest.mark.parametrize("reader", ["en", "fr", "de;q=0.9, *"])
def test_link_names_the_page_in_the_texts_language(client: Client, reader: str) -> None:
    target = NewsPageFactory.create(slug="target")
    french = translate(target, "fr", slug="cible")
    source = f'<a linktype="page" id="{target.pk}">a</a>'
    english = page_with(source)
    ours = translate(english, "fr", title="Hôte", body=[blocks.rich_text(source)])
    for page, leads_to, code in [(english, target, "en"), (ours, french, "fr")]:
        path = f"/{code}/{leads_to.get_parent().slug}/{leads_to.slug}/"
        found = written(client, page, HTTP_ACCEPT_LANGUAGE=reader)
        facts = {"kind": "page", "pageId": global_id_of(leads_to), "path": path, "locale": code}
        assert found["ast"] == node("root", node("link", text("a"), url=path, **facts))
        assert found["html"] == f'<a href="{path}" rel="noopener">a</a>'
        asked = data(client, "query($id: ID) { page(id: $id) { path } }", id=facts["pageId"])
        assert asked == {"page": {"path": path}}


def test_link_to_a_document_says_what_it_is(client: Client) -> None:
    document = DocumentFactory.create(title="Report", file_size=300)
    found = nodes(client, f'<a linktype="document" id="{document.pk}">a</a>')
    facts = {"url": document.url, "kind": "document", "title": "Report", "fileSizeBytes": 300}
    assert found == [node("link", text("a"), **facts)]


def hidden_page() -> int:
    return NewsPageFactory.create(publish=False).pk


def hidden_document() -> int:
    return DocumentFactory.create(collection=CollectionFactory.create(private=True)).pk


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("page", hidden_page),
        ("document", hidden_document),
        ("page", lambda: 999_999),
        ("document", lambda: 999_999),
        ("page", lambda: 10**18 - 1),
    ],
)
def test_link_to_nothing_public_leaves_its_text(client: Client, kind: str, target: Any) -> None:
    found = written(client, page_with(f'a <a linktype="{kind}" id="{target()}"><b>b</b> c</a> d'))
    assert found["ast"] == node("root", text("a "), node("strong", text("b")), text(" c d"))
    assert found["html"] == "a <b>b</b> c d"


def picture(key: int, alt: str = "A &quot;field&quot;") -> str:
    return f'<p>a</p><embed alt="{alt}" embedtype="image" format="left" id="{key}"/><p>b</p>'


def test_picture_is_shown_in_its_size(client: Client) -> None:
    image = ImageFactory.create()
    made: Any = image.get_rendition(PRESETS["CONTENT"].filter_spec)
    found = written(client, page_with(picture(image.pk)))
    size = {"url": made.url, "width": made.width, "height": made.height}
    facts = {"type": "image", "id": global_id_of(image), "alt": 'A "field"'}
    assert found["ast"]["children"][1] == {**facts, **size}
    shown = f'<img src="{made.url}" alt="A &quot;field&quot;" '
    shown += f'width="{made.width}" height="{made.height}">'
    assert found["html"] == f"<p>a</p>{shown}<p>b</p>"
    assert found["text"] == "a\nb"


def test_picture_without_its_size_is_known_but_not_shown(client: Client) -> None:
    image = ImageFactory.create()
    found = written(client, page_with(picture(image.pk, "")))
    facts = {"type": "image", "id": global_id_of(image), "alt": ""}
    assert found["ast"]["children"][1] == {**facts, "url": None, "width": None, "height": None}
    assert found["html"] == "<p>a</p><p>b</p>"
    assert not image.renditions.exists()


@pytest.mark.parametrize("lacking", ["collection", "credit", "row", "key"])
def test_picture_that_is_gone_or_not_public_is_absent(client: Client, lacking: str) -> None:
    private = {"collection": CollectionFactory.create(private=True)}
    image = ImageFactory.create(**(private if lacking == "collection" else {}))
    key = image.pk
    image.get_rendition(PRESETS["CONTENT"].filter_spec)
    page = page_with(picture(key).replace(f'"{key}"', '"x"') if lacking == "key" else picture(key))
    if lacking == "credit":
        image.credit = ""
        image.save()
    elif lacking == "row":
        image.delete()
    found = written(client, page)
    assert found["ast"]["children"] == [node("paragraph", text(each)) for each in "ab"]
    assert found["html"] == "<p>a</p><p>b</p>"


def test_picture_counts_among_those_of_the_page() -> None:
    image = ImageFactory.create(title="Field", credit="")
    home = home_page()
    home.mission_statement = picture(image.pk)
    assert images_of(home) == {image.pk}
    assert [problem.field for problem in pictures_are_documented(home)] == ["mission_statement"]


def test_markup_is_read_to_a_depth() -> None:
    tree = build("<ul><li>" * 200 + "a" + "<b>" * 5_000 + "b", NoTargets())
    depth = 0
    while tree["type"] != "text":
        tree = tree["children"][0]
        depth += 1
    assert (depth, tree["value"]) == (MAX_DEPTH + 1, "ab")


def test_half_a_character_is_none() -> None:
    assert build("a\ud800\0b", NoTargets()) == node("root", text("a?b"))


@pytest.mark.parametrize("rows", [3, 30])
def test_rich_text_costs_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    ContentType.objects.get_for_models(*PAGE_MODELS.values())
    targets = [StandardPageFactory.create() for _ in range(rows)]
    pages = [NewsPageFactory.create() for _ in range(rows)]
    for page, target in zip(pages, targets, strict=True):
        image, document = ImageFactory.create(), DocumentFactory.create()
        image.get_rendition(PRESETS["CONTENT"].filter_spec)
        links = f'<a linktype="page" id="{target.pk}">a</a>'
        links += f'<a linktype="document" id="{document.pk}">b</a>'
        page.body = [blocks.rich_text(links + picture(image.pk)), blocks.callout("C", links)]
    NewsPage.objects.bulk_update(pages, ["body"])
    with django_assert_num_queries(6):
        found = data(client, f"{{ news(first: 200) {{ nodes {{ {FIELDS} }} }} }}")["news"]["nodes"]
    kinds = [each["type"] for each in found[-1]["body"][0]["richText"]["ast"]["children"]]
    assert (len(found), kinds) == (rows, ["link", "link", "paragraph", "image", "paragraph"])


def test_text_is_read_once_for_all_its_forms(client: Client) -> None:
    target = StandardPageFactory.create()
    page = page_with(f'<a linktype="page" id="{target.pk}">a</a>')
    counts = []
    read_once_a_version()
    for fields in ("html", "html text ast", "html } again: richText { ast"):
        query = "query($id: ID) { page(id: $id) { ... on StandardPage { body { "
        query += f"... on RichTextBlock {{ richText {{ {fields} }} }} }} }} }} }}"
        with CaptureQueriesContext(
            connection,
        ) as statements:
            data(client, query, id=global_id_of(page))
        counts.append(len(statements))
    assert len(set(counts)) == 1


def test_reference_has_every_type_of_node(client: Client) -> None:
    """The reference's table and types of TypeScript know what a tree can hold, and no more."""
    image = ImageFactory.create()
    source = picture(image.pk) + "<ul><li><b>a</b><i>b</i><sub>c</sub><sup>d</sup><br></li></ul>"
    tree = written(client, page_with(f'{source}<hr><a href="https://example.org/">e</a>'))["ast"]
    reference = REFERENCE.read_text()
    _, nodes_part, typescript = re.split("^## ", reference, flags=re.MULTILINE)
    table = nodes_part[nodes_part.index("|---") : nodes_part.index("| `kind`")]
    rows = [line.split("|")[1] for line in table.splitlines() if line]
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == types_in(tree)
    assert set(re.findall(r'type: "(\w+)"', typescript)) == types_in(tree)


def types_in(tree: Node) -> set[str]:
    return {tree["type"]}.union(*(types_in(child) for child in tree.get("children", [])))
