"""From TOML tables to the values of `entries` and `blocks`."""

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
from cms.demo.entries import (
    Correction,
    Event,
    EventTranslation,
    HomeText,
    MenuEntry,
    NewsItem,
    NewsTranslation,
    PageTranslation,
    StandardPage,
    Topic,
)
from cms.demo.tables import DemoContentError, TomlTable

T = TypeVar("T")


def news_item(table: TomlTable) -> NewsItem:
    """Read one `[[news]]` table."""
    return _finished(
        table,
        NewsItem(
            key=table.text("key"),
            kind=table.text("kind"),
            date=table.day("date"),
            place=table.text("place"),
            title=table.text("title"),
            standfirst=table.text("standfirst"),
            topics=table.texts("topics"),
            picture=_picture(table.table("picture")),
            body=_body(table),
            related=table.texts("related"),
            correction=_correction(table.table("correction")) if "correction" in table else None,
            translations=_translations(table, _news_translation),
        ),
    )


def event(table: TomlTable) -> Event:
    """Read one `[[event]]` table."""
    return _finished(
        table,
        Event(
            key=table.text("key"),
            title=table.text("title"),
            standfirst=table.text("standfirst"),
            start=table.moment("start"),
            end=table.moment("end"),
            zone=table.text("zone"),
            venue=table.text("venue"),
            online_address=table.text("online_address", ""),
            registration_address=table.text("registration_address", ""),
            topics=table.texts("topics"),
            picture=_picture(table.table("picture")),
            body=_body(table),
            translations=_translations(table, _event_translation),
        ),
    )


def standard_page(table: TomlTable) -> StandardPage:
    """Read one `[[page]]` table."""
    return _finished(
        table,
        StandardPage(
            key=table.text("key"),
            parent=table.text("parent"),
            title=table.text("title"),
            intro=table.text("intro"),
            in_menu=table.flag("in_menu"),
            body=_body(table),
            translations=_translations(table, _page_translation),
        ),
    )


def topic(table: TomlTable) -> Topic:
    """Read one `[[topic]]` table."""
    return _finished(table, Topic(key=table.text("key"), names=table.texts_by_name("names")))


def home_text(table: TomlTable) -> HomeText:
    """Read one language of the home page."""
    found = HomeText(table.text("name"), table.text("mission"), table.text("terminology_note"))
    return _finished(table, found)


def menu_entry(table: TomlTable) -> MenuEntry:
    """Read one entry of a menu."""
    found = MenuEntry(
        target=table.text("target", ""),
        address=table.text("address", ""),
        labels=table.texts_by_name("labels"),
    )
    return _finished(table, found)


def _finished(table: TomlTable, value: T) -> T:
    table.finish()
    return value


def _translations(table: TomlTable, read: Callable[[TomlTable], T]) -> Mapping[str, T]:
    found = table.tables_by_name("translations")
    return {code: _finished(inner, read(inner)) for code, inner in found.items()}


def _news_translation(table: TomlTable) -> NewsTranslation:
    alt, caption = _picture_words(table)
    return NewsTranslation(
        title=table.text("title"),
        standfirst=table.text("standfirst"),
        place=table.text("place"),
        body=_body(table),
        picture_alt=alt,
        picture_caption=caption,
        correction_note=table.text("correction_note", ""),
    )


def _event_translation(table: TomlTable) -> EventTranslation:
    alt, caption = _picture_words(table)
    return EventTranslation(
        title=table.text("title"),
        standfirst=table.text("standfirst"),
        venue=table.text("venue"),
        body=_body(table),
        picture_alt=alt,
        picture_caption=caption,
    )


def _page_translation(table: TomlTable) -> PageTranslation:
    return PageTranslation(table.text("title"), table.text("intro"), _body(table))


def _correction(table: TomlTable) -> Correction:
    return _finished(table, Correction(table.day("date"), table.text("note")))


def _picture(table: TomlTable) -> Picture:
    found = Picture(
        motif=table.text("motif"),
        alt=table.text("alt", ""),
        caption=table.text("caption", ""),
        decorative=table.flag("decorative"),
    )
    return _finished(table, found)


def _picture_words(table: TomlTable) -> tuple[str, str]:
    words = table.table("picture")
    return _finished(words, (words.text("alt", ""), words.text("caption", "")))


def _key_figure(table: TomlTable) -> KeyFigure:
    found = KeyFigure(table.text("value"), table.text("label"), table.text("note", ""))
    return _finished(table, found)


def _body(table: TomlTable) -> Body:
    return tuple(_block(inner) for inner in table.tables("body"))


def _block(table: TomlTable) -> Block:
    kind = table.text("type")
    read = _BLOCKS.get(kind)
    if read is None:
        raise DemoContentError(f"{table.where}: unknown block type {kind!r}")
    return _finished(table, read(table))


def _image(table: TomlTable) -> ImageBlock:
    return ImageBlock(_picture(table))


def _gallery(table: TomlTable) -> GalleryBlock:
    return GalleryBlock(tuple(_picture(inner) for inner in table.tables("images")))


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
