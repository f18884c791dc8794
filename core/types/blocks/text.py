"""Words and figures in the API."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.types.blocks.base import Block, BlockNode, items_of, text_field, text_in
from core.types.nodes import Node
from core.types.rich_text import RichText, RichTextValue
from core.weights import weighs


class HeadingBlock(graphene.ObjectType):
    """A heading inside a body."""

    heading = text_field("text", "The words.")
    level = graphene.Field(
        graphene.Int,
        required=True,
        description="2 for a section, 3 for a sub-section.",
        resolver=lambda node, info: 3 if str(node.value.get("level")) == "3" else 2,
    )

    class Meta:
        interfaces = (Node, Block)


class RichTextBlock(graphene.ObjectType):
    """Paragraphs and lists."""

    rich_text = graphene.Field(
        RichText,
        required=True,
        description="The text.",
        resolver=lambda node, info: RichTextValue(node.value, node.page.locale_id),
    )

    class Meta:
        interfaces = (Node, Block)


class CalloutBlock(graphene.ObjectType):
    """A short text set apart from the rest."""

    title = text_field("title", "Its title; may be empty.")
    rich_text = graphene.Field(
        RichText,
        required=True,
        description="The text.",
        resolver=lambda node, info: RichTextValue(text_in(node.value, "text"), node.page.locale_id),
    )

    class Meta:
        interfaces = (Node, Block)


class QuotationBlock(graphene.ObjectType):
    """Words of a person."""

    quote = text_field("quote", "The words, without quotation marks.")
    who = text_field("who", "The person.")
    role = text_field("role", "What the person is; may be empty.")
    source = text_field("source", "Where the words were said or printed; may be empty.")

    class Meta:
        interfaces = (Node, Block)


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
        interfaces = (Node, Block)

    @staticmethod
    def resolve_caption(node: BlockNode, info: GraphQLResolveInfo) -> str:
        """Return the caption."""
        return text_in(node.value, "caption")

    @staticmethod
    def resolve_header(node: BlockNode, info: GraphQLResolveInfo) -> list[str]:
        """Return the headings."""
        return _headings(node)

    @staticmethod
    @weighs(2)
    def resolve_rows(node: BlockNode, info: GraphQLResolveInfo) -> list[list[str]]:
        """Return the cells, none missing and none without a heading."""
        width = len(_headings(node))
        rows = [row for row in items_of(node, "rows") if isinstance(row, dict)]
        return [_cells(row, width) for row in rows]


def _headings(node: BlockNode) -> list[str]:
    columns = [column for column in items_of(node, "columns") if isinstance(column, dict)]
    return [text_in(column, "heading") for column in columns]


def _cells(row: dict[str, Any], width: int) -> list[str]:
    values = row.get("values")
    numbered = dict(enumerate(values)) if isinstance(values, list) else {}
    return [text_in(numbered, number) for number in range(width)]


class KeyFigure(graphene.ObjectType):
    """One figure with what it counts."""

    value = graphene.String(required=True, description="The figure as readers see it.")
    label = graphene.String(required=True, description="What it counts.")
    note = graphene.String(required=True, description="Source or note; may be empty.")


class KeyFiguresBlock(graphene.ObjectType):
    """A few figures shown large."""

    title = text_field("title", "Its title; may be empty.")
    figures = graphene.List(
        graphene.NonNull(KeyFigure), required=True, description="Up to eight figures."
    )

    class Meta:
        interfaces = (Node, Block)

    @staticmethod
    def resolve_figures(node: BlockNode, info: GraphQLResolveInfo) -> list[KeyFigure]:
        """Return the figures."""
        return [
            KeyFigure(
                value=text_in(item, "value"),
                label=text_in(item, "label"),
                note=text_in(item, "note"),
            )
            for item in items_of(node, "figures")
            if isinstance(item, dict)
        ]
