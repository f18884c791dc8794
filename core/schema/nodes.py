"""Root field of any thing by its global id, and how the things of core are found."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo
from wagtail.models import Locale as LocaleRow

from core.context import ReadContext
from core.loaders.files import ImageLoader
from core.loaders.pages import PageLoader
from core.models import BasePage, CustomImage
from core.references import stream_fields
from core.schema.pages import PAGE_MODELS
from core.types.blocks import BLOCK_TYPES, blocks_of
from core.types.blocks.base import BlockNode
from core.types.grapple_types import type_of
from core.types.ids import decode_global_key, type_name_of
from core.types.locales import Locale
from core.types.nodes import Node, NodeKind, node_kinds, primary_key


def _page_of(model: type[BasePage]) -> NodeKind:
    """Return how pages of a type are found; the id of another type's page is nobody's."""

    def find(context: ReadContext, key: str) -> BasePage | None:
        page = _page(context, key)
        return page if type(page) is model else None

    return NodeKind(type_name_of(model), model, find, lambda page: type_of(model))


def _page(context: ReadContext, key: str) -> BasePage | None:
    number = primary_key(key)
    return None if number is None else context.loader(PageLoader).get(number)


def _image(context: ReadContext, key: str) -> CustomImage | None:
    number = primary_key(key)
    return None if number is None else context.loader(ImageLoader).get(number)


def _locale(context: ReadContext, key: str) -> LocaleRow | None:
    return next((row for row in context.site_locales if str(row.pk) == key), None)


def _block(context: ReadContext, key: str) -> BlockNode | None:
    """Return a block of a public page; its id is the page's key, the field and its own key."""
    page_key, _, rest = key.partition(".")
    field, _, own_key = rest.partition(".")
    page = _page(context, page_key)
    if page is None or field not in {stream.name for stream in stream_fields(type(page))}:
        return None
    return next((block for block in blocks_of(page, field) if block.key == own_key), None)


for _model in PAGE_MODELS.values():
    node_kinds.register(_page_of(_model))
node_kinds.register(
    NodeKind(type_name_of(CustomImage), CustomImage, _image, lambda image: type_of(CustomImage))
)
node_kinds.register(NodeKind("Locale", LocaleRow, _locale, lambda row: Locale))
node_kinds.register(
    NodeKind("Block", BlockNode, _block, lambda block: BLOCK_TYPES[block.block_type])
)


def _resolve_node(root: None, info: GraphQLResolveInfo, id: str) -> Any:
    decoded = decode_global_key(id)
    if decoded is None:
        return None
    name, key = decoded
    kind = next((kind for kind in node_kinds if kind.name == name), None)
    found = None if kind is None else kind.find(info.context, key)
    return None if found is None else info.context.count_nodes([found])[0]


node = graphene.Field(
    Node,
    description=(
        "Anything with an `id`, by it; null for an id that is malformed, unknown or of something "
        "that is not public."
    ),
    resolver=_resolve_node,
    id=graphene.ID(required=True, description="Global id."),
)
