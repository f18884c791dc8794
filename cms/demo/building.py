"""Makes the demonstration out of its texts, with the factories that the tests use."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from cms.demo import desk, frame
from cms.demo.accounts import make_accounts
from cms.demo.blocks import Body, Picture, pictures_in
from cms.demo.bodies import Places, Scribe
from cms.demo.entries import Demo, Event, NewsItem, StandardPage
from cms.demo.indexes import index_all, put_off_tasks, request_renditions
from cms.demo.library import Library
from cms.demo.progress import Progress
from core.models import BasePage, RelatedPage, User
from home.models import HomePage
from news.models import NewsIndexPage, Topic
from tests.factories import (
    EventPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    make_site,
    publish,
    translate,
)

SOURCE = settings.LANGUAGE_CODE
HOUR_OF_PUBLICATION = time(9, tzinfo=UTC)
ANNOUNCED_BEFORE = timedelta(weeks=6)
SLUG_LENGTH = 80

Article = NewsItem | Event | StandardPage


def is_made() -> bool:
    """Tell whether the demonstration, or any other news section, is there."""
    return NewsIndexPage.objects.exists()


def has_content() -> bool:
    """Tell whether somebody has written in this database."""
    below_home = HomePage.objects.filter(numchild__gt=0)
    return below_home.exists() or HomePage.objects.exclude(mission_statement="").exists()


def motifs(demo: Demo) -> list[str]:
    """Return the motifs of all pictures, in the order in which they are needed."""
    found: dict[str, None] = {}
    for article in _articles(demo):
        if not isinstance(article, StandardPage):
            found[article.picture.motif] = None
        found |= dict.fromkeys(picture.motif for picture in pictures_in(article.body))
    return list(found)


def _articles(demo: Demo) -> tuple[Article, ...]:
    return (*demo.pages, *demo.news, *demo.events)


def build(demo: Demo, library: Library, progress: Progress) -> None:
    """Make everything in one transaction: an interrupted run leaves nothing but files."""
    with transaction.atomic():
        with put_off_tasks():
            home = make_site()
            people = make_accounts()
            Builder(demo, library, progress, people).build(home)
            progress.say("Search and references …")
            index_all()
        request_renditions([image.pk for image in library.images])


class Builder:
    """Lays out all pages first, then fills and publishes them: texts link to one another."""

    def __init__(
        self, demo: Demo, library: Library, progress: Progress, people: dict[str, User]
    ) -> None:
        self.demo = demo
        self.library = library
        self.progress = progress
        self.people = people
        self.now = timezone.now()
        self.places = Places(SOURCE)
        self.topics: dict[str, Topic] = {}
        codes = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
        self.scribes = {code: Scribe(code, self.places, library) for code in codes}

    def build(self, home: HomePage) -> None:
        """Make the content under the home page and in its translations."""
        self.topics = frame.make_topics(self.demo)
        self._lay_out(home)
        for page in self.progress.count("Pages", self.demo.pages):
            self._fill(page, at=None)
        for item in self.progress.count("News", self.demo.news):
            self._fill(item, at=self._published(item.date))
        for event in self.progress.count("Events", self.demo.events):
            self._fill(event, at=self._published((event.start - ANNOUNCED_BEFORE).date()))
        frame.fill_homes(self.demo, self.places, self.scribes)
        frame.make_menus(self.demo, self.places)
        frame.fill_settings()
        desk.fill(self.places, self.library, self.topics, self.people)
        for image in self.progress.count("Pictures", self.library.images):
            frame.make_small_renditions(image)

    def _published(self, day: date) -> datetime:
        return min(datetime.combine(day, HOUR_OF_PUBLICATION), self.now)

    # Layout ----------------------------------------------------------------------------------

    def _lay_out(self, home: HomePage) -> None:
        """Make all pages as drafts, so that each has a key to which others can link."""
        frame.place_homes(home, self.places)
        frame.make_sections(self.demo, self.places)
        for article in self.progress.count("Drafts", _articles(self.demo)):
            page = self._draft(article)
            self.places.put(article.key, SOURCE, page)
            for code, words in article.translations.items():
                copy = translate(
                    page,
                    code,
                    publish_it=False,
                    title=words.title,
                    slug=slugify(words.title)[:SLUG_LENGTH].strip("-"),
                )
                self.places.put(article.key, code, copy)

    def _draft(self, article: Article) -> BasePage:
        common: dict[str, Any] = {
            "title": article.title,
            "slug": article.key,
            "owner": self.people["editor"],
            "publish": False,
        }
        if isinstance(article, StandardPage):
            parent = self.places.get(article.parent or "home", SOURCE)
            return StandardPageFactory.create(
                **common, parent=parent, show_in_menus=article.in_menu
            )
        common["topics"] = [self.topics[key] for key in article.topics]
        common["standfirst"] = article.standfirst
        if isinstance(article, NewsItem):
            parent = self.places.get("news", SOURCE)
            return NewsPageFactory.create(
                **common, parent=parent, kind=article.kind, date=article.date
            )
        zone = ZoneInfo(article.zone)
        return EventPageFactory.create(
            **common,
            parent=self.places.get("events", SOURCE),
            start=article.start.replace(tzinfo=zone),
            end=article.end.replace(tzinfo=zone),
            zone=article.zone,
            online_address=article.online_address,
            registration_address=article.registration_address,
        )

    # Text ------------------------------------------------------------------------------------

    def _fill(self, article: Article, at: datetime | None) -> None:
        """Write and publish an article in its languages."""
        for code, fields, body in _texts(article):
            page = self.places.get(article.key, code)
            for name, value in fields.items():
                setattr(page, name, value)
            page.body = self.scribes[code].body(article.key, body)
            if not isinstance(article, StandardPage):
                page.lead_picture = self.library[article.picture.motif]
            if isinstance(article, NewsItem):
                page.related_pages.set(self._related(article))
            publish(page, at=at)

    def _related(self, item: NewsItem) -> list[RelatedPage]:
        """Return the same rows for all languages, as synchronising a translation makes them."""
        targets = [self.places.get(key, SOURCE) for key in item.related]
        return [
            RelatedPage(target=target.page_ptr, sort_order=number)
            for number, target in enumerate(targets)
        ]


def _texts(article: Article) -> Iterator[tuple[str, dict[str, Any], Body]]:
    """Yield language, columns and body, English first."""
    if isinstance(article, StandardPage):
        yield SOURCE, {"introduction": article.intro}, article.body
        for code, page_words in article.translations.items():
            yield code, {"introduction": page_words.intro}, page_words.body
        return
    picture = article.picture
    yield SOURCE, _picture(picture, picture.alt, picture.caption) | _own(article), article.body
    for code, words in article.translations.items():
        fields = _picture(picture, words.picture_alt, words.picture_caption)
        fields["standfirst"] = words.standfirst
        if isinstance(article, Event):
            fields["venue"] = article.translations[code].venue
        else:
            fields["place"] = article.translations[code].place
            fields |= _correction(article, article.translations[code].correction_note)
        yield code, fields, words.body


def _picture(picture: Picture, alt: str, caption: str) -> dict[str, Any]:
    return {
        "lead_picture_alt": alt,
        "lead_picture_caption": caption,
        "lead_picture_decorative": picture.decorative,
    }


def _own(article: NewsItem | Event) -> dict[str, Any]:
    if isinstance(article, Event):
        return {"venue": article.venue}
    note = article.correction.note if article.correction else ""
    return {"place": article.place, **_correction(article, note)}


def _correction(item: NewsItem, note: str) -> dict[str, Any]:
    if item.correction is None:
        return {}
    return {"correction_date": item.correction.date, "correction_note": note}
