"""What all block types of the API share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import graphene

from core.models import BasePage
from core.references import list_item
from core.types.ids import global_id
from core.types.nodes import Node


@dataclass(frozen=True, slots=True)
class BlockNode:
    """A block of a page's body; `value` is as it is stored: a text or a dict, never None."""

    page: BasePage
    field: str
    key: str
    block_type: str
    value: Any


class Block(graphene.Interface):
    """A block of a body."""

    class Meta:
        interfaces = (Node,)

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id: the page's and the block's own.",
        resolver=lambda node, info: global_id("Block", f"{node.page.pk}.{node.field}.{node.key}"),
    )


def text_in(value: Mapping[Any, Any], name: Any) -> str:
    """Return a text inside a stored value; empty for what is missing or no text."""
    found = value.get(name)
    is_text = isinstance(found, str | int | float) and not isinstance(found, bool)
    return str(found) if is_text else ""


def _text(name: str) -> Any:
    return lambda node, info: text_in(node.value, name)


def text_field(name: str, description: str) -> graphene.Field:
    """Return the field of a text inside a block's value; empty when there is none."""
    return graphene.Field(
        graphene.String, required=True, description=description, resolver=_text(name)
    )


def items_of(node: BlockNode, name: str) -> list[Any]:
    """Return the stored values of a list inside a block's value."""
    values = node.value.get(name)
    return [list_item(item) for item in values] if isinstance(values, list) else []
