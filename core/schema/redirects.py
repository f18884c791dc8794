"""Root field of redirects."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.pagination import Connection, Rows
from core.redirects import redirects_for_readers
from core.types.connections import connect, connection_arguments
from core.types.redirects import FROM_ASC, RedirectConnection, RedirectOrder


def _resolve_redirects(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    context = info.context
    return connect(redirects_for_readers(context), FROM_ASC, arguments, Rows(context.count_nodes))


redirects = graphene.Field(
    RedirectConnection,
    description=(
        "The redirects that hold for readers, for front ends that are built ahead: those to public "
        "pages and to addresses elsewhere. `route` follows them by itself."
    ),
    resolver=_resolve_redirects,
    **connection_arguments(RedirectOrder, FROM_ASC),
)
