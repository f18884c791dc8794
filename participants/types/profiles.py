"""Profiles in the API, and the orders of the list of participants."""

from typing import Any

import graphene
from django.db import models
from graphql import GraphQLResolveInfo

from core import registry
from core.registered import TypeExtension
from core.types.blocks import body_field
from core.types.connections import localized_connection_type
from core.types.grapple_types import type_of
from core.types.images import lead_picture_field
from participants.loaders.authorities import SubjectLoader
from participants.models import GoodPracticePage, ParticipantPage
from participants.types.authorities import Authority, authorities_by_key
from participants.types.practices import PracticeExcerpt
from participants.types.uses import excerpt_field

ParticipantConnection = localized_connection_type(
    "Participant", lambda: type_of(ParticipantPage), "profiles of participants"
)


def _resolve_authority(page: ParticipantPage, info: GraphQLResolveInfo) -> models.Model:
    key: Any = info.context.loader(SubjectLoader).get(page.pk)
    (authority,) = authorities_by_key(info.context, [key])
    return authority


registry.type_extensions.register(
    TypeExtension(
        "participants.ParticipantPage",
        {
            "authority": graphene.Field(
                Authority,
                required=True,
                description="Whose profile it is, with all facts.",
                resolver=_resolve_authority,
            ),
            "lead_picture": lead_picture_field(),
            "body": body_field(),
            "good_practices": excerpt_field(
                PracticeExcerpt,
                GoodPracticePage,
                ("title",),
                "Good practices of this authority in this page's language, by title.",
            ),
        },
    )
)
