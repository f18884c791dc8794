"""Reads the demonstration content and vouches for it."""

import tomllib
from pathlib import Path
from typing import Final

from cms.demo import checks, parsing
from cms.demo.entries import (
    Correction,
    Demo,
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
from cms.demo.glossary import parsing as glossary_parsing
from cms.demo.register import parsing as register_parsing
from cms.demo.tables import DemoContentError, TomlTable

__all__ = [
    "CONTENT",
    "Correction",
    "Demo",
    "DemoContentError",
    "Event",
    "EventTranslation",
    "HomeText",
    "MenuEntry",
    "NewsItem",
    "NewsTranslation",
    "PageTranslation",
    "StandardPage",
    "Topic",
    "load",
]

CONTENT: Final = Path(__file__).parent / "content"


def load() -> Demo:
    """Return the whole content, checked; raise `DemoContentError` with every fault found."""
    demo = read(CONTENT)
    if found := list(checks.faults(demo)):
        raise DemoContentError("\n".join(found))
    return demo


def read(folder: Path) -> Demo:
    """Return the content below `folder`, parsed but not checked as a whole."""
    news = [
        parsing.news_item(table)
        for path in sorted((folder / "news").glob("*.toml"))
        for table in _file(path).tables("news")
    ]
    events = [parsing.event(table) for table in _file(folder / "events.toml").tables("event")]
    return Demo(
        news=tuple(sorted(news, key=lambda item: (item.date, item.key))),
        events=tuple(sorted(events, key=lambda event: (event.start, event.key))),
        pages=tuple(
            parsing.standard_page(table) for table in _file(folder / "pages.toml").tables("page")
        ),
        topics=tuple(
            parsing.topic(table) for table in _file(folder / "topics.toml").tables("topic")
        ),
        authorities=tuple(
            register_parsing.authority(table)
            for path in sorted((folder / "participants").glob("*.toml"))
            for table in _file(path).tables("authority")
        ),
        programmes=tuple(
            register_parsing.programme(table)
            for table in _file(folder / "programmes.toml").tables("programme")
        ),
        practices=tuple(
            register_parsing.practice(table)
            for table in _file(folder / "practices.toml").tables("practice")
        ),
        concepts=tuple(
            glossary_parsing.concept(table)
            for table in _file(folder / "glossary.toml").tables("concept")
        ),
        home={
            code: parsing.home_text(table)
            for code, table in _file(folder / "home.toml").tables_by_name("home").items()
        },
        menus={
            name: tuple(parsing.menu_entry(entry) for entry in menu.tables("entries"))
            for name, menu in _file(folder / "menus.toml").tables_by_name("menus").items()
        },
    )


def _file(path: Path) -> TomlTable:
    where = str(path.relative_to(path.parents[1]))
    try:
        return TomlTable(tomllib.loads(path.read_text(encoding="utf-8")), where)
    except FileNotFoundError as error:
        raise DemoContentError(f"{where} is missing") from error
    except tomllib.TOMLDecodeError as error:
        raise DemoContentError(f"{where}: {error}") from error
