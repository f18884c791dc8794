"""A factory for every page type; a new type must be added here."""

from datetime import UTC, datetime
from typing import Any

from home.models import HomePage
from news.models import EventPage
from tests.factories import (
    EventIndexPageFactory,
    EventPageFactory,
    GoodPracticeIndexPageFactory,
    GoodPracticePageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PageFactory,
    ParticipantIndexPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermIndexPageFactory,
    TermPageFactory,
)


class HomePageFactory(PageFactory[HomePage]):
    """A home page anywhere in the tree."""

    class Meta:
        model = HomePage


class ComingEventPageFactory(EventPageFactory):
    """An event that calendars and feeds tell of: it is to come."""

    class Meta:
        model = EventPage

    start = datetime(2100, 5, 12, 12, tzinfo=UTC)


FACTORIES: dict[str, Any] = {
    factory._meta.model.__name__: factory
    for factory in (
        EventIndexPageFactory,
        ComingEventPageFactory,
        GoodPracticeIndexPageFactory,
        GoodPracticePageFactory,
        HomePageFactory,
        NewsIndexPageFactory,
        NewsPageFactory,
        ParticipantIndexPageFactory,
        ParticipantPageFactory,
        StandardPageFactory,
        TermIndexPageFactory,
        TermPageFactory,
    )
}
