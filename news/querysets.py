"""Named filters of news and events."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.visibility import public_pages


class NewsQuerySet(PageQuerySet):
    """News items; each filter reads as English."""

    def published(self, now: datetime | None = None) -> "NewsQuerySet":
        """Keep what anyone may read."""
        return public_pages(self, now)

    def about(self, slugs: list[str]) -> "NewsQuerySet":
        """Keep items with any of these topics, named by their keys."""
        uses = self.model._meta.get_field("topic_uses").related_model.objects
        return self.filter(pk__in=uses.filter(topic__slug__in=slugs).values("page_id"))

    def dated(self, since: date | None, until: date | None) -> "NewsQuerySet":
        """Keep items dated in a span, both ends included."""
        narrowed = self
        if since is not None:
            narrowed = narrowed.filter(date__gte=since)
        return narrowed if until is None else narrowed.filter(date__lte=until)


class EventQuerySet(PageQuerySet):
    """Events; each filter reads as English."""

    def published(self, now: datetime | None = None) -> "EventQuerySet":
        """Keep what anyone may read."""
        return public_pages(self, now)

    def about(self, slugs: list[str]) -> "EventQuerySet":
        """Keep events with any of these topics, named by their keys."""
        uses = self.model._meta.get_field("topic_uses").related_model.objects
        return self.filter(pk__in=uses.filter(topic__slug__in=slugs).values("page_id"))

    def upcoming(self, now: datetime) -> "EventQuerySet":
        """Keep events that are not over."""
        return self.filter(_not_over(now))

    def past(self, now: datetime) -> "EventQuerySet":
        """Keep events that are over."""
        return self.exclude(_not_over(now))


def _not_over(now: datetime) -> Q:
    return Q(end__gt=now) | Q(end__isnull=True, start__gt=now)


NewsManager: Any = PageManager.from_queryset(NewsQuerySet)
EventManager: Any = PageManager.from_queryset(EventQuerySet)

__all__ = ["EventManager", "EventQuerySet", "NewsManager", "NewsQuerySet"]
