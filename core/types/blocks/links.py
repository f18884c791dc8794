"""Files and pages that a body leads to, in the API."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.following import leads_to_pages
from core.loaders.files import DocumentLoader
from core.models import BasePage
from core.references import is_key
from core.types.blocks.base import Block, BlockNode, items_of, text_field, text_in
from core.types.nodes import Node
from core.types.pages import PageInterface, linked_pages


class DocumentLink(graphene.ObjectType):
    """A file for download."""

    title = graphene.String(required=True, description="The words that lead to it.")
    url = graphene.String(required=True, description="Address of the file.")
    file_size_bytes = graphene.Int(description="Size of the file; null when not known.")


class DocumentsBlock(graphene.ObjectType):
    """Files for download."""

    title = text_field("title", "Its title; may be empty.")
    documents = graphene.List(
        graphene.NonNull(DocumentLink),
        required=True,
        description="Up to 30 files; what is gone or not public is left out.",
    )

    class Meta:
        interfaces = (Node, Block)

    @staticmethod
    def resolve_documents(node: BlockNode, info: GraphQLResolveInfo) -> list[DocumentLink]:
        """Return the public files."""
        links = (
            document_link(info.context, item["document"], text_in(item, "title"))
            for item in items_of(node, "documents")
            if isinstance(item, dict) and is_key(item.get("document"))
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


class PageLinksBlock(graphene.ObjectType):
    """Links to pages of the site."""

    title = text_field("title", "Its title; may be empty.")
    pages = graphene.List(
        graphene.NonNull(PageInterface),
        required=True,
        description="Up to 12 pages in this page's language; what isn't public is left out.",
    )

    class Meta:
        interfaces = (Node, Block)

    @staticmethod
    @leads_to_pages
    def resolve_pages(node: BlockNode, info: GraphQLResolveInfo) -> list[BasePage]:
        """Return the public pages."""
        keys = [item for item in items_of(node, "pages") if is_key(item)]
        return linked_pages(info.context, [(key, node.page.locale_id) for key in keys])
