"""Nothing that runs comes out of rich text, whatever was stored."""

import json
import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from django.test import Client

from core.context import ReadContext
from core.models import User
from core.rich_text import Node, RichTextLoader, RichTextValue, html_of
from core.rich_text.cleaning import clean_html
from core.types.ids import global_id_of
from home.models import StandardPage
from tests import editor
from tests.core.xss_payloads import PAYLOADS
from tests.factories import StandardPageFactory, blocks
from tests.graphql import data

pytestmark = pytest.mark.django_db

ALLOWED = {
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height"},
    **{tag: set[str]() for tag in ("b", "br", "hr", "i", "li", "ol", "p", "sub", "sup", "ul")},
}
SAFE_SCHEMES = {"http", "https", "mailto", "tel", ""}
STORABLE = [text for text in PAYLOADS if not re.search("[\0\ud800-\udfff]", text)]
"""What a column of JSON takes in any database."""


def tree(source: str) -> Node:
    """Return the tree of a stored text as readers get it."""
    found = ReadContext().loader(RichTextLoader).get(RichTextValue(source, 1))
    assert found is not None
    return found


def elements(html: str) -> list[Any]:
    """Return what a browser would see in HTML: elements, and comments if there are any."""
    parsed = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [element for element in parsed.iter() if element is not parsed]


def scheme(address: str) -> str:
    """Return the scheme of an address as a browser reads it (WHATWG URL Standard, 4.4)."""
    bare = re.sub("[\t\n\r]", "", address).strip("".join(map(chr, range(0x21))))
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", bare)
    return found[1].lower() if found else ""


def links(node: Node) -> Iterator[Node]:
    if node["type"] == "link":
        yield node
    for child in node.get("children", []):
        yield from links(child)


def faults(html: str) -> list[str]:
    """Return what is in HTML that should not be."""
    found = []
    for element in elements(html):
        if element.tag not in ALLOWED:
            found.append(f"<{element.tag}>")
            continue
        found += [f"{element.tag} {name}" for name in set(element.attrib) - ALLOWED[element.tag]]
        for name in ("href", "src"):
            if scheme(element.attrib.get(name, "")) not in SAFE_SCHEMES:
                found.append(f"{name}={element.attrib[name]}")
    return found


def test_faults_are_seen() -> None:
    assert len([payload for payload in PAYLOADS if faults(payload)]) > 120
    assert faults("<a href='java\tscript:ran=1' onclick=ran=1><!--x--><svg>") != []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_holds_nothing_that_runs(payload: str) -> None:
    html = html_of(tree(payload))
    assert faults(html) == []
    assert clean_html(html) == html
    again = html5lib.serialize(
        html5lib.parseFragment(html), quote_attr_values="always", omit_optional_tags=False
    )
    assert faults(again) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_tree_leads_to_safe_addresses_only(payload: str) -> None:
    found = [(link["kind"], scheme(link["url"])) for link in links(tree(payload))]
    assert set(found) <= {
        ("external", "http"),
        ("external", "https"),
        ("external", ""),
        ("email", "mailto"),
        ("telephone", "tel"),
    }


def test_readers_get_the_same(client: Client) -> None:
    page = StandardPageFactory.create()
    page.body = [blocks.rich_text(text) for text in STORABLE]
    StandardPage.objects.bulk_update([page], ["body"])
    query = "query($id: ID) { page(id: $id) { ... on StandardPage { body { ... on RichTextBlock "
    query += "{ richText { html text ast } } } } } }"
    found = data(client, query, id=global_id_of(page))["page"]["body"]
    assert [block["richText"]["html"] for block in found] == [
        html_of(tree(text)) for text in STORABLE
    ]
    assert [block["richText"]["ast"] for block in found] == [tree(text) for text in STORABLE]
    assert len(found) == len(STORABLE) > 160


ENTITIES = [
    {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:ran=1"}},
    {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "java\tscript:ran=1"}},
    {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "data:text/html,<script>"}},
    {"type": "LINK", "mutability": "MUTABLE", "data": {"id": '1" onclick="ran=1', "url": "x:y"}},
    {"type": "DOCUMENT", "mutability": "MUTABLE", "data": {"url": "vbscript:ran=1"}},
    {"type": "IMAGE", "mutability": "IMMUTABLE", "data": {"src": "x", "onerror": "ran=1"}},
    {"type": "EMBED", "mutability": "IMMUTABLE", "data": {"url": "javascript:ran=1"}},
]


def content(entity: dict[str, Any]) -> str:
    """Return what the editor's text field sends: one line, an entity over the first word."""
    line = {
        "key": "aaaaa",
        "type": "unstyled",
        "depth": 0,
        "text": "here <script>ran=1</script>",
        "inlineStyleRanges": [{"offset": 0, "length": 4, "style": "BOLD"}],
        "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
    }
    return json.dumps({"blocks": [line], "entityMap": {"0": entity}})


@pytest.mark.parametrize("entity", ENTITIES)
def test_what_the_editors_browser_sends_is_stored_clean(
    entity: dict[str, Any], client: Client, moderator: User, moderator_client: Client
) -> None:
    page = StandardPageFactory.create(body=[blocks.rich_text("<p>Before</p>")])
    form = editor.form_data(page, moderator) | {"body-0-value": content(entity)}
    assert moderator_client.post(editor.edit_url(page), form | editor.PUBLISH).status_code == 302
    page.refresh_from_db()
    stored = page.body.raw_data[0]["value"]
    assert "Before" not in stored
    assert "&lt;script&gt;ran=1&lt;/script&gt;" in stored
    kept = [element for element in elements(stored) if element.tag not in {"p", "b", "a", "embed"}]
    assert kept == []
    assert not [element for element in elements(stored) if "onclick" in element.attrib]
    addresses = [element.attrib.get("href", "") for element in elements(stored)]
    assert {scheme(address) for address in addresses} == {""}
    html = html_of(tree(stored))
    word = "" if entity["type"] in {"IMAGE", "EMBED"} else "<b>here</b>"
    assert html == f"<p>{word} &lt;script&gt;ran=1&lt;/script&gt;</p>"
