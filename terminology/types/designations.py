"""Words for concepts in the API."""

from typing import Any

import graphene

from core.context import ReadContext
from core.loaders.pages import PageLoader
from core.types.ids import global_id_of
from core.types.nodes import Node, NodeKind, node_kinds, primary_key
from terminology.loaders import DesignationsLoader
from terminology.models import Designation as DesignationRow
from terminology.types.enums import DesignationStatus, GrammaticalNumber, PartOfSpeech


class Designation(graphene.ObjectType):
    """A word or phrase for a concept in one language."""

    class Meta:
        interfaces = (Node,)

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda row, info: global_id_of(row),
    )
    term = graphene.String(required=True, description="The word or phrase in its basic form.")
    status = graphene.Field(
        DesignationStatus, required=True, description="What the Alliance says of its use."
    )
    part_of_speech = graphene.Field(
        PartOfSpeech, required=True, description="What sort of word it is."
    )
    number = graphene.Field(
        GrammaticalNumber,
        description="The number of the basic form; null where none is stated.",
        resolver=lambda row, info: row.number or None,
    )
    forms = graphene.Field(
        graphene.List(graphene.NonNull(graphene.String)),
        required=True,
        description="Its inflected forms.",
        resolver=lambda row, info: row.form_list,
    )
    valid_from = graphene.Date(description="First day of the status; null for since ever.")
    valid_until = graphene.Date(description="Last day of the status; null while it lasts.")
    is_current = graphene.Field(
        graphene.Boolean,
        required=True,
        description="Whether the status holds today.",
        resolver=lambda row, info: row.is_valid_on(info.context.today),
    )
    usage_note = graphene.String(required=True, description="When it is right; may be empty.")
    source = graphene.String(required=True, description="Where the status is stated, or empty.")


def _find(context: ReadContext, key: str) -> DesignationRow | None:
    """Return a word that stands on a public page."""
    number = primary_key(key)
    row = DesignationRow.objects.filter(pk=number).first()
    page: Any = None if row is None else context.loader(PageLoader).get(row.page_id)
    if page is None:
        return None
    words = context.loader(DesignationsLoader).get(page.pk) or []
    return next((word for word in words if word.pk == number), None)


node_kinds.register(NodeKind("Designation", DesignationRow, _find, lambda row: Designation))
