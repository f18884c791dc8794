"""Root field of what stands at a path."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core import routing
from core.fallback import Fallback as FallbackChoice
from core.previews import previewed_page
from core.types.languages import Fallback, Served
from core.types.pages import PageInterface, expect_related


class Route(graphene.ObjectType):
    """What stands at a path; enough to answer any request of a reader."""

    status = graphene.Int(
        required=True,
        description=(
            "The status of HTTP to answer: 200 with `page`; 301 (for good) or 302 (for now) with "
            "`redirectTo`; 404; 410 for what was deleted or has expired."
        ),
    )
    page = graphene.Field(PageInterface, description="The page; null unless the status is 200.")
    redirect_to = graphene.String(
        description="Path or address where it is; null unless the status is 301 or 302."
    )
    served = graphene.Field(
        Served, description="The language of the path and of the page; null without a page."
    )


def _resolve_route(
    root: None, info: GraphQLResolveInfo, path: str, **arguments: Any
) -> routing.Route:
    if (token := arguments.get("preview_token")) is not None:
        return routing.route_of_draft(info.context, path, previewed_page(info.context, token))
    with_fallbacks = arguments.get("fallback") is FallbackChoice.CHAIN
    found = routing.route(info.context, path, with_fallbacks=with_fallbacks)
    expect_related(info.context, found.page)
    return found


route = graphene.Field(
    Route,
    required=True,
    description=(
        "What stands at a public path: a page, where it went, or nothing. One call answers a front "
        "end's catch-all route."
    ),
    resolver=_resolve_route,
    path=graphene.String(
        required=True,
        description="Path with the language's prefix; a query is allowed and kept in `redirectTo`.",
    ),
    preview_token=graphene.String(
        description=(
            "Token for a draft: 200 with the draft at the path that it would have, 404 anywhere "
            "else and for a token that is no good."
        )
    ),
    fallback=graphene.Argument(
        Fallback,
        default_value=FallbackChoice.NONE,
        description=(
            "CHAIN: where the path's language has nothing, the page of one of its fallbacks at the "
            "same path below the prefix."
        ),
    ),
)
