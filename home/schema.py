"""Root field of the site."""

from typing import Any

import graphene

from home.types import Site


def _resolve_site(root: None, info: Any) -> dict[str, Any]:
    return {}


site = graphene.Field(
    Site,
    required=True,
    description="The site: home pages, contact, social accounts.",
    resolver=_resolve_site,
)
