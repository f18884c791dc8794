"""Fields between pages and the authorities and programmes that they name, for any page type."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.models import BasePage
from core.pagination import MAX_FIRST
from core.types.arguments import excerpt_size
from core.types.pages import DEFAULT_CHILDREN, pages_by_key
from participants.loaders.uses import (
    NamedAuthoritiesLoader,
    NamedProgrammesLoader,
    NamingPagesCountLoader,
    NamingPagesLoader,
)
from participants.models import Authority as AuthorityRow
from participants.models import Programme as ProgrammeRow
from participants.types.authorities import Authority, authorities_by_key
from participants.types.programmes import Programme


def _resolve_authorities(page: BasePage, info: GraphQLResolveInfo) -> list[AuthorityRow]:
    keys = info.context.loader(NamedAuthoritiesLoader, type(page)).get(page.pk) or []
    return authorities_by_key(info.context, keys)


def _resolve_programmes(page: BasePage, info: GraphQLResolveInfo) -> list[ProgrammeRow]:
    named = info.context.loader(NamedProgrammesLoader, type(page)).get(page.pk) or []
    return info.context.count_nodes(named)


def naming_fields() -> dict[str, graphene.Field]:
    """Return the fields of a page type that names authorities and programmes."""
    return {
        "authorities": graphene.Field(
            graphene.List(graphene.NonNull(Authority)),
            required=True,
            description="The authorities it names, the first one first, as far as they are public.",
            resolver=_resolve_authorities,
        ),
        "programmes": graphene.Field(
            graphene.List(graphene.NonNull(Programme)),
            required=True,
            description="The programmes it names.",
            resolver=_resolve_programmes,
        ),
    }


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The question for the first pages of a type that name a profile's authority."""

    profile: BasePage
    model: type[BasePage]
    order: tuple[str, ...]
    first: int


def excerpt_type(name: str, node: Callable[[], Any], subject: str) -> type[graphene.ObjectType]:
    """Return `{name}Excerpt` over a page type; `subject` is its plural in descriptions."""
    return type(
        f"{name}Excerpt",
        (graphene.ObjectType,),
        {
            "__doc__": f"The first {subject} that name an authority; ask the list for more.",
            "nodes": graphene.List(
                graphene.NonNull(node),
                required=True,
                description=f"The {subject}.",
                resolver=_resolve_nodes,
            ),
            "total_count": graphene.Int(
                required=True,
                description=f"Number of all such {subject}.",
                resolver=_resolve_count,
            ),
        },
    )


def _resolve_nodes(excerpt: Excerpt, info: GraphQLResolveInfo) -> list[BasePage]:
    loader = info.context.loader(NamingPagesLoader, excerpt.model, excerpt.order, excerpt.first)
    return pages_by_key(info.context, loader.get(excerpt.profile.pk) or [])


def _resolve_count(excerpt: Excerpt, info: GraphQLResolveInfo) -> int:
    counts = info.context.loader(NamingPagesCountLoader, excerpt.model)
    return counts.get(excerpt.profile.pk) or 0


def excerpt_field(
    of_type: Any, model: type[BasePage], order: tuple[str, ...], description: str
) -> graphene.Field:
    """Return the field of profiles with the first pages of a type, in an order of its columns."""

    def resolve(profile: BasePage, info: GraphQLResolveInfo, first: int | None = None) -> Excerpt:
        size = excerpt_size(info.context, DEFAULT_CHILDREN if first is None else first)
        return Excerpt(profile, model, order, size)

    return graphene.Field(
        of_type,
        required=True,
        first=graphene.Int(
            default_value=DEFAULT_CHILDREN, description=f"How many, at most {MAX_FIRST}."
        ),
        description=description,
        resolver=resolve,
    )
