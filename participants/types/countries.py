"""Countries in the API: codes of ISO 3166-1 with their names in every language."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.context import ReadContext
from core.types.ids import global_id
from core.types.nodes import Node, NodeKind, node_kinds
from participants.countries import country_codes, country_name
from participants.loaders.figures import StatisticsLoader
from participants.types.arguments import (
    as_of_argument,
    day_asked,
    instrument_argument,
    instrument_asked,
    language_asked,
    name_locale_argument,
)


@dataclass(frozen=True, slots=True)
class CountryValue:
    """A country by its code of ISO 3166-1."""

    code: str


class Country(graphene.ObjectType):
    """A country in which authorities of the register lie."""

    class Meta:
        interfaces = (Node,)

    id = graphene.ID(required=True, description="Global id.")
    code = graphene.String(required=True, description="ISO 3166-1 alpha-2 code, such as `ME`.")
    name = graphene.String(
        required=True,
        locale=name_locale_argument(),
        description="Its name in a language (CLDR); in English where that language has none.",
    )
    participant_count = graphene.Int(
        required=True,
        instrument=instrument_argument(),
        as_of=as_of_argument(),
        description="How many of its authorities belong on a day, with a profile or without.",
    )

    @staticmethod
    def resolve_id(country: CountryValue, info: GraphQLResolveInfo) -> str:
        """Return the global id, made of the code."""
        return global_id("Country", country.code)

    @staticmethod
    def resolve_name(
        country: CountryValue, info: GraphQLResolveInfo, locale: str | None = None
    ) -> str:
        """Return the name in the language asked for."""
        return country_name(country.code, language_asked(info.context, locale))

    @staticmethod
    def resolve_participant_count(
        country: CountryValue, info: GraphQLResolveInfo, instrument: Any, as_of: date | None = None
    ) -> int:
        """Return the count, of all countries at once."""
        question = (instrument_asked(instrument), day_asked(info.context, as_of))
        counted: Any = info.context.loader(StatisticsLoader).get(question)
        return int(counted.by_country.get(country.code, 0))


def _find(context: ReadContext, code: str) -> CountryValue | None:
    """Return any country of ISO 3166-1: that it exists is no secret of the register's."""
    return CountryValue(code) if code in country_codes() else None


node_kinds.register(NodeKind("Country", CountryValue, _find, lambda country: Country))
