"""News and events in the API: what a column alone can't say."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core import registry
from core.context import ReadContext
from core.ordering import Order
from core.registered import TypeExtension
from core.types.blocks import DocumentLink, body_field, document_link
from core.types.connections import localized_connection_type, order_enum
from core.types.enums import enum_of
from core.types.grapple_types import type_of
from core.types.ids import type_name_of
from core.types.images import lead_picture_field
from core.types.nodes import NodeKind, node_kinds, primary_key
from core.visibility import public_snippets
from news.loaders import TopicsLoader
from news.models import EventPage, NewsPage, Topic
from news.models import NewsKind as NewsKindChoice
from participants.types.uses import excerpt_field, excerpt_type, naming_fields

KIND_DESCRIPTIONS = {
    "NEWS": "A news item.",
    "STATEMENT": "A statement of the Alliance or one of its participants.",
    "PRESS_RELEASE": "A release for the press.",
    "REPORT": "A report of a meeting, a visit or a study.",
    "CALL": "A call for proposals or contributions.",
}

NewsKind = enum_of("NewsKind", NewsKindChoice, "What sort of news an item is.", KIND_DESCRIPTIONS)

DATE_DESC = Order("DATE_DESC", "date", descending=True)
NewsOrder = order_enum(
    "NewsOrder",
    [
        (DATE_DESC, "The newest first."),
        (Order("DATE_ASC", "date"), "The oldest first."),
        (Order("TITLE_ASC", "title"), "By title, from A."),
        (Order("TITLE_DESC", "title", descending=True), "By title, from the end."),
    ],
)
START_ASC = Order("START_ASC", "start")
EventOrder = order_enum(
    "EventOrder",
    [
        (START_ASC, "The earliest first."),
        (Order("START_DESC", "start", descending=True), "The latest first."),
        (Order("TITLE_ASC", "title"), "By title, from A."),
        (Order("TITLE_DESC", "title", descending=True), "By title, from the end."),
    ],
)

NewsConnection = localized_connection_type("News", lambda: type_of(NewsPage), "news items")
EventConnection = localized_connection_type("Event", lambda: type_of(EventPage), "events")
NewsExcerpt = excerpt_type("News", lambda: type_of(NewsPage), "news items")
EventExcerpt = excerpt_type("Event", lambda: type_of(EventPage), "events")


class Correction(graphene.ObjectType):
    """What was wrong in a published item and is right now."""

    date = graphene.Date(required=True, description="The day of the correction.")
    note = graphene.String(required=True, description="What was corrected.")


def _resolve_correction(page: NewsPage, info: GraphQLResolveInfo) -> Correction | None:
    if page.correction_date is None:
        return None
    return Correction(date=page.correction_date, note=page.correction_note)


def _resolve_topics(page: Any, info: GraphQLResolveInfo) -> list[Topic]:
    return info.context.loader(TopicsLoader, type(page)).get(page.pk) or []


def _topics_field() -> graphene.Field:
    return graphene.Field(
        graphene.List(graphene.NonNull(lambda: type_of(Topic))),
        required=True,
        description="Up to eight topics in the page's language, the most important first.",
        resolver=_resolve_topics,
    )


def _find_topic(context: ReadContext, key: str) -> Topic | None:
    number = primary_key(key)
    topics = Topic.objects.filter(pk=number) if number else Topic.objects.none()
    return public_snippets(topics, context.when).first()


node_kinds.register(NodeKind(type_name_of(Topic), Topic, _find_topic, lambda row: type_of(Topic)))


def _resolve_programme(page: EventPage, info: GraphQLResolveInfo) -> DocumentLink | None:
    return document_link(info.context, page.programme_document_id)


registry.type_extensions.register(
    TypeExtension(
        "news.NewsPage",
        {
            "kind": graphene.Field(NewsKind, required=True, description="What sort of news it is."),
            "date": graphene.Date(required=True, description="The date that readers see."),
            "lead_picture": lead_picture_field(),
            "body": body_field(),
            "topics": _topics_field(),
            **naming_fields(),
            "correction": graphene.Field(
                Correction,
                description="The dated correction; null when nothing was wrong.",
                resolver=_resolve_correction,
            ),
        },
    )
)

registry.type_extensions.register(
    TypeExtension(
        "news.EventPage",
        {
            "start": graphene.Field(
                graphene.DateTime,
                required=True,
                description="When it starts, in the event's own time zone.",
                resolver=lambda page, info: page.in_zone(page.start),
            ),
            "end": graphene.Field(
                graphene.DateTime,
                description="When it ends, in the event's own time zone; null when not known.",
                resolver=lambda page, info: page.in_zone(page.end),
            ),
            "lead_picture": lead_picture_field(),
            "body": body_field(),
            "topics": _topics_field(),
            **naming_fields(),
            "programme": graphene.Field(
                DocumentLink,
                description="The programme as a file; null when there is none.",
                resolver=_resolve_programme,
            ),
        },
    )
)

registry.type_extensions.register(
    TypeExtension(
        "participants.ParticipantPage",
        {
            "news": excerpt_field(
                NewsExcerpt,
                NewsPage,
                ("-date",),
                "News in this page's language that name the authority, the newest first.",
            ),
            "events": excerpt_field(
                EventExcerpt,
                EventPage,
                ("-start",),
                "Events in this page's language that name the authority, the latest first.",
            ),
        },
    )
)
