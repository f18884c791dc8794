"""News, events and what they are about."""

from datetime import UTC, date, datetime
from typing import Any

from django.utils.text import slugify
from factory.declarations import LazyAttribute, LazyFunction, Sequence
from factory.django import DjangoModelFactory

from news.models import (
    EventAuthority,
    EventIndexPage,
    EventPage,
    EventProgramme,
    EventTopic,
    NewsAuthority,
    NewsIndexPage,
    NewsPage,
    NewsProgramme,
    NewsTopic,
    Topic,
)
from participants.models import Authority, Programme
from tests.factories.core import locale
from tests.factories.pages import PageFactory, publish, source_home
from tests.factories.participants import register_uses


class TopicFactory(DjangoModelFactory[Topic]):
    """A published topic in the source language."""

    class Meta:
        model = Topic

    name = Sequence(lambda n: f"Topic {n}")
    slug = LazyAttribute(lambda topic: slugify(topic.name))
    locale = LazyFunction(lambda: locale("en"))
    publish = True

    @classmethod
    def _create(cls, model_class: type[Topic], *args: Any, **kwargs: Any) -> Topic:
        is_public = kwargs.pop("publish")
        topic = model_class.objects.create(**kwargs, live=False)
        if is_public:
            return publish(topic)
        topic.save_revision()
        return topic


class NewsIndexPageFactory(PageFactory[NewsIndexPage]):
    """The section of news."""

    class Meta:
        model = NewsIndexPage

    title: Any = "News"


class EventIndexPageFactory(PageFactory[EventIndexPage]):
    """The section of events."""

    class Meta:
        model = EventIndexPage

    title: Any = "Events"


def news_section() -> NewsIndexPage:
    """Return the news section of the source language, made when there is none."""
    home = source_home()
    return NewsIndexPage.objects.child_of(home).first() or NewsIndexPageFactory.create(parent=home)


def event_section() -> EventIndexPage:
    """Return the events section of the source language, made when there is none."""
    home = source_home()
    section = EventIndexPage.objects.child_of(home).first()
    return section or EventIndexPageFactory.create(parent=home)


class NewsPageFactory(PageFactory[NewsPage]):
    """A news item; `topics`, `authorities`, `programmes` are rows in order.

    A lead picture gets an alternative text.
    """

    class Meta:
        model = NewsPage

    title: Any = Sequence(lambda n: f"News {n}")
    parent = LazyFunction(news_section)
    date = date(2026, 1, 15)
    standfirst = "What it is about, in one sentence."
    lead_picture = None
    lead_picture_alt = LazyAttribute(lambda page: "A coloured field" if page.lead_picture else "")
    topics: tuple[Topic, ...] = ()
    authorities: tuple[Authority, ...] = ()
    programmes: tuple[Programme, ...] = ()

    @classmethod
    def children(cls, kwargs: dict[str, Any]) -> dict[str, list[Any]]:
        topics = kwargs.pop("topics")
        uses = [NewsTopic(topic=topic, sort_order=number) for number, topic in enumerate(topics)]
        register = register_uses(kwargs, NewsAuthority, NewsProgramme)
        return super().children(kwargs) | {"topic_uses": uses} | register


class EventPageFactory(PageFactory[EventPage]):
    """An event of one afternoon in Strasbourg.

    `topics`, `authorities`, `programmes` are rows in order.
    """

    class Meta:
        model = EventPage

    title: Any = Sequence(lambda n: f"Event {n}")
    parent = LazyFunction(event_section)
    start = datetime(2026, 5, 12, 12, tzinfo=UTC)
    end = LazyAttribute(lambda page: page.start.replace(hour=15) if page.start.hour < 15 else None)
    standfirst = "What it is, in one sentence."
    lead_picture = None
    lead_picture_alt = LazyAttribute(lambda page: "A coloured field" if page.lead_picture else "")
    topics: tuple[Topic, ...] = ()
    authorities: tuple[Authority, ...] = ()
    programmes: tuple[Programme, ...] = ()

    @classmethod
    def children(cls, kwargs: dict[str, Any]) -> dict[str, list[Any]]:
        topics = kwargs.pop("topics")
        uses = [EventTopic(topic=topic, sort_order=number) for number, topic in enumerate(topics)]
        register = register_uses(kwargs, EventAuthority, EventProgramme)
        return super().children(kwargs) | {"topic_uses": uses} | register
