"""What our blocks of several parts have in common: how translators get their texts."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from wagtail import blocks
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

Segment = Any
"""One of wagtail-localize's values of segments, which have no common type."""


class StructBlock(blocks.StructBlock):
    """A block of several parts that gives all its texts to translators, however it was stored.

    wagtail-localize raises TypeError at a part that the block got after a page was stored, and
    leaves out lists whose items have no id, as programs write them. It puts translations back by
    the items' ids, so that those without one get the same each time that they are read.
    """

    def to_python(self, value: Any) -> Any:
        """Read a stored value."""
        return super().to_python(self._with_ids(value))

    def bulk_to_python(self, values: Sequence[Any]) -> list[Any]:
        """Read stored values."""
        return super().bulk_to_python([self._with_ids(value) for value in values])

    def get_translatable_segments(self, value: Any) -> list[Segment]:
        """Return the segments of all parts; their paths begin with the names of these."""
        return [
            segment.wrap(name)
            for name, part in value.items()
            for segment in _segments(self.child_blocks[name], part)
        ]

    def _with_ids(self, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        lists = {
            name: _items_with_ids(value[name])
            for name, block in self.child_blocks.items()
            if isinstance(block, blocks.ListBlock) and isinstance(value.get(name), list)
        }
        return {**value, **lists}


def _segments(block: blocks.Block, value: Any) -> Iterator[Segment]:
    if value is None:
        return
    if isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks:
            for segment in _segments(block.child_block, item.value):
                yield segment.wrap(item.id)
        return
    yield from StreamFieldSegmentExtractor(None, include_overridables=True).handle_block(
        block, value
    )


def _items_with_ids(items: list[Any]) -> list[Any]:
    return [
        item
        if _has_id(item)
        else {"type": "item", "value": item, "id": str(uuid5(NAMESPACE_OID, str(number)))}
        for number, item in enumerate(items)
    ]


def _has_id(item: Any) -> bool:
    """Tell whether an item of a list is stored as Wagtail stores it since 2.16."""
    return isinstance(item, dict) and item.get("type") == "item" and {"id", "value"} <= item.keys()
