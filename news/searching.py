"""How news and events are found."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from core.hidden import When
from core.registered import Searchable
from core.registry import searchable
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from participants.searching import countries_named


def _first_day(page: EventPage) -> date:
    """Return the day on which an event begins, by the clock at its venue."""
    return page.start.astimezone(ZoneInfo(page.zone)).date()


def _news_about(slugs: list[str], when: When) -> Any:
    return NewsPage.objects.order_by().about(slugs, when).values("pk")


def _events_about(slugs: list[str], when: When) -> Any:
    return EventPage.objects.order_by().about(slugs, when).values("pk")


def _countries_of_news(when: When) -> Any:
    return countries_named(NewsPage, when)


def _countries_of_events(when: When) -> Any:
    return countries_named(EventPage, when)


searchable.register(
    Searchable(
        "news.NewsPage",
        "NEWS",
        summary=lambda page: page.standfirst,
        texts=lambda page: [page.place, page.correction_note],
        day=lambda page: page.date,
        countries=_countries_of_news,
        about=_news_about,
    )
)
searchable.register(
    Searchable(
        "news.EventPage",
        "EVENT",
        summary=lambda page: page.standfirst,
        texts=lambda page: [page.venue],
        day=_first_day,
        countries=_countries_of_events,
        about=_events_about,
    )
)
for _section in (NewsIndexPage, EventIndexPage):
    searchable.register(
        Searchable(_section._meta.label, "PAGE", summary=lambda page: page.introduction)
    )
