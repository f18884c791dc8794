"""Bodies as they are stored, in one form: programs, editors and Wagtail write the same in others.

A part that was stored without a value has its default; items of a list stand with or without an
id. Ids are left out altogether: who reads a page sees none.
"""

from typing import Any

from wagtail import blocks


def normal_stream(block: blocks.StreamBlock, stored: list[Any]) -> list[Any]:
    """Return the stored blocks of a body: types and values, in order."""
    found = ((item["type"], item["value"]) for item in stored)
    return [[kind, _value(block.child_blocks.get(kind), value)] for kind, value in found]


def _value(block: Any, value: Any) -> Any:
    if isinstance(block, blocks.StreamBlock) and isinstance(value, list):
        return normal_stream(block, value)
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        return {name: _part(child, name, value) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return [_value(block.child_block, _of_item(item)) for item in value]
    return value


def _part(block: Any, name: str, values: dict[str, Any]) -> Any:
    if name in values:
        return _value(block, values[name])
    return _value(block, block.get_prep_value(block.get_default()))


def _of_item(item: Any) -> Any:
    """Return the value of an item; Wagtail wraps it since 2.16."""
    is_wrapped = isinstance(item, dict) and item.get("type") == "item" and "id" in item
    return item["value"] if is_wrapped else item
