"""The models of news, split by noun."""

from news.models.events import EventAuthority, EventIndexPage, EventPage, EventProgramme, EventTopic
from news.models.news import (
    NewsAuthority,
    NewsIndexPage,
    NewsKind,
    NewsPage,
    NewsProgramme,
    NewsTopic,
)
from news.models.topics import Topic

__all__ = [
    "EventAuthority",
    "EventIndexPage",
    "EventPage",
    "EventProgramme",
    "EventTopic",
    "NewsAuthority",
    "NewsIndexPage",
    "NewsKind",
    "NewsPage",
    "NewsProgramme",
    "NewsTopic",
    "Topic",
]
