"""Root fields of the site and its menus."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.types.languages import Found, language_arguments, languages_of
from home.types import MenuLookup, MenuPlace, Site, menu_in


def _resolve_site(root: None, info: Any) -> dict[str, Any]:
    return {}


def _resolve_menu(
    root: None, info: GraphQLResolveInfo, place: Any, **arguments: Any
) -> Found | None:
    return menu_in(info.context, place, languages_of(info.context, arguments))


site = graphene.Field(
    Site,
    required=True,
    description="The site: home pages, contact, social accounts.",
    resolver=_resolve_site,
)

menu = graphene.Field(
    MenuLookup,
    description="The menu at a place in one language; null when none is published.",
    resolver=_resolve_menu,
    place=graphene.Argument(MenuPlace, required=True, description="Where it is shown."),
    **language_arguments(),
)
