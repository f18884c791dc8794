"""Which texts of blocks wagtail-localize 1.14.5 hands to translators, and which it passes over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock

from core.blocks.structs import StructBlock

SEGMENTS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)
"""Blocks of text that the library knows."""

NO_TEXT = (
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.ChooserBlock,
    blocks.DateBlock,
    blocks.DateTimeBlock,
    blocks.DecimalBlock,
    blocks.EmailBlock,
    blocks.FloatBlock,
    blocks.IntegerBlock,
    blocks.MultipleChoiceBlock,
    blocks.StaticBlock,
    blocks.TimeBlock,
    blocks.URLBlock,
    EmbedBlock,
)
"""Facts, addresses, and what was chosen from a list."""

OWN_STRUCT = "Derive it from core.blocks.structs.StructBlock, which gives all its texts."
OWN_LIST = (
    "Put the list into a core.blocks.structs.StructBlock, which gives the texts of its items."
)
HOOKS = (
    "Give the block get_translatable_segments() and restore_translated_segments(), as "
    "core/blocks/table.py does; for a fact the first returns an empty list."
)


@dataclass(frozen=True, slots=True)
class Loss:
    """A block whose text translators would not get: where it is, why, and what to write."""

    place: str
    problem: str
    remedy: str


def losses(block: Any, place: str = "") -> Iterator[Loss]:
    """Yield what translators would lose of a block of several parts, by the names of the parts."""
    for name, part in block.child_blocks.items():
        yield from _of_part(part, f"{place}.{name}".lstrip("."), inside=block)


def _of_part(block: Any, place: str, *, inside: Any) -> Iterator[Loss]:
    if _has_hooks(block) or isinstance(block, (*SEGMENTS, *NO_TEXT)):
        return
    if isinstance(block, blocks.StreamBlock | StructBlock):
        yield from losses(block, place)
    elif isinstance(block, blocks.ListBlock):
        if not isinstance(inside, StructBlock):
            yield _loss(
                block, place, "items that were stored without an id are left out.", OWN_LIST
            )
        yield from _of_part(block.child_block, place, inside=block)
    elif isinstance(block, blocks.StructBlock):
        yield _loss(block, place, "a part that pages were stored without is an error.", OWN_STRUCT)
    else:
        yield _loss(block, place, "translators don't get what stands in it.", HOOKS)


def _has_hooks(block: Any) -> bool:
    return hasattr(block, "get_translatable_segments") and hasattr(
        block, "restore_translated_segments"
    )


def _loss(block: Any, place: str, problem: str, remedy: str) -> Loss:
    return Loss(place, f"{type(block).__name__}: {problem}", remedy)
