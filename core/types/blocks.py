"""The blocks of a body in the API: one type a block, resolved from stored values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.loaders.files import DocumentLoader
from core.models import BasePage
from core.references import list_item
from core.types.ids import global_id
from core.types.images import ImageUse, ImageUseValue
from core.types.pages import PageInterface, linked_pages
from core.types.rich_text import RichText, RichTextValue


@dataclass(frozen=True, slots=True)
class BlockNode:
    """A block of a page's body; `value` is as it is stored: a text or a dict, never None."""

    page: BasePage
    field: str
    key: str
    block_type: str
    value: Any


def blocks_of(page: BasePage, field: str) -> Iterator[BlockNode]:
    """Yield the blocks of a body whose types the API knows, in their order.

    A value of another shape, as an import may leave it, is as good as none.
    """
    for number, child in enumerate(getattr(page, field).raw_data):
        if child["type"] in BLOCK_TYPES:
            key = child.get("id") or str(number)
            shape: Any = str if child["type"] == "rich_text" else dict
            value = child.get("value")
            value = value if isinstance(value, shape) else shape()
            yield BlockNode(page, field, key, child["type"], value)


def body_field() -> graphene.Field:
    """Return the field `body` of page types that have one."""
    return graphene.Field(
        graphene.List(graphene.NonNull(BodyBlock)),
        required=True,
        description="The text, block by block.",
        resolver=lambda page, info: info.context.count_nodes(list(blocks_of(page, "body"))),
    )


def _text(name: str) -> Any:
    return lambda node, info: str(node.value.get(name) or "")


def _string(name: str, description: str) -> graphene.Field:
    return graphene.Field(
        graphene.String, required=True, description=description, resolver=_text(name)
    )


def _items(node: BlockNode, name: str) -> list[Any]:
    values = node.value.get(name)
    return [list_item(item) for item in values] if isinstance(values, list) else []


def _image_use(value: Any) -> ImageUseValue | None:
    if not isinstance(value, dict) or not isinstance(value.get("image"), int):
        return None
    return ImageUseValue(
        value["image"],
        value.get("alt") or "",
        value.get("caption") or "",
        bool(value.get("decorative")),
    )


class Block(graphene.Interface):
    """A block of a body."""

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id: the page's and the block's own.",
        resolver=lambda node, info: global_id("Block", f"{node.page.pk}.{node.field}.{node.key}"),
    )


class HeadingBlock(graphene.ObjectType):
    """A heading inside a body."""

    heading = _string("text", "The words.")
    level = graphene.Field(
        graphene.Int,
        required=True,
        description="2 for a section, 3 for a sub-section.",
        resolver=lambda node, info: 3 if str(node.value.get("level")) == "3" else 2,
    )

    class Meta:
        interfaces = (Block,)


class RichTextBlock(graphene.ObjectType):
    """Paragraphs and lists."""

    rich_text = graphene.Field(
        RichText,
        required=True,
        description="The text.",
        resolver=lambda node, info: RichTextValue(node.value, node.page.locale_id),
    )

    class Meta:
        interfaces = (Block,)


class CalloutBlock(graphene.ObjectType):
    """A short text set apart from the rest."""

    title = _string("title", "Its title; may be empty.")
    rich_text = graphene.Field(
        RichText,
        required=True,
        description="The text.",
        resolver=lambda node, info: RichTextValue(
            node.value.get("text") or "", node.page.locale_id
        ),
    )

    class Meta:
        interfaces = (Block,)


class QuotationBlock(graphene.ObjectType):
    """Words of a person."""

    quote = _string("quote", "The words, without quotation marks.")
    who = _string("who", "The person.")
    role = _string("role", "What the person is; may be empty.")
    source = _string("source", "Where the words were said or printed; may be empty.")

    class Meta:
        interfaces = (Block,)


class ImageBlock(graphene.ObjectType):
    """A picture inside a body."""

    image_use = graphene.Field(
        ImageUse,
        description="The picture; null when none is chosen.",
        resolver=lambda node, info: _image_use(node.value),
    )

    class Meta:
        interfaces = (Block,)


class GalleryBlock(graphene.ObjectType):
    """Several pictures shown together."""

    title = _string("title", "Its title; may be empty.")
    images = graphene.Field(
        graphene.List(graphene.NonNull(ImageUse)),
        required=True,
        description="Up to 24 pictures.",
        resolver=lambda node, info: [
            use for item in _items(node, "images") if (use := _image_use(item)) is not None
        ],
    )

    class Meta:
        interfaces = (Block,)


class EmbedBlock(graphene.ObjectType):
    """A video or sound elsewhere on the web."""

    title = _string("title", "What it is, for people who can't see or play it.")
    url = _string("url", "Address of its own page.")

    class Meta:
        interfaces = (Block,)


