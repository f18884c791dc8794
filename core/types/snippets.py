"""Snippets in the API."""

import graphene

from core.types.ids import global_id_of
from core.types.locales import Locale
from core.types.nodes import Node


class SnippetInterface(graphene.Interface):
    """A small piece of content in one language that pages point to."""

    class Meta:
        interfaces = (Node,)

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda snippet, info: global_id_of(snippet),
    )
    locale = graphene.Field(
        Locale,
        required=True,
        description="The language it is written in.",
        resolver=lambda snippet, info: info.context.locales[snippet.locale_id],
    )
