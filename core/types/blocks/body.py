"""The blocks of a body in the API: one type a block, resolved from stored values."""

from collections.abc import Iterator
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.models import BasePage
from core.types.blocks.base import BlockNode
from core.types.blocks.links import DocumentsBlock, PageLinksBlock
from core.types.blocks.media import EmbedBlock, GalleryBlock, ImageBlock
from core.types.blocks.text import (
    CalloutBlock,
    HeadingBlock,
    KeyFiguresBlock,
    QuotationBlock,
    RichTextBlock,
    TableBlock,
)

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
