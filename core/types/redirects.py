"""Redirects in the API."""

import graphene
from graphql import GraphQLResolveInfo
from wagtail.contrib.redirects.models import Redirect as RedirectRow

from core.context import ReadContext
from core.ordering import Order
from core.redirects import redirects_for_readers, target_of
from core.types.connections import connection_type, order_enum
from core.types.ids import global_id
from core.types.nodes import Node, NodeKind, node_kinds, primary_key


class Redirect(graphene.ObjectType):
    """A path at which nothing stands any more, or never did, and where it leads."""

    class Meta:
        interfaces = (Node,)

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda row, info: global_id("Redirect", row.pk),
    )
    from_ = graphene.Field(
        graphene.String,
        name="from",
        required=True,
        description="The path that leads on, without a slash at its end.",
        resolver=lambda row, info: row.old_path,
    )
    to = graphene.String(
        required=True, description="The public path of a page, or an address elsewhere."
    )
    is_permanent = graphene.Boolean(
        required=True, description="Whether it leads there for good (301) or for now (302)."
    )

    @staticmethod
    def resolve_to(row: RedirectRow, info: GraphQLResolveInfo) -> str:
        """Return where it leads."""
        return target_of(info.context, row)


FROM_ASC = Order("FROM_ASC", "old_path")
RedirectOrder = order_enum(
    "RedirectOrder",
    [
        (FROM_ASC, "By the path that leads on, from its beginning."),
        (Order("FROM_DESC", "old_path", descending=True), "By that path, from the end."),
    ],
)
RedirectConnection = connection_type("Redirect", lambda: Redirect, "redirects")


def _find(context: ReadContext, key: str) -> RedirectRow | None:
    return redirects_for_readers(context).filter(pk=primary_key(key)).first()


node_kinds.register(NodeKind("Redirect", RedirectRow, _find, lambda row: Redirect))
