"""Root field of the site's languages."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.types.locales import Locale


def _resolve_locales(root: None, info: GraphQLResolveInfo) -> list[Any]:
    return list(info.context.site_locales)


locales = graphene.Field(
    graphene.List(graphene.NonNull(Locale)),
    required=True,
    description="The languages of the site.",
    resolver=_resolve_locales,
)
