"""Authorities in the API: the facts of a city, a region or an association."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.context import ReadContext
from core.types.grapple_types import type_of
from core.types.ids import global_id
from core.types.languages import Found, language_arguments, languages_of, lookup_type
from core.types.nodes import Node, NodeKind, node_kinds
from core.types.social import SocialAccount
from participants.loaders.authorities import (
    AuthorityLoader,
    AuthorityRowsLoader,
    ProfilesLoader,
    announced,
)
from participants.models import Authority as AuthorityRow
from participants.models import ParticipantPage
from participants.types.arguments import language_asked, name_locale_argument
from participants.types.countries import Country, CountryValue
from participants.types.enums import AuthorityKind
from participants.types.facts import (
    Adhesion,
    AuthorityContact,
    AuthorityHead,
    AuthorityName,
    CommunityFigure,
    Coordinates,
    Population,
    contact_of,
    coordinates_of,
    population_of,
)
from participants.types.programmes import ProgrammePart

ParticipantLookup = lookup_type(
    "Participant", lambda: type_of(ParticipantPage), "The profile of an authority"
)


def authorities_by_key(context: ReadContext, keys: list[int]) -> list[AuthorityRow]:
    """Return the public ones of these authorities, in their order."""
    found = [context.loader(AuthorityLoader).get(key) for key in keys]
    return context.count_nodes([authority for authority in found if authority is not None])


def _rows(relation: str, of_type: Any, description: str) -> graphene.Field:
    """Return the field with all rows of a relation."""
    return graphene.Field(
        graphene.List(graphene.NonNull(of_type)),
        required=True,
        description=description,
        resolver=lambda authority, info: _rows_of(info, authority, relation),
    )


def _rows_of(info: GraphQLResolveInfo, authority: AuthorityRow, relation: str) -> list[Any]:
    return info.context.loader(AuthorityRowsLoader, relation).get(authority.pk) or []


class Authority(graphene.ObjectType):
    """A city, a region or an association of them: facts, which have no language.

    It is shown while one of its profiles is public in any language.
    """

    class Meta:
        interfaces = (Node,)

    id = graphene.ID(required=True, description="Global id.")
    key = graphene.String(required=True, description="The same for ever, such as `tivat`.")
    kind = graphene.Field(AuthorityKind, required=True, description="What sort of authority it is.")
    endonym = graphene.String(required=True, description="What it calls itself.")
    endonym_language = graphene.String(
        required=True, description="BCP 47 code of the language of its own name."
    )
    names = _rows("names", AuthorityName, "Its names in languages; the first of one is shown.")
    name = graphene.String(
        required=True,
        locale=name_locale_argument(),
        description="Its name in a language; its own name where that language has none.",
    )
    country = graphene.Field(
        Country,
        required=True,
        description="The country in which it lies.",
        resolver=lambda authority, info: CountryValue(authority.country),
    )
    subdivision_code = graphene.String(
        required=True, description="ISO 3166-2 code of the region in which it lies; may be empty."
    )
    nuts_code = graphene.String(
        required=True, description="Eurostat's NUTS code of the region; may be empty."
    )
    lau_code = graphene.String(
        required=True, description="Eurostat's LAU code of the municipality; may be empty."
    )
    coordinates = graphene.Field(
        Coordinates,
        description="Where it is; null when not recorded.",
        resolver=lambda authority, info: coordinates_of(authority),
    )
    website = graphene.String(required=True, description="Its own address; may be empty.")
    accounts = _rows("accounts", SocialAccount, "Its accounts on social networks.")
    population = graphene.Field(
        Population,
        description="All its inhabitants; null when not recorded.",
        resolver=lambda authority, info: population_of(authority),
    )
    heads = _rows("heads", AuthorityHead, "Who leads it or has led it, in staff's order.")
    contact = graphene.Field(
        AuthorityContact,
        description="Whom to write to; null unless it may be published.",
        resolver=lambda authority, info: contact_of(authority),
    )
    adhesions = _rows("adhesions", Adhesion, "All its adhesions, also past ones, by date.")
    programmes = _rows("programme_participations", ProgrammePart, "Its parts in programmes.")
    figures = _rows(
        "figures", CommunityFigure, "What sources say about the size of communities there."
    )
    profile = graphene.Field(
        lambda: ParticipantLookup,
        description="Its profile in a language; null when it is not public there.",
        **language_arguments(),
    )
    profiles = graphene.List(
        graphene.NonNull(lambda: type_of(ParticipantPage)),
        required=True,
        description="Its public profiles, one a language.",
    )

    @staticmethod
    def resolve_id(authority: AuthorityRow, info: GraphQLResolveInfo) -> str:
        """Return the global id, made of the key."""
        return global_id("Authority", authority.key)

    @staticmethod
    def resolve_name(
        authority: AuthorityRow, info: GraphQLResolveInfo, locale: str | None = None
    ) -> str:
        """Return the first name of a language."""
        language = language_asked(info.context, locale).lower()
        names = _rows_of(info, authority, "names")
        found = (row.name for row in names if row.language.lower() == language)
        return next(found, authority.endonym)

    @staticmethod
    def resolve_profile(
        authority: AuthorityRow, info: GraphQLResolveInfo, **arguments: Any
    ) -> Found | None:
        """Return the profile in a language, or in one that stands in for it."""
        languages = languages_of(info.context, arguments)
        profiles = info.context.loader(ProfilesLoader, languages.keys).get(authority.pk) or []
        profile = languages.first_of(info.context.count_nodes(profiles))
        return None if profile is None else Found(profile, languages.served_page(profile))

    @staticmethod
    def resolve_profiles(
        authority: AuthorityRow, info: GraphQLResolveInfo
    ) -> list[ParticipantPage]:
        """Return the profiles."""
        return info.context.count_nodes(info.context.loader(ProfilesLoader).get(authority.pk) or [])


def _find(context: ReadContext, key: str) -> AuthorityRow | None:
    rows = AuthorityRow.objects.public(context.when).filter(key=key).order_by()
    return next(iter(announced(context, rows).values()), None)


node_kinds.register(NodeKind("Authority", AuthorityRow, _find, lambda row: Authority))
