"""Root fields of news and events."""

from datetime import date
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.errors import bad_argument
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
from participants.types.arguments import naming, naming_arguments


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
    context = info.context
    languages = languages_of(context, arguments)
    queryset = languages.choose(NewsPage.objects.published(context.when)).dated(since, until)
    if (kinds := arguments.get("kinds")) is not None:
        queryset = queryset.filter(
            kind__in=[getattr(kind, "value", kind) for kind in bounded(kinds, "kinds")]
        )
    if (topics := arguments.get("topics")) is not None:
        queryset = queryset.about(topic_keys(topics))
    queryset = naming(context, queryset, arguments)
    return connect(queryset, DATE_DESC, arguments, languages.rows_of(context))


def _resolve_events(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    context = info.context
    languages = languages_of(context, arguments)
    queryset = languages.choose(EventPage.objects.published(context.when))
    if (upcoming := arguments.get("upcoming")) is not None:
        queryset = queryset.upcoming(context.now) if upcoming else queryset.past(context.now)
    if (topics := arguments.get("topics")) is not None:
        queryset = queryset.about(topic_keys(topics))
    queryset = naming(context, queryset, arguments)
    return connect(queryset, START_ASC, arguments, languages.rows_of(context))


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
