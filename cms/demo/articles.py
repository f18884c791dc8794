"""Makes news, events and plain pages, which link to one another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cms.demo.blocks import Body
from cms.demo.entries import Demo, Event, EventTranslation, NewsItem, NewsTranslation, StandardPage
from cms.demo.printing import Printer
from cms.demo.progress import Progress
from cms.demo.register.building import Register
from core.models import BasePage, RelatedPage
from news.models import Topic
from tests.factories import (
    EventPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    press,
    reserve,
)

HOUR_OF_PUBLICATION = time(9, tzinfo=UTC)
ANNOUNCED_BEFORE = timedelta(weeks=6)

Article = NewsItem | Event | StandardPage


class Articles:
    """Reserves a place for every article, then writes and publishes them a kind at a time."""

    def __init__(
        self, demo: Demo, printer: Printer, register: Register, topics: Mapping[str, Topic]
    ) -> None:
        self.demo = demo
        self.printer = printer
        self.places = printer.places
        self.register = register
        self.topics = topics

    # Places ----------------------------------------------------------------------------------

    def reserve(self) -> None:
        """Give each article in each of its languages a place and a key."""
        for page in self.demo.pages:
            for code in self._languages(page):
                self._reserve([page], code, page.parent or "home")
        for code in self.printer.scribes:
            self._reserve(self.demo.news, code, "news")
            self._reserve(self.demo.events, code, "events")

    def _languages(self, article: Article) -> tuple[str, ...]:
        return (self.places.source, *article.translations)

    def _reserve(self, articles: Iterable[Article], code: str, parent: str) -> None:
        told = [article for article in articles if code in self._languages(article)]
        if not told:
            return
        pages = [self._page(article, code) for article in told]
        reserve(pages, self.places.get(parent, code))
        for article, page in zip(told, pages, strict=True):
            self.places.put(article.key, code, page)

    def _page(self, article: Article, code: str) -> BasePage:
        """Return a page with its facts and no words yet."""
        title = article.title
        if words := article.translations.get(code):
            title = words.title
        common = self.printer.common("article", article.key, code, title)
        if isinstance(article, StandardPage):
            return StandardPageFactory.build(**common, show_in_menus=article.in_menu)
        common |= self.register.uses(article.authorities, article.programmes)
        common["topics"] = [self.topics[key] for key in article.topics]
        if isinstance(article, NewsItem):
            return NewsPageFactory.build(**common, kind=article.kind, date=article.date)
        zone = ZoneInfo(article.zone)
        return EventPageFactory.build(
            **common,
            start=article.start.replace(tzinfo=zone),
            end=article.end.replace(tzinfo=zone),
            zone=article.zone,
            online_address=article.online_address,
            registration_address=article.registration_address,
        )

    # Words -----------------------------------------------------------------------------------

    def press(self, progress: Progress) -> None:
        """Write and publish all articles."""
        kinds: dict[str, tuple[Article, ...]] = {
            "Pages": self.demo.pages,
            "News": self.demo.news,
            "Events": self.demo.events,
        }
        for name, articles in kinds.items():
            pages: list[BasePage] = []
            for article in progress.count(name, articles):
                pages.extend(self._written(article))
            press(pages)

    def _written(self, article: Article) -> Iterator[BasePage]:
        """Yield an article's pages with their words, English first."""
        for code, fields, body in self._texts(article):
            page: Any = self.places.get(article.key, code)
            for name, value in fields.items():
                setattr(page, name, value)
            page.body = self.printer.scribes[code].body(article.key, body)
            if isinstance(article, NewsItem):
                page.related_pages = self._related(article)
            page.first_published_at = self._published(article)
            yield page

    def _texts(self, article: Article) -> Iterator[tuple[str, dict[str, Any], Body]]:
        """Yield language, columns and body."""
        if isinstance(article, StandardPage):
            yield self.places.source, {"introduction": article.intro}, article.body
            for code, page_words in article.translations.items():
                yield code, {"introduction": page_words.intro}, page_words.body
            return
        yield self.places.source, self._own(article), article.body
        for code, words in article.translations.items():
            picture = replace(article.picture, alt=words.picture_alt, caption=words.picture_caption)
            fields = _fields(article, words) | self.printer.picture(picture)
            yield code, fields, words.body

    def _own(self, article: NewsItem | Event) -> dict[str, Any]:
        fields = self.printer.picture(article.picture)
        if isinstance(article, Event):
            return fields | {"standfirst": article.standfirst, "venue": article.venue}
        note = article.correction.note if article.correction else ""
        own = {"standfirst": article.standfirst, "place": article.place}
        return fields | own | _correction(article, note)

    def _related(self, item: NewsItem) -> list[RelatedPage]:
        """Return the same rows for all languages, as synchronising a translation makes them."""
        targets = [self.places.get(key, self.places.source) for key in item.related]
        return [
            RelatedPage(target=target.page_ptr, sort_order=number)
            for number, target in enumerate(targets)
        ]

    def _published(self, article: Article) -> datetime:
        if isinstance(article, StandardPage):
            return self.printer.now
        day: date = (
            article.date
            if isinstance(article, NewsItem)
            else (article.start - ANNOUNCED_BEFORE).date()
        )
        return min(datetime.combine(day, HOUR_OF_PUBLICATION), self.printer.now)


def _fields(article: NewsItem | Event, words: NewsTranslation | EventTranslation) -> dict[str, Any]:
    if isinstance(words, EventTranslation):
        return {"standfirst": words.standfirst, "venue": words.venue}
    own = {"standfirst": words.standfirst, "place": words.place}
    return own | (
        _correction(article, words.correction_note) if isinstance(article, NewsItem) else {}
    )


def _correction(item: NewsItem, note: str) -> dict[str, Any]:
    if item.correction is None:
        return {}
    return {"correction_date": item.correction.date, "correction_note": note}