class DocumentLink(graphene.ObjectType):
    """A file for download."""

    title = graphene.String(required=True, description="The words that lead to it.")
    url = graphene.String(required=True, description="Address of the file.")
    file_size_bytes = graphene.Int(description="Size of the file; null when not known.")


class DocumentsBlock(graphene.ObjectType):
    """Files for download."""

    title = _string("title", "Its title; may be empty.")
    documents = graphene.List(
        graphene.NonNull(DocumentLink),
        required=True,
        description="Up to 30 files; what is gone or not public is left out.",
    )

    class Meta:
        interfaces = (Block,)

    @staticmethod
    def resolve_documents(node: BlockNode, info: GraphQLResolveInfo) -> list[DocumentLink]:
        """Return the public files."""
        links = (
            document_link(info.context, item.get("document"), item.get("title") or "")
            for item in _items(node, "documents")
            if isinstance(item, dict)
        )
        return [link for link in links if link is not None]


def document_link(context: Any, key: int | None, title: str = "") -> DocumentLink | None:
    """Return the link to a public file; None when it is gone or not public."""
    document = None if key is None else context.loader(DocumentLoader).get(key)
    if document is None:
        return None
    return DocumentLink(
        title=title or document.title, url=document.url, file_size_bytes=document.file_size
    )


class TableBlock(graphene.ObjectType):
    """A table of texts."""

    caption = graphene.String(required=True, description="What the table shows; may be empty.")
    header = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="Headings of the columns."
    )
    rows = graphene.List(
        graphene.NonNull(graphene.List(graphene.NonNull(graphene.String))),
        required=True,
        description="The cells, row by row; as many in each as there are headings.",
    )

    class Meta:
        interfaces = (Block,)

    @staticmethod
    def resolve_caption(node: BlockNode, info: GraphQLResolveInfo) -> str:
        """Return the caption."""
        return str(node.value.get("caption") or "")

    @staticmethod
    def resolve_header(node: BlockNode, info: GraphQLResolveInfo) -> list[str]:
        """Return the headings."""
        columns = [column for column in _items(node, "columns") if isinstance(column, dict)]
        return [str(column.get("heading") or "") for column in columns]

    @staticmethod
    def resolve_rows(node: BlockNode, info: GraphQLResolveInfo) -> list[list[str]]:
        """Return the cells."""
        rows = [row for row in _items(node, "rows") if isinstance(row, dict)]
        return [[str(cell or "") for cell in row.get("values") or []] for row in rows]


class PageLinksBlock(graphene.ObjectType):
    """Links to pages of the site."""

    title = _string("title", "Its title; may be empty.")
    pages = graphene.List(
        graphene.NonNull(PageInterface),
        required=True,
        description="Up to 12 pages in this page's language; what isn't public is left out.",
    )

    class Meta:
        interfaces = (Block,)

    @staticmethod
    def resolve_pages(node: BlockNode, info: GraphQLResolveInfo) -> list[BasePage]:
        """Return the public pages."""
        keys = [item for item in _items(node, "pages") if isinstance(item, int)]
        return linked_pages(info.context, [(key, node.page.locale_id) for key in keys])


class KeyFigure(graphene.ObjectType):
    """One figure with what it counts."""

    value = graphene.String(required=True, description="The figure as readers see it.")
    label = graphene.String(required=True, description="What it counts.")
    note = graphene.String(required=True, description="Source or note; may be empty.")


class KeyFiguresBlock(graphene.ObjectType):
    """A few figures shown large."""

    title = _string("title", "Its title; may be empty.")
    figures = graphene.List(
        graphene.NonNull(KeyFigure), required=True, description="Up to eight figures."
    )

    class Meta:
        interfaces = (Block,)

    @staticmethod
    def resolve_figures(node: BlockNode, info: GraphQLResolveInfo) -> list[KeyFigure]:
        """Return the figures."""
        return [
            KeyFigure(
                value=item.get("value") or "",
                label=item.get("label") or "",
                note=item.get("note") or "",
            )
            for item in _items(node, "figures")
            if isinstance(item, dict)
        ]


BLOCK_TYPES: dict[str, type[graphene.ObjectType]] = {
    "heading": HeadingBlock,
    "rich_text": RichTextBlock,
    "callout": CalloutBlock,
    "quotation": QuotationBlock,
    "table": TableBlock,
    "key_figures": KeyFiguresBlock,
    "image": ImageBlock,
    "gallery": GalleryBlock,
    "embed": EmbedBlock,
    "documents": DocumentsBlock,
    "page_links": PageLinksBlock,
}
"""The API's types by the names of blocks in `core.blocks.BodyBlock`."""


class BodyBlock(graphene.Union):
    """Any block of a body."""

    class Meta:
        types = tuple(BLOCK_TYPES.values())

    @classmethod
    def resolve_type(cls, instance: BlockNode, info: GraphQLResolveInfo) -> Any:
        """Return the type that belongs to a block."""
        return BLOCK_TYPES[instance.block_type]
