"""The lists of news and events that are also served as feeds."""

from core.registered import Feed
from core.registry import feeds

feeds.register(Feed("NewsIndexPage", "NewsPage", "news"))
feeds.register(Feed("EventIndexPage", "EventPage", "events", is_calendar=True))
