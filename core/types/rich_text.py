"""Rich text in the API: HTML, plain text and a tree, all three of the same nodes."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.rich_text import Node, RichTextLoader, RichTextValue, html_of, text_of
from core.weights import weighs

__all__ = ["RichText", "RichTextTree", "RichTextValue"]


class RichTextTree(graphene.Scalar):
    """Formatted text as a tree of JSON objects, each with a `type` and, if it can, `children`.

    Types: `root`, `paragraph`, `list`, `listItem`, `break`, `thematicBreak`, `strong`, `emphasis`,
    `subscript`, `superscript`, `text`, `link`, `image`. What each holds, also as types of
    TypeScript, stands in the reference of rich text. A reader passes over types that it does not
    know: there may be more of them later.
    """

    @staticmethod
    def serialize(tree: Node) -> Any:
        """Return the tree: it is JSON already."""
        return tree


class RichText(graphene.ObjectType):
    """Formatted text."""

    html = graphene.String(
        required=True,
        description="Clean HTML: paragraphs, lists, bold, italic, links and pictures.",
    )
    text = graphene.String(
        required=True, description="The text without any markup, one line a paragraph."
    )
    ast = graphene.Field(
        RichTextTree,
        required=True,
        description="The text as a tree, its links and pictures resolved.",
    )

    @staticmethod
    @weighs(3)
    def resolve_html(value: RichTextValue, info: GraphQLResolveInfo) -> str:
        """Return the sanitised HTML with links resolved."""
        return html_of(tree_of(value, info))

    @staticmethod
    @weighs(2)
    def resolve_text(value: RichTextValue, info: GraphQLResolveInfo) -> str:
        """Return the text, one line a paragraph or list item."""
        return text_of(tree_of(value, info))

    @staticmethod
    @weighs(4)
    def resolve_ast(value: RichTextValue, info: GraphQLResolveInfo) -> Node:
        """Return the tree."""
        return tree_of(value, info)


def tree_of(value: RichTextValue, info: GraphQLResolveInfo) -> Node:
    """Return the tree of a rich text, built once a request."""
    tree: Node = info.context.loader(RichTextLoader).get(value)
    return tree
