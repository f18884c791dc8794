"""Pages of the glossary in the API: what a column alone can't say."""

from datetime import date

import graphene
from graphql import GraphQLResolveInfo

from core import registry
from core.registered import TypeExtension
from core.types.rich_text import RichText, RichTextValue
from terminology.loaders import DesignationsLoader
from terminology.models import Designation as DesignationRow
from terminology.models import Status as StatusChoice
from terminology.models import TermPage
from terminology.types.concepts import Concept, concept_of
from terminology.types.designations import Designation


def _resolve_designations(page: TermPage, info: GraphQLResolveInfo) -> list[DesignationRow]:
    return info.context.count_nodes(info.context.loader(DesignationsLoader).get(page.pk) or [])


def _resolve_preferred(
    page: TermPage, info: GraphQLResolveInfo, on: date | None = None
) -> DesignationRow | None:
    day = on or info.context.today
    rows: list[DesignationRow] = info.context.loader(DesignationsLoader).get(page.pk) or []
    preferred = (row for row in rows if row.status == StatusChoice.PREFERRED)
    return next((row for row in preferred if row.is_valid_on(day)), None)


registry.type_extensions.register(
    TypeExtension(
        "terminology.TermPage",
        {
            "concept": graphene.Field(
                lambda: Concept,
                required=True,
                description="What is meant.",
                resolver=lambda page, info: concept_of(info.context, page),
            ),
            "initial": graphene.String(
                required=True,
                description="The letter of the language's alphabet that lists it; `#` for none.",
            ),
            "note": graphene.Field(
                RichText,
                description="History and use of the words; null when empty.",
                resolver=lambda page, info: (
                    RichTextValue(page.note, page.locale_id) if page.note else None
                ),
            ),
            "designations": graphene.Field(
                graphene.List(graphene.NonNull(Designation)),
                required=True,
                description="All words for the concept in this language.",
                resolver=_resolve_designations,
            ),
            "preferred": graphene.Field(
                Designation,
                on=graphene.Date(description="On this day; today unless told."),
                description="The word that is preferred on a day; null when there is none.",
                resolver=_resolve_preferred,
            ),
        },
    )
)
