"""Root fields of news and events."""

from collections.abc import Callable
from datetime import date
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.context import ReadContext
from core.errors import bad_argument
from core.hidden import Moment
from core.lists import KeptList, shape_of
from core.ordering import Order
from core.pagination import Connection
from core.types.arguments import bounded, topic_keys
from core.types.connections import connect, connection_arguments
from core.types.languages import language_arguments, languages_of
from news.models import EventPage, NewsPage
from news.types import (
    DATE_DESC,
    START_ASC,
    EventConnection,
    EventOrder,
    NewsConnection,
    NewsKind,
    NewsOrder,
)
from participants.types.arguments import named_in, naming_arguments


def _topics_argument() -> graphene.List:
    return graphene.List(
        graphene.NonNull(graphene.String),
        description="Keys (`slug`) of topics: rows with any of them.",
    )


def _resolve_news(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    since: date | None = arguments.get("since")
    until: date | None = arguments.get("until")
    if since and until and since > until:
        raise bad_argument("`since` is after `until`.")
    kinds = _kinds(arguments.get("kinds"))

    def matching(queryset: Any, when: Moment) -> Any:
        queryset = queryset.dated(since, until)
        return queryset if kinds is None else queryset.filter(kind__in=kinds)

    return _topical(info.context, NewsPage, arguments, matching, DATE_DESC)


def _kinds(kinds: list[Any] | None) -> list[Any] | None:
    if kinds is None:
        return None
    return [getattr(kind, "value", kind) for kind in bounded(kinds, "kinds")]


def _resolve_events(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    upcoming: bool | None = arguments.get("upcoming")

    def matching(queryset: Any, when: Moment) -> Any:
        if upcoming is None:
            return queryset
        return queryset.upcoming(when.now) if upcoming else queryset.past(when.now)

    return _topical(info.context, EventPage, arguments, matching, START_ASC)


def _topical(
    context: ReadContext,
    model: Any,
    arguments: dict[str, Any],
    matching: Callable[[Any, Moment], Any],
    default: Order,
) -> Connection:
    """Return a list of pages with topics in a language that match what else is asked."""
    languages = languages_of(context, arguments)
    topics = arguments.get("topics")
    slugs = None if topics is None else topic_keys(topics)
    named = named_in(context, arguments)

    def build(when: Moment) -> Any:
        queryset = matching(languages.choose(model.objects.published(when), when), when)
        return named.keep(queryset if slugs is None else queryset.about(slugs, when))

    shape = (model, languages.shape, named, shape_of(arguments))
    return connect(
        KeptList(context, model, build, shape), default, arguments, languages.rows_of(context)
    )


news = graphene.Field(
    NewsConnection,
    description="Published news in one language.",
    resolver=_resolve_news,
    **language_arguments(),
    kinds=graphene.List(graphene.NonNull(NewsKind), description="Only news of these kinds."),
    topics=_topics_argument(),
    since=graphene.Date(description="Only news dated on this day or later."),
    until=graphene.Date(description="Only news dated on this day or earlier."),
    **naming_arguments(),
    **connection_arguments(NewsOrder, DATE_DESC),
)

events = graphene.Field(
    EventConnection,
    description="Published events in one language.",
    resolver=_resolve_events,
    **language_arguments(),
    upcoming=graphene.Boolean(
        description="True: only events that are not over. False: only those that are."
    ),
    topics=_topics_argument(),
    **naming_arguments(),
    **connection_arguments(EventOrder, START_ASC),
)
