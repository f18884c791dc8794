"""What the demonstration content consists of, as plain values."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from cms.demo.blocks import Body, Picture
from cms.demo.glossary.entries import Concept
from cms.demo.register.entries import Authority, Practice, Programme


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated correction note."""

    date: datetime.date
    note: str


@dataclass(frozen=True, slots=True)
class NewsTranslation:
    """A news item's words in another language; the facts stay on the item."""

    title: str
    standfirst: str
    place: str
    body: Body
    picture_alt: str
    picture_caption: str
    correction_note: str = ""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A news item in English; `translations` by language code."""

    key: str
    kind: str
    date: datetime.date
    place: str
    title: str
    standfirst: str
    topics: tuple[str, ...]
    picture: Picture
    body: Body
    related: tuple[str, ...]
    authorities: tuple[str, ...]
    programmes: tuple[str, ...]
    correction: Correction | None
    translations: Mapping[str, NewsTranslation]


@dataclass(frozen=True, slots=True)
class EventTranslation:
    """An event's words in another language."""

    title: str
    standfirst: str
    venue: str
    body: Body
    picture_alt: str
    picture_caption: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event in English; `start` and `end` are wall-clock times in `zone` (IANA)."""

    key: str
    title: str
    standfirst: str
    start: datetime.datetime
    end: datetime.datetime
    zone: str
    venue: str
    online_address: str
    registration_address: str
    topics: tuple[str, ...]
    authorities: tuple[str, ...]
    programmes: tuple[str, ...]
    picture: Picture
    body: Body
    translations: Mapping[str, EventTranslation]


@dataclass(frozen=True, slots=True)
class PageTranslation:
    """A standard page's words in another language."""

    title: str
    intro: str
    body: Body


@dataclass(frozen=True, slots=True)
class StandardPage:
    """A standard page in English; an empty `parent` means the home page."""

    key: str
    parent: str
    title: str
    intro: str
    in_menu: bool
    body: Body
    translations: Mapping[str, PageTranslation]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; `names` by language code."""

    key: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HomeText:
    """The home page's words in one language; empty where nobody has written them yet."""

    name: str
    mission: str
    terminology_note: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A menu entry: `target` (page key, `news`, `events`, `home`) or else `address`."""

    target: str
    address: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Demo:
    """The whole content.

    News and events oldest first, parents before their pages, authorities by country and file.
    """

    news: tuple[NewsItem, ...]
    events: tuple[Event, ...]
    pages: tuple[StandardPage, ...]
    topics: tuple[Topic, ...]
    authorities: tuple[Authority, ...]
    programmes: tuple[Programme, ...]
    practices: tuple[Practice, ...]
    concepts: tuple[Concept, ...]
    home: Mapping[str, HomeText]
    menus: Mapping[str, tuple[MenuEntry, ...]]

    @property
    def illustrated(self) -> tuple[NewsItem | Event, ...]:
        """News and events: each of them has a picture of its own."""
        return (*self.news, *self.events)
