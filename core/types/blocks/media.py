"""Pictures and embeds in the API."""

from typing import Any

import graphene

from core.references import is_key
from core.rich_text import web_address
from core.types.blocks.base import Block, items_of, text_field, text_in
from core.types.images import ImageUse, ImageUseValue
from core.types.nodes import Node


def _image_use(value: Any) -> ImageUseValue | None:
    if not isinstance(value, dict) or not is_key(value.get("image")):
        return None
    return ImageUseValue(
        value["image"],
        text_in(value, "alt"),
        text_in(value, "caption"),
        bool(value.get("decorative")),
    )


class ImageBlock(graphene.ObjectType):
    """A picture inside a body."""

    image_use = graphene.Field(
        ImageUse,
        description="The picture; null when none is chosen.",
        resolver=lambda node, info: _image_use(node.value),
    )

    class Meta:
        interfaces = (Node, Block)


class GalleryBlock(graphene.ObjectType):
    """Several pictures shown together."""

    title = text_field("title", "Its title; may be empty.")
    images = graphene.Field(
        graphene.List(graphene.NonNull(ImageUse)),
        required=True,
        description="Up to 24 pictures.",
        resolver=lambda node, info: [
            use for item in items_of(node, "images") if (use := _image_use(item)) is not None
        ],
    )

    class Meta:
        interfaces = (Node, Block)


class EmbedBlock(graphene.ObjectType):
    """A video or sound elsewhere on the web."""

    title = text_field("title", "What it is, for people who can't see or play it.")
    url = graphene.Field(
        graphene.String,
        required=True,
        description="Address of its own page; empty when it is none of the web.",
        resolver=lambda node, info: web_address(text_in(node.value, "url")),
    )

    class Meta:
        interfaces = (Node, Block)
