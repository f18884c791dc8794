"""A value with a word in it, for every field and block that can hold text."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias
from uuid import uuid4

from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock

from tests.leaks.targets import Targets

Word: TypeAlias = Callable[[str], str]
"""Gives a word for a place below, such as `body.heading.text`."""

SHORTEST = 12
"""A word has nine letters; what is shorter than an address with one in it can't hold it."""


def is_text(field: Any) -> bool:
    """Whether a model's field can hold words of people."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.FileField)
    return isinstance(field, (*kinds, RichTextField, StreamField))


def own_text_fields(model: type[models.Model]) -> Iterator[Any]:
    """Yield the fields of a model's own table that can hold words of people."""
    yield from (field for field in model._meta.local_concrete_fields if is_text(field))


def value_of(field: Any, word: Word, targets: Targets) -> Any:
    """Return a value for a field, with words in it; None for one that only has choices."""
    if isinstance(field, StreamField):
        return body(field.stream_block, field.name, word, targets)
    if isinstance(field, RichTextField):
        return rich_text(word(field.name), targets)
    if isinstance(field, models.JSONField):
        return {word(f"{field.name} (key)"): word(field.name)}
    if isinstance(field, models.FileField) or field.choices:
        return None
    if field.max_length is not None and field.max_length < SHORTEST:
        return None
    return _line(field, word(field.name))


def _line(field: Any, word: str) -> str:
    if isinstance(field, models.EmailField):
        return f"{word}@example.org"
    if isinstance(field, models.URLField):
        return f"https://{word}.example/"
    return word if isinstance(field, models.SlugField) else f"{word} {word.upper()}"


def body(stream: Any, path: str, word: Word, targets: Targets) -> list[dict[str, Any]]:
    """Return a body with one block of every kind; its choosers lead to all targets."""
    return [
        {
            "type": name,
            "value": _block(child, f"{path}.{name}", word, targets),
            "id": str(uuid4()),
        }
        for name, child in stream.child_blocks.items()
    ]


def _block(block: Any, path: str, word: Word, targets: Targets) -> Any:
    if isinstance(block, TypedTableBlock):
        return _table(path, word)
    if isinstance(block, blocks.StructBlock):
        inner = block.child_blocks.items()
        return {name: _block(child, f"{path}.{name}", word, targets) for name, child in inner}
    if isinstance(block, blocks.ListBlock):
        return _list(block, path, word, targets)
    return _leaf(block, path, word, targets)


def _list(block: Any, path: str, word: Word, targets: Targets) -> list[dict[str, Any]]:
    """Return an item for each target of the chooser in the list, two at least."""
    inner = block.child_block
    parts = inner.child_blocks.values() if isinstance(inner, blocks.StructBlock) else [inner]
    count = max(2, *(len(_choices(part, targets)) for part in parts))
    values = (_block(inner, path, word, targets.turned(at)) for at in range(count))
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def _choices(block: Any, targets: Targets) -> list[int]:
    """Return the keys that a chooser chooses from; none for another block."""
    choosers = (
        (ImageChooserBlock, targets.images),
        (DocumentChooserBlock, targets.documents),
        (blocks.PageChooserBlock, targets.pages),
    )
    return next((keys for kind, keys in choosers if isinstance(block, kind)), [])


def _leaf(block: Any, path: str, word: Word, targets: Targets) -> Any:
    if isinstance(block, blocks.ChooserBlock):
        return next(iter(_choices(block, targets)), None)
    if isinstance(block, blocks.BooleanBlock):
        return False
    if isinstance(block, blocks.ChoiceBlock):
        return block.meta.default
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(word(path), targets)
    if isinstance(block, blocks.URLBlock):
        return f"https://{word(path)}.example/"
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return word(path)
    raise TypeError(f"No value for {path}, a {type(block).__name__}: add one here.")


def _table(path: str, word: Word) -> dict[str, Any]:
    return {
        "columns": [{"type": "text", "heading": word(f"{path}.heading")}],
        "rows": [{"values": [word(f"{path}.cell")]}],
        "caption": word(f"{path}.caption"),
    }


def rich_text(word: str, targets: Targets) -> str:
    """Return a paragraph that says a word and links to all targets, pictures between them."""
    links = [f'<a linktype="page" id="{key}">page</a>' for key in targets.pages]
    links += [f'<a linktype="document" id="{key}">file</a>' for key in targets.documents]
    pictures = [
        f'<embed embedtype="image" id="{key}" alt="picture" format="fullwidth"/>'
        for key in targets.images
    ]
    return f"<p>{word} {' '.join(links)}</p>{''.join(pictures)}"
