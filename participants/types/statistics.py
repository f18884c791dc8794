"""The network's figures in the API."""

from datetime import date
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from participants.loaders.figures import StatisticsLoader
from participants.statistics import Statistics as Figures
from participants.types.arguments import (
    as_of_argument,
    day_asked,
    instrument_argument,
    instrument_asked,
)
from participants.types.countries import Country, CountryValue
from participants.types.enums import AuthorityKind


class KindCount(graphene.ObjectType):
    """How many authorities of a kind belong."""

    kind = graphene.Field(AuthorityKind, required=True, description="The kind.")
    count = graphene.Int(required=True, description="How many; may be 0.")


class CountryCount(graphene.ObjectType):
    """How many authorities of a country belong."""

    country = graphene.Field(Country, required=True, description="The country.")
    count = graphene.Int(required=True, description="How many; at least 1.")


class Statistics(graphene.ObjectType):
    """Who belongs to an instrument on a day: computed from adhesions, both end days included."""

    participants = graphene.Int(
        required=True, description="Number of authorities, with a profile or without."
    )
    countries = graphene.Int(required=True, description="Number of countries in which they lie.")
    by_kind = graphene.List(
        graphene.NonNull(KindCount),
        required=True,
        description="The number of each kind, all kinds in the order of the enum.",
        resolver=lambda figures, info: [
            KindCount(kind=kind, count=count) for kind, count in figures.by_kind.items()
        ],
    )
    by_country = graphene.List(
        graphene.NonNull(CountryCount),
        required=True,
        description="The number of each country that has one: the most first, then by code.",
        resolver=lambda figures, info: [
            CountryCount(country=CountryValue(code), count=count)
            for code, count in figures.by_country.items()
        ],
    )


def _resolve_statistics(
    root: Any, info: GraphQLResolveInfo, instrument: Any, as_of: date | None = None
) -> Figures | None:
    question = (instrument_asked(instrument), day_asked(info.context, as_of))
    return info.context.loader(StatisticsLoader).get(question)


def statistics_field() -> graphene.Field:
    """Return the field with the network's figures."""
    return graphene.Field(
        Statistics,
        required=True,
        as_of=as_of_argument(),
        instrument=instrument_argument(),
        description="The network's figures on a day.",
        resolver=_resolve_statistics,
    )
