"""What a page's columns and body point to, read from stored data without loading any of it.

A StreamField turns its choosers into objects block by block, which costs a query a block and a
row. Everything here walks the raw values beside the block definitions instead.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock

LINK = re.compile(r"<a\b[^>]*>")
LINK_TYPE = re.compile(r'\blinktype="(page|document)"')
PICTURE = re.compile(r"<embed\b[^>]*>")
PICTURE_TYPE = re.compile(r'\bembedtype="image"')
ID = re.compile(r'(?<![\w-])id="([0-9]{1,18})"')

MAX_KEY = 2**63
"""Beyond what a column for keys can hold."""


@dataclass(frozen=True, slots=True)
class BlockValue:
    """A block inside a body with its stored value; `path` is like `body.3.images.1`."""

    path: str
    block: Any
    value: Any


@dataclass(slots=True)
class References:
    """Primary keys that a page points to, by kind."""

    images: set[int]
    documents: set[int]
    pages: set[int]


def _stream_fields(model: Any) -> tuple[StreamField, ...]:
    """Return the StreamFields of a model."""
    return tuple(field for field in model._meta.get_fields() if isinstance(field, StreamField))


def _rich_text_fields(model: Any) -> tuple[str, ...]:
    """Return the names of a model's rich text fields."""
    return tuple(
        field.name for field in model._meta.get_fields() if isinstance(field, RichTextField)
    )


def _foreign_keys(model: Any, target: Any) -> tuple[str, ...]:
    """Return a model's columns that hold a key of the target, such as `share_image_id`."""
    return tuple(
        field.attname
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and not isinstance(field, models.OneToOneField)
        and issubclass(field.related_model, target)
    )


stream_fields: Callable[[Any], tuple[StreamField, ...]] = cache(_stream_fields)
rich_text_fields: Callable[[Any], tuple[str, ...]] = cache(_rich_text_fields)
foreign_keys: Callable[[Any, Any], tuple[str, ...]] = cache(_foreign_keys)


def walk(page: models.Model) -> Iterator[BlockValue]:
    """Yield every block of every body of a page, containers before what is in them.

    A body that was not read with the page is left out: nobody has asked for it.
    """
    for field in stream_fields(type(page)):
        stream = page.__dict__.get(field.name)
        if stream is not None:
            yield from _walk(field.stream_block, list(stream.raw_data), field.name)


def references_of(page: models.Model) -> References:
    """Return all keys that bodies and rich text of a page point to."""
    found = References(set(), set(), set())
    for name in rich_text_fields(type(page)):
        _add_rich_text(found, page.__dict__.get(name) or "")
    for item in walk(page):
        if isinstance(item.block, ImageChooserBlock):
            _add(found.images, item.value)
        elif isinstance(item.block, DocumentChooserBlock):
            _add(found.documents, item.value)
        elif isinstance(item.block, blocks.PageChooserBlock):
            _add(found.pages, item.value)
        elif isinstance(item.block, blocks.RichTextBlock) and isinstance(item.value, str):
            _add_rich_text(found, item.value)
    return found


def _add_rich_text(found: References, source: str) -> None:
    for kind, key in links_in(source):
        (found.pages if kind == "page" else found.documents).add(key)
    found.images.update(pictures_in(source))


def links_in(source: str) -> Iterator[tuple[str, int]]:
    """Yield ("page" or "document", key) for each internal link in stored rich text."""
    for tag in LINK.findall(source):
        kind, key = LINK_TYPE.search(tag), ID.search(tag)
        if kind and key:
            yield kind[1], int(key[1])


def pictures_in(source: str) -> Iterator[int]:
    """Yield the key of each picture in stored rich text."""
    for tag in PICTURE.findall(source):
        key = ID.search(tag)
        if key and PICTURE_TYPE.search(tag):
            yield int(key[1])


def is_key(value: Any) -> bool:
    """Tell a stored primary key from what else an import may leave in its place."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < MAX_KEY


def _add(keys: set[int], value: Any) -> None:
    if is_key(value):
        keys.add(value)


def _walk(block: Any, value: Any, path: str) -> Iterator[BlockValue]:
    yield BlockValue(path, block, value)
    for step, inner, stored in _inside(block, value):
        if inner is not None:
            yield from _walk(inner, stored, f"{path}.{step}")


def _inside(block: Any, value: Any) -> Iterator[tuple[str | int, Any, Any]]:
    """Yield step, definition and stored value of what a container block holds."""
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(value, list):
        for number, child in enumerate(value, start=1):
            if isinstance(child, dict):
                yield number, block.child_blocks.get(str(child.get("type"))), child.get("value")
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(value, dict):
        for name, definition in block.child_blocks.items():
            yield name, definition, value.get(name)
    elif isinstance(block, blocks.ListBlock) and isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield number, block.child_block, list_item(item)


def list_item(item: Any) -> Any:
    """Return the stored value of a list block's item, in today's format or the bare old one."""
    if isinstance(item, dict) and item.get("type") == "item" and "value" in item:
        return item["value"]
    return item
