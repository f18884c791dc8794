"""From TOML tables to the values of `entries`."""

from cms.demo.block_parsing import body, finished, picture, picture_words, translations
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
from cms.demo.tables import TomlTable


def news_item(table: TomlTable) -> NewsItem:
    """Read one `[[news]]` table."""
    return finished(
        table,
        NewsItem(
            key=table.text("key"),
            kind=table.text("kind"),
            date=table.day("date"),
            place=table.text("place"),
            title=table.text("title"),
            standfirst=table.text("standfirst"),
            topics=table.texts("topics"),
            picture=picture(table.table("picture")),
            body=body(table),
            related=table.texts("related"),
            authorities=table.texts("authorities"),
            programmes=table.texts("programmes"),
            correction=_correction(table.table("correction")) if "correction" in table else None,
            translations=translations(table, _news_translation),
        ),
    )


def event(table: TomlTable) -> Event:
    """Read one `[[event]]` table."""
    return finished(
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
            authorities=table.texts("authorities"),
            programmes=table.texts("programmes"),
            picture=picture(table.table("picture")),
            body=body(table),
            translations=translations(table, _event_translation),
        ),
    )


def standard_page(table: TomlTable) -> StandardPage:
    """Read one `[[page]]` table."""
    return finished(
        table,
        StandardPage(
            key=table.text("key"),
            parent=table.text("parent"),
            title=table.text("title"),
            intro=table.text("intro"),
            in_menu=table.flag("in_menu"),
            body=body(table),
            translations=translations(table, _page_translation),
        ),
    )


def topic(table: TomlTable) -> Topic:
    """Read one `[[topic]]` table."""
    return finished(table, Topic(key=table.text("key"), names=table.texts_by_name("names")))


def home_text(table: TomlTable) -> HomeText:
    """Read one language of the home page."""
    found = HomeText(table.text("name"), table.text("mission"), table.text("terminology_note"))
    return finished(table, found)


def menu_entry(table: TomlTable) -> MenuEntry:
    """Read one entry of a menu."""
    found = MenuEntry(
        target=table.text("target", ""),
        address=table.text("address", ""),
        labels=table.texts_by_name("labels"),
    )
    return finished(table, found)


def _news_translation(table: TomlTable) -> NewsTranslation:
    alt, caption = picture_words(table)
    return NewsTranslation(
        title=table.text("title"),
        standfirst=table.text("standfirst"),
        place=table.text("place"),
        body=body(table),
        picture_alt=alt,
        picture_caption=caption,
        correction_note=table.text("correction_note", ""),
    )


def _event_translation(table: TomlTable) -> EventTranslation:
    alt, caption = picture_words(table)
    return EventTranslation(
        title=table.text("title"),
        standfirst=table.text("standfirst"),
        venue=table.text("venue"),
        body=body(table),
        picture_alt=alt,
        picture_caption=caption,
    )


def _page_translation(table: TomlTable) -> PageTranslation:
    return PageTranslation(table.text("title"), table.text("intro"), body(table))


def _correction(table: TomlTable) -> Correction:
    return finished(table, Correction(table.day("date"), table.text("note")))
