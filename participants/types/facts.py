"""Facts below an authority in the API: names, places, people, adhesions, figures."""

from datetime import date
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from participants.models import Adhesion as AdhesionRow
from participants.models import Authority
from participants.periods import Period
from participants.types.arguments import as_of_argument, day_asked
from participants.types.enums import Instrument, Office


class AuthorityName(graphene.ObjectType):
    """A name of an authority in a language."""

    language = graphene.String(required=True, description="BCP 47 code, such as `fr`.")
    name = graphene.String(required=True, description="The name.")


class Coordinates(graphene.ObjectType):
    """A place on the earth (WGS 84)."""

    latitude = graphene.Float(required=True, description="Degrees north of the equator.")
    longitude = graphene.Float(required=True, description="Degrees east of Greenwich.")


class Population(graphene.ObjectType):
    """How many inhabitants an authority has, and who says so."""

    value = graphene.Int(required=True, description="All inhabitants.")
    year = graphene.Int(required=True, description="The year for which this holds.")
    source = graphene.String(required=True, description="Who counted or estimated it.")


class AuthorityHead(graphene.ObjectType):
    """Who leads an authority, from the first to the last day of the term."""

    name = graphene.String(required=True, description="First name and surname.")
    office = graphene.Field(Office, required=True, description="What the person is.")
    since = graphene.Date(description="First day of the term; null when it is not known.")
    until = graphene.Date(description="Last day of the term; null while it lasts.")
    is_current = graphene.Boolean(
        required=True, as_of=as_of_argument(), description="Whether the term lasts on a day."
    )

    @staticmethod
    def resolve_is_current(head: Any, info: GraphQLResolveInfo, as_of: date | None = None) -> bool:
        """Tell whether a day belongs to the term."""
        return Period("", head.since, head.until).includes(day_asked(info.context, as_of))


class AuthorityContact(graphene.ObjectType):
    """A person or an office to write to, who may be named in public; parts may be empty."""

    name = graphene.String(required=True, description="A person or an office.")
    role = graphene.String(required=True, description="What the person does there.")
    email = graphene.String(required=True, description="E-mail address.")
    phone = graphene.String(required=True, description="Telephone with the country's prefix.")


class Adhesion(graphene.ObjectType):
    """An authority's adhesion to an instrument, from its first to its last day.

    Who left and came back has two.
    """

    instrument = graphene.Field(Instrument, required=True, description="What it adheres to.")
    ordinal = graphene.Int(description="Its place in the order of adhesions; null without one.")
    since = graphene.Date(
        description="First day; null when nobody recorded it: it belonged from the beginning."
    )
    until = graphene.Date(description="Last day; null while it belongs.")
    is_current = graphene.Boolean(
        required=True, as_of=as_of_argument(), description="Whether it holds on a day."
    )

    @staticmethod
    def resolve_is_current(
        adhesion: AdhesionRow, info: GraphQLResolveInfo, as_of: date | None = None
    ) -> bool:
        """Tell whether a day belongs to it."""
        return Period.of(adhesion).includes(day_asked(info.context, as_of))


class CommunityFigure(graphene.ObjectType):
    """An estimate of a community's size as a source gives it: indicative, never a bare number."""

    minimum = graphene.Int(required=True, description="Lower end of the estimate, in persons.")
    maximum = graphene.Int(required=True, description="Upper end of the estimate, in persons.")
    year = graphene.Int(required=True, description="The year to which it belongs.")
    source = graphene.String(required=True, description="Who estimated it, and where.")
    source_url = graphene.String(required=True, description="Where to read it; may be empty.")
    source_term = graphene.String(
        required=True, description="The word that the source uses for the people it counts."
    )


def coordinates_of(authority: Authority) -> Coordinates | None:
    """Return where an authority is."""
    if authority.latitude is None:
        return None
    return Coordinates(latitude=authority.latitude, longitude=authority.longitude)


def population_of(authority: Authority) -> Population | None:
    """Return how many live in an authority."""
    if authority.population is None:
        return None
    return Population(
        value=authority.population,
        year=authority.population_year,
        source=authority.population_source,
    )


def contact_of(authority: Authority) -> AuthorityContact | None:
    """Return the contact of an authority if readers may see it."""
    if not authority.has_public_contact:
        return None
    return AuthorityContact(
        name=authority.contact_name,
        role=authority.contact_role,
        email=authority.contact_email,
        phone=authority.contact_phone,
    )
