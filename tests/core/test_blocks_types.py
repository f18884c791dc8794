"""The blocks of a body in the API: exact values, private files, stored values gone wrong."""

from typing import Any

import pytest
from django.test import Client

from core.types.blocks import BLOCK_TYPES
from core.types.ids import global_id, global_id_of
from news.models import NewsPage
from tests.factories import (
    CollectionFactory,
    DocumentFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    alias,
    blocks,
    translate,
)
from tests.graphql import data

pytestmark = pytest.mark.django_db

IMAGE_USE = "{ alt caption decorative image { id } }"
BODY = f"""
    query($id: ID) {{ page(id: $id) {{ ... on NewsPage {{ body {{
        __typename
        ... on Block {{ id }}
        ... on HeadingBlock {{ heading level }}
        ... on RichTextBlock {{ richText {{ html }} }}
        ... on CalloutBlock {{ title richText {{ html }} }}
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


def body(client: Client, page: Any) -> list[dict[str, Any]]:
    """Return a page's blocks without their ids, which must all differ."""
    found: list[dict[str, Any]] = data(client, BODY, id=global_id_of(page))["page"]["body"]
    ids = [block.pop("id") for block in found]
    assert len(set(ids)) == len(ids)
    return found


def stored(raw: list[Any]) -> NewsPage:
    """Return a public page whose body is stored as given, whatever an editor could have done."""
    page = NewsPageFactory.create()
    page.body = raw
    NewsPage.objects.bulk_update([page], ["body"])
    return page


def use(image: Any, alt: str = "A coloured field", **changes: Any) -> dict[str, Any]:
    own = {"id": global_id_of(image)} if image else None
    return {"alt": alt, "caption": "", "decorative": False, "image": own} | changes


def test_every_block_is_answered(client: Client) -> None:
    image, document = ImageFactory.create(), DocumentFactory.create(title="Report", file_size=300)
    target = StandardPageFactory.create(title="Target")
    uses = [
        blocks.image_use(image, "Seen", caption="Under"),
        blocks.image_use(image, "Ignored", decorative=True),
    ]
    page = NewsPageFactory.create(
        body=[
            blocks.heading("Two"),
            blocks.heading("Three", level=3),
            blocks.rich_text("<p>Text</p>"),
            blocks.callout("Call", "<p>Out</p>"),
            blocks.quotation("Words", "Who", role="Role", source="Source"),
            blocks.image(image),
            blocks.gallery(uses, title="Gallery"),
            blocks.embed("https://example.org/film", "Film"),
            blocks.documents(document, title="Files"),
            blocks.table(["A", "B"], ["1", "2"], ["3", ""], caption="Table"),
            blocks.page_links(target, target, title="Links"),
            blocks.key_figures(("12", "members"), ("3 %", "share", "2026"), title="Figures"),
        ]
    )
    file = {"title": "Report", "url": document.url, "fileSizeBytes": 300}
    assert body(client, page) == [
        {"__typename": "HeadingBlock", "heading": "Two", "level": 2},
        {"__typename": "HeadingBlock", "heading": "Three", "level": 3},
        {"__typename": "RichTextBlock", "richText": {"html": "<p>Text</p>"}},
        {"__typename": "CalloutBlock", "title": "Call", "richText": {"html": "<p>Out</p>"}},
        {
            "__typename": "QuotationBlock",
            "quote": "Words",
            "who": "Who",
            "role": "Role",
            "source": "Source",
        },
        {"__typename": "ImageBlock", "imageUse": use(image)},
        {
            "__typename": "GalleryBlock",
            "title": "Gallery",
            "images": [use(image, "Seen", caption="Under"), use(image, "", decorative=True)],
        },
        {"__typename": "EmbedBlock", "title": "Film", "url": "https://example.org/film"},
        {"__typename": "DocumentsBlock", "title": "Files", "documents": [file]},
        {
            "__typename": "TableBlock",
            "caption": "Table",
            "header": ["A", "B"],
            "rows": [["1", "2"], ["3", ""]],
        },
        {
            "__typename": "PageLinksBlock",
            "title": "Links",
            "pages": [{"title": "Target", "locale": {"code": "en"}}],
        },
        {
            "__typename": "KeyFiguresBlock",
            "title": "Figures",
            "figures": [
                {"value": "12", "label": "members", "note": ""},
                {"value": "3 %", "label": "share", "note": "2026"},
            ],
        },
    ]


def test_id_of_a_block_is_unique_over_pages(client: Client) -> None:
    block = blocks.heading("Same")
    rows = [NewsPageFactory.create(body=[block]) for _ in range(2)]
    ids = [data(client, BODY, id=global_id_of(row))["page"]["body"][0]["id"] for row in rows]
    assert ids == [global_id("Block", f"{row.pk}.body.{block['id']}") for row in rows]


def test_private_files_are_absent(client: Client) -> None:
    inner = CollectionFactory.create(parent=CollectionFactory.create(private=True))
    hidden = DocumentFactory.create(title="xylograph", collection=inner)
    picture = ImageFactory.create(collection=inner)
    gone = ImageFactory.create()
    uses = [blocks.image_use(gone), blocks.image_use(picture)]
    page = NewsPageFactory.create(
        body=[blocks.documents(hidden), blocks.image(picture), blocks.gallery(uses)]
    )
    gone.delete()
    assert body(client, page) == [
        {"__typename": "DocumentsBlock", "title": "", "documents": []},
        {"__typename": "ImageBlock", "imageUse": use(None)},
        {"__typename": "GalleryBlock", "title": "", "images": [use(None), use(None)]},
    ]


def test_page_links_are_in_the_pages_own_language(client: Client) -> None:
    both = StandardPageFactory.create(title="Both")
    translate(both, "fr", title="Les deux")
    single, draft = StandardPageFactory.create(title="Single"), StandardPageFactory.create()
    translate(draft, "fr", title="xylograph", publish_it=False)
    draft.unpublish()
    fallback = alias(single, "fr")
    links = blocks.page_links(both, single, draft, fallback)
    page = translate(NewsPageFactory.create(), "fr", body=[links])
    assert body(client, page)[0]["pages"] == [
        {"title": "Les deux", "locale": {"code": "fr"}},
        {"title": "Single", "locale": {"code": "en"}},
    ]


def test_broken_values_break_no_page(client: Client) -> None:
    values: list[Any] = [
        None,
        "text",
        [],
        5,
        {},
        {"title": None, "text": 5, "image": "1", "images": None, "figures": ["a"]},
        {"columns": None, "rows": [None], "documents": [None, 1], "pages": ["1"]},
        {"columns": [None], "rows": 1, "documents": [{"document": "1"}], "pages": {"a": 1}},
    ]
    broken = [blocks.block(kind, value) for kind in BLOCK_TYPES for value in values]
    found = body(client, stored([*broken, blocks.heading("Sound")]))
    assert len(found) == len(broken) + 1
    assert found[-1] == {"__typename": "HeadingBlock", "heading": "Sound", "level": 2}


def test_block_of_a_type_that_is_gone_is_left_out(client: Client) -> None:
    page = stored([blocks.block("carousel", {"a": 1}), {"type": "heading", "value": {"text": "x"}}])
    assert body(client, page) == [{"__typename": "HeadingBlock", "heading": "x", "level": 2}]
