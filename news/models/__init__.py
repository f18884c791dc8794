"""The models of news, split by noun."""

from news.models.events import EventIndexPage, EventPage, EventTopic
from news.models.news import NewsIndexPage, NewsKind, NewsPage, NewsTopic
from news.models.topics import Topic

__all__ = [
    "EventIndexPage",
    "EventPage",
    "EventTopic",
    "NewsIndexPage",
    "NewsKind",
    "NewsPage",
    "NewsTopic",
    "Topic",
]
