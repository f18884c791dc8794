"""Programmes in the API."""

from datetime import date
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.context import ReadContext
from core.types.ids import global_id
from core.types.nodes import Node, NodeKind, node_kinds
from participants.loaders.figures import ProgrammeCountsLoader
from participants.models import Programme as ProgrammeRow
from participants.types.arguments import as_of_argument, day_asked


class Programme(graphene.ObjectType):
    """A programme in which authorities take part; its name is the same in all languages."""

    class Meta:
        interfaces = (Node,)

    id = graphene.ID(required=True, description="Global id.")
    key = graphene.String(required=True, description="The same for ever, such as `romact`.")
    name = graphene.String(required=True, description="Its name, such as ROMACT.")
    website = graphene.String(required=True, description="Its own address; may be empty.")
    participant_count = graphene.Int(
        required=True,
        as_of=as_of_argument(),
        description="How many authorities take part on a day, with a profile or without.",
    )

    @staticmethod
    def resolve_id(programme: ProgrammeRow, info: GraphQLResolveInfo) -> str:
        """Return the global id, made of the key."""
        return global_id("Programme", programme.key)

    @staticmethod
    def resolve_participant_count(
        programme: ProgrammeRow, info: GraphQLResolveInfo, as_of: date | None = None
    ) -> int:
        """Return the count, of all programmes at once."""
        day = day_asked(info.context, as_of)
        counts: Any = info.context.loader(ProgrammeCountsLoader).get(day)
        return int(counts.get(programme.pk, 0))


def _find(context: ReadContext, key: str) -> ProgrammeRow | None:
    return ProgrammeRow.objects.filter(key=key).first()


node_kinds.register(NodeKind("Programme", ProgrammeRow, _find, lambda row: Programme))


class ProgrammePart(graphene.ObjectType):
    """An authority's part in a programme, from its first to its last day."""

    programme = graphene.Field(Programme, required=True, description="The programme.")
    phase = graphene.String(required=True, description="Such as II; may be empty.")
    since = graphene.Date(description="First day; null when it is not known.")
    until = graphene.Date(description="Last day; null while it lasts.")
