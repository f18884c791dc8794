"""The texts of a page without markup, read from what is stored: no chooser asks the database."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from core.references import BlockValue, rich_text_fields, walk
from core.rich_text.parsing import events_of

BREAKS = frozenset({"p", "li", "br", "h2", "h3", "h4", "hr", "ul", "ol", "td"})
TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock)
NOT_READ = frozenset({"alt"})
"""What readers don't see of a picture."""


def texts_of(page: models.Model) -> Iterator[str]:
    """Yield the texts of a page's rich text fields and bodies that were read, in order."""
    for name in rich_text_fields(type(page)):
        if source := page.__dict__.get(name):
            yield text_of_rich_text(source)
    for item in walk(page):
        yield from _texts_of_block(item)


def _texts_of_block(item: BlockValue) -> Iterator[str]:
    """Yield the texts that a block has itself; what is in it comes by itself."""
    block, value = item.block, item.value
    if isinstance(block, TypedTableBlock):
        yield from _texts_of_table(value)
    elif not isinstance(value, str):
        return
    elif isinstance(block, blocks.RichTextBlock):
        yield text_of_rich_text(value)
    elif isinstance(block, TEXT_BLOCKS) and item.path.rpartition(".")[2] not in NOT_READ:
        yield value


def text_of_rich_text(source: str) -> str:
    """Return the words of stored rich text; where a paragraph ends, a space stands."""
    parts = []
    for kind, what in events_of(source):
        if kind == "text":
            parts.append(what[0])
        elif kind == "start" and what[0] in BREAKS:
            parts.append(" ")
    return " ".join("".join(parts).split())


def _texts_of_table(value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        return
    yield str(value.get("caption") or "")
    for column in value.get("columns") or []:
        yield str(column.get("heading") or "")
    for row in value.get("rows") or []:
        yield from (cell for cell in row.get("values") or [] if isinstance(cell, str))
