"""Named filters of news and events."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import Q, QuerySet
from wagtail.models import PageManager

from core.hidden import When
from core.visibility import public_snippets
from participants.querysets import NamingQuerySet


class TopicalQuerySet(NamingQuerySet):
    """What news and events share; each filter reads as English."""

    def about(self, slugs: list[str], when: When = None) -> Self:
        """Keep pages with any of these topics, named by their keys."""
        return self.filter(pk__in=_pages_about(self.model, slugs, when))


class NewsQuerySet(TopicalQuerySet):
    """News items."""

    def dated(self, since: date | None, until: date | None) -> Self:
        """Keep items dated in a span, both ends included."""
        narrowed = self
        if since is not None:
            narrowed = narrowed.filter(date__gte=since)
        return narrowed if until is None else narrowed.filter(date__lte=until)


class EventQuerySet(TopicalQuerySet):
    """Events."""

    def upcoming(self, now: datetime) -> Self:
        """Keep events that are not over."""
        return self.filter(_not_over(now))

    def past(self, now: datetime) -> Self:
        """Keep events that are over."""
        return self.exclude(_not_over(now))


def _pages_about(model: Any, slugs: list[str], when: When) -> QuerySet[Any]:
    """Return the keys of pages with a topic that is published under one of these keys."""
    uses = model._meta.get_field("topic_uses").related_model
    topics = public_snippets(uses._meta.get_field("topic").related_model.objects.all(), when)
    named = topics.filter(slug__in=slugs).values("translation_key")
    keys: QuerySet[Any] = uses.objects.filter(topic__translation_key__in=named).values("page_id")
    return keys


def _not_over(now: datetime) -> Q:
    return Q(end__gt=now) | Q(end__isnull=True, start__gt=now)


NewsManager: Any = PageManager.from_queryset(NewsQuerySet)
EventManager: Any = PageManager.from_queryset(EventQuerySet)

__all__ = ["EventManager", "EventQuerySet", "NewsManager", "NewsQuerySet"]
