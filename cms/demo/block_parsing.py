"""From TOML tables to bodies, pictures and translations."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from cms.demo.blocks import (
    Block,
    Body,
    CalloutBlock,
    GalleryBlock,
    HeadingBlock,
    ImageBlock,
    KeyFigure,
    KeyFiguresBlock,
    PageLinksBlock,
    Picture,
    QuotationBlock,
    RichTextBlock,
    TableBlock,
)
from cms.demo.tables import DemoContentError, TomlTable

T = TypeVar("T")


def finished(table: TomlTable, value: T) -> T:
    """Return the value when every field of its table has been read."""
    table.finish()
    return value


def translations(table: TomlTable, read: Callable[[TomlTable], T]) -> Mapping[str, T]:
    """Read translations by language code, each with `read`."""
    found = table.tables_by_name("translations")
    return {code: finished(inner, read(inner)) for code, inner in found.items()}


def picture(table: TomlTable) -> Picture:
    """Read a picture with its motif."""
    found = Picture(
        motif=table.text("motif"),
        alt=table.text("alt", ""),
        caption=table.text("caption", ""),
        decorative=table.flag("decorative"),
    )
    return finished(table, found)


def picture_words(table: TomlTable) -> tuple[str, str]:
    """Return alternative text and caption of a translation's picture."""
    words = table.table("picture")
    return finished(words, (words.text("alt", ""), words.text("caption", "")))


def _key_figure(table: TomlTable) -> KeyFigure:
    found = KeyFigure(table.text("value"), table.text("label"), table.text("note", ""))
    return finished(table, found)


def body(table: TomlTable) -> Body:
    """Read the blocks of a body."""
    return tuple(_block(inner) for inner in table.tables("body"))


def _block(table: TomlTable) -> Block:
    kind = table.text("type")
    read = _BLOCKS.get(kind)
    if read is None:
        raise DemoContentError(f"{table.where}: unknown block type {kind!r}")
    return finished(table, read(table))


def _image(table: TomlTable) -> ImageBlock:
    return ImageBlock(picture(table))


def _gallery(table: TomlTable) -> GalleryBlock:
    return GalleryBlock(tuple(picture(inner) for inner in table.tables("images")))


def _quotation(table: TomlTable) -> QuotationBlock:
    return QuotationBlock(
        quote=table.text("quote"),
        who=table.text("who"),
        role=table.text("role"),
        source=table.text("source", ""),
    )


def _table(table: TomlTable) -> TableBlock:
    return TableBlock(table.text("caption"), table.texts("header"), table.rows("rows"))


def _key_figures(table: TomlTable) -> KeyFiguresBlock:
    return KeyFiguresBlock(tuple(_key_figure(inner) for inner in table.tables("items")))


_BLOCKS: Mapping[str, Callable[[TomlTable], Block]] = {
    "heading": lambda table: HeadingBlock(table.text("text")),
    "rich_text": lambda table: RichTextBlock(table.text("html")),
    "quotation": _quotation,
    "callout": lambda table: CalloutBlock(table.text("title"), table.text("html")),
    "image": _image,
    "gallery": _gallery,
    "table": _table,
    "key_figures": _key_figures,
    "page_links": lambda table: PageLinksBlock(table.texts("keys")),
}
