"""Stored bodies that no editor would write: nothing raises, nothing hidden comes out."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.types.blocks import BLOCK_TYPES
from core.types.ids import global_id_of
from news.models import NewsPage
from tests.factories import (
    CollectionFactory,
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    blocks,
)
from tests.graphql import data

pytestmark = pytest.mark.django_db

RICH_TEXT = "richText { html text ast }"
IMAGE_USE = "{ alt caption decorative image { id credit } }"
BODY = f"""
    query($id: ID) {{ page(id: $id) {{ ... on NewsPage {{ body {{
        __typename
        ... on Block {{ id }}
        ... on HeadingBlock {{ heading level }}
        ... on RichTextBlock {{ {RICH_TEXT} }}
        ... on CalloutBlock {{ title {RICH_TEXT} }}
        ... on QuotationBlock {{ quote who role source }}
        ... on ImageBlock {{ imageUse {IMAGE_USE} }}
        ... on GalleryBlock {{ title images {IMAGE_USE} }}
        ... on EmbedBlock {{ title url }}
        ... on DocumentsBlock {{ title documents {{ title url fileSizeBytes }} }}
        ... on TableBlock {{ caption header rows }}
        ... on PageLinksBlock {{ title pages {{ title locale {{ code }} }} }}
        ... on KeyFiguresBlock {{ title figures {{ value label note }} }}
    }} }} }} }}
"""

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
KEYS = st.sampled_from([0, -1, 1, 2**31, 2**63 - 1, 2**63, 10**30, True, 1.0, "1", "x"])
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), KEYS, TEXTS)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
NAMES = st.sampled_from(
    [
        *("text", "level", "title", "quote", "who", "role", "source", "image", "alt", "caption"),
        *("decorative", "images", "url", "documents", "document", "pages", "columns", "rows"),
        *("heading", "values", "figures", "value", "label", "note", "type", "id"),
    ]
)
PIECES = [
    *("<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<br>", "<hr/>", "<a", "</a>", ">"),
    *('<a linktype="page" id="1">', '<a linktype="document" id="9">', '<a href="x">', "<", "</"),
    *('<embed embedtype="image" id="1"/>', "<embed", ' id="', "'", "&#0;", "&lt", "<!--", "t"),
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
VALUES = st.recursive(
    st.one_of(SCALARS, NUMBERS, MARKUP),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(NAMES, inner, max_size=4),
        st.lists(st.fixed_dictionaries({"type": st.just("item"), "value": inner}), max_size=3),
    ),
    max_leaves=12,
)
KINDS = st.one_of(st.sampled_from(sorted(BLOCK_TYPES)), TEXTS)
BODIES = st.lists(
    st.fixed_dictionaries({"type": KINDS, "value": VALUES}, optional={"id": SCALARS}), max_size=12
)


def stored(page: NewsPage, raw: list[Any]) -> NewsPage:
    """Store a body as it is given, past all forms."""
    page.body = raw
    NewsPage.objects.bulk_update([page], ["body"])
    return page


def body(client: Client, page: NewsPage) -> list[dict[str, Any]]:
    """Return a page's blocks without their ids."""
    found: list[dict[str, Any]] = data(client, BODY, id=global_id_of(page))["page"]["body"]
    return [{name: value for name, value in block.items() if name != "id"} for block in found]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=BODIES)
def test_no_stored_body_raises(client: Client, raw: list[Any]) -> None:
    page = NewsPage.objects.first() or NewsPageFactory.create()
    found = body(client, stored(page, raw))
    known = [block for block in raw if block["type"] in BLOCK_TYPES]
    assert len(found) == len(known)
    for block in found:
        if block["__typename"] == "TableBlock":
            assert {len(row) for row in block["rows"]} <= {len(block["header"])}


def test_odd_table_has_as_many_cells_as_headings(client: Client) -> None:
    columns = [{"heading": "A"}, {"heading": None}, {"heading": {"a": 1}}, None]
    rows = [{"values": ["1"]}, {"values": [1, 2.5, True, "x", "y"]}, {"values": "abc"}, {}]
    raw = blocks.block("table", {"columns": columns, "rows": rows})
    assert body(client, stored(NewsPageFactory.create(), [raw])) == [
        {
            "__typename": "TableBlock",
            "caption": "",
            "header": ["A", "", ""],
            "rows": [["1", "", ""], ["1", "2.5", ""], ["", "", ""], ["", "", ""]],
        }
    ]


@pytest.mark.parametrize("url", ["javascript:ran=1", "data:text/html,a", "x", "//a.org", None, 5])
def test_recording_that_is_not_on_the_web_has_no_address(client: Client, url: Any) -> None:
    raw = blocks.block("embed", {"url": url, "title": "Film"})
    found = body(client, stored(NewsPageFactory.create(), [raw]))
    assert found == [{"__typename": "EmbedBlock", "title": "Film", "url": ""}]


def gone(row: Any) -> Any:
    key = row.pk
    row.delete()
    row.pk = key
    return row


def private(factory: Any) -> Any:
    closed = CollectionFactory.create(parent=CollectionFactory.create(private=True))
    return factory.create(title="xylograph", collection=closed)


def missing(state: str) -> tuple[Any, Any, Any]:
    """Return a picture, a file and a page that nobody may read."""
    if state == "gone":
        rows = (ImageFactory.create(), DocumentFactory.create(), StandardPageFactory.create())
        return gone(rows[0]), gone(rows[1]), gone(rows[2])
    if state == "not public":
        page = StandardPageFactory.create(title="xylograph", publish=False)
        return private(ImageFactory), private(DocumentFactory), page
    return None, None, None


@pytest.mark.parametrize("state", ["gone", "not public", "never chosen"])
def test_chooser_whose_target_is_missing_answers_nothing(client: Client, state: str) -> None:
    image, document, page = missing(state)
    keys = [row and row.pk for row in (image, document, page)]
    use = {"image": keys[0], "alt": "A", "caption": "B", "decorative": False}
    links = f'<a linktype="page" id="{keys[2]}">a</a><a linktype="document" id="{keys[1]}">b</a>'
    links += f'<embed embedtype="image" id="{keys[0]}" alt="C"/>'
    raw = [
        blocks.block("image", use),
        blocks.gallery([use, use]),
        blocks.block("documents", {"documents": blocks.items([{"document": keys[1]}])}),
        blocks.block("page_links", {"pages": blocks.items([keys[2]])}),
        blocks.rich_text(links),
        blocks.callout("", links),
    ]
    answered = {"alt": "A", "caption": "B", "decorative": False, "image": None}
    uses = [] if keys[0] is None else [answered, answered]
    words = {"type": "root", "children": [{"type": "text", "value": "ab"}]}
    text = {"html": "ab", "text": "ab", "ast": words}
    assert body(client, stored(NewsPageFactory.create(), raw)) == [
        {"__typename": "ImageBlock", "imageUse": uses[0] if uses else None},
        {"__typename": "GalleryBlock", "title": "", "images": uses},
        {"__typename": "DocumentsBlock", "title": "", "documents": []},
        {"__typename": "PageLinksBlock", "title": "", "pages": []},
        {"__typename": "RichTextBlock", "richText": text},
        {"__typename": "CalloutBlock", "title": "", "richText": text},
    ]
