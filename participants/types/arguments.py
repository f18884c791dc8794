"""Arguments of the register: days, keys, countries, places."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import graphene

from core.context import ReadContext
from core.errors import bad_argument
from core.types.arguments import bounded, checked_text, locale_of
from participants.countries import country_codes
from participants.models import Authority, Programme
from participants.querysets import Box, NamingQuerySet, Point, ProfileQuerySet, keys_of
from participants.types.enums import Instrument, value_of

MAX_TEXT_CHARACTERS = 200
MAX_KM = 20_000
"""Half around the earth."""
POLE, HALF_TURN = 90, 180
"""The greatest latitude and longitude in degrees."""


class Near(graphene.InputObjectType):
    """A point on the earth (WGS 84), and how far around it."""

    latitude = graphene.Float(required=True, description="Degrees north, from -90 to 90.")
    longitude = graphene.Float(required=True, description="Degrees east, from -180 to 180.")
    within_km = graphene.Float(
        description=f"Greatest distance in kilometres, up to {MAX_KM:,}; any unless told."
    )


class BoundingBox(graphene.InputObjectType):
    """What lies between two meridians and two parallels; `west` > `east` spans 180°."""

    west = graphene.Float(required=True, description="Degrees east, from -180 to 180.")
    south = graphene.Float(required=True, description="Degrees north, from -90 to 90.")
    east = graphene.Float(required=True, description="Degrees east, from -180 to 180.")
    north = graphene.Float(required=True, description="Degrees north, from -90 to 90.")


def as_of_argument() -> graphene.Argument:
    """Return the argument that chooses the day of facts with a beginning and an end."""
    return graphene.Date(description="The day that is asked about; today (UTC) unless told.")


def instrument_argument() -> graphene.Argument:
    """Return the argument that chooses what is belonged to; never null."""
    return graphene.Argument(
        graphene.NonNull(Instrument),
        default_value=Instrument.ALLIANCE,
        description="What is belonged to.",
    )


def name_locale_argument() -> graphene.Argument:
    """Return the argument that chooses the language of a name."""
    return graphene.String(
        description="BCP 47 code of a language of the site; its source language unless told."
    )


def naming_arguments() -> dict[str, graphene.Argument]:
    """Return the arguments of lists of pages that name authorities and programmes."""
    return {
        "authorities": _keys("Keys of authorities: rows that name any of them."),
        "countries": _keys("ISO 3166-1 codes: rows that name an authority of any of them."),
        "programmes": _keys("Keys of programmes: rows that name any of them."),
    }


def _keys(description: str) -> graphene.List:
    return graphene.List(graphene.NonNull(graphene.String), description=description)


@dataclass(frozen=True, slots=True)
class Named:
    """The rows of the register that pages have to name; None for any."""

    authorities: tuple[tuple[int, ...], ...]
    """Keys: one of each."""
    programmes: tuple[int, ...] | None

    def keep(self, pages: NamingQuerySet) -> Any:
        """Keep the pages that name them."""
        for keys in self.authorities:
            pages = pages.naming(keys)
        return pages if self.programmes is None else pages.naming_programmes(self.programmes)


def named_in(context: ReadContext, arguments: dict[str, Any]) -> Named:
    """Read what `naming_arguments` ask for; who isn't public is named nowhere."""
    public = Authority.objects.public(context.when)
    authorities = []
    if (keys := arguments.get("authorities")) is not None:
        authorities.append(keys_of(public.filter(key__in=checked_keys(keys, "authorities"))))
    if (codes := arguments.get("countries")) is not None:
        authorities.append(keys_of(public.filter(country__in=checked_countries(codes))))
    programmes = None
    if (keys := arguments.get("programmes")) is not None:
        named = Programme.objects.filter(key__in=checked_keys(keys, "programmes"))
        programmes = keys_of(named)
    return Named(tuple(authorities), programmes)


def day_asked(context: ReadContext, as_of: date | None) -> date:
    """Return the day that is asked about."""
    return context.today if as_of is None else as_of


def instrument_asked(instrument: Any) -> str:
    """Return the stored value of an instrument."""
    return str(value_of(instrument))


def language_asked(context: ReadContext, locale: str | None) -> str:
    """Return the code of the language in which a name is asked for; raise UNKNOWN_LOCALE."""
    return str(locale_of(context, {"locale": locale}).language_code)


def checked_keys(keys: list[str], name: str) -> list[str]:
    """Return keys; raise BAD_ARGUMENT when there are too many or one is no text."""
    return [checked_text(key, name) for key in bounded(keys, name)]


def checked_countries(codes: list[str]) -> list[str]:
    """Return country codes; raise BAD_ARGUMENT when one is no code of ISO 3166-1."""
    if not country_codes().issuperset(bounded(codes, "countries")):
        raise bad_argument("`countries` takes codes of ISO 3166-1, such as ME.")
    return codes


def checked_search(text: str) -> str:
    """Return a text to look for; raise BAD_ARGUMENT when it is too long or none at all."""
    if len(text) > MAX_TEXT_CHARACTERS:
        raise bad_argument(f"`text` has at most {MAX_TEXT_CHARACTERS} characters.")
    return checked_text(text, "text")


def point_of(near: Near) -> tuple[Point, float | None]:
    """Return the point and the distance asked for; raise BAD_ARGUMENT for one off the earth."""
    _check_degrees("near", [near.latitude], [near.longitude])
    within_km = near.get("within_km")
    if within_km is not None and not 0 < within_km <= MAX_KM:
        raise bad_argument(f"`withinKm` is more than 0 and at most {MAX_KM}.")
    return Point(_rounded(near.latitude), _rounded(near.longitude)), within_km


@dataclass(frozen=True, slots=True)
class Place:
    """Where authorities have to be; None for anywhere."""

    within: Box | None
    near: Point | None
    within_km: float | None

    def keep(self, profiles: ProfileQuerySet) -> Any:
        """Keep the profiles of those that are there; with a distance where a point is given."""
        if self.within is not None:
            profiles = profiles.within(self.within)
        return profiles if self.near is None else profiles.near(self.near, self.within_km)


def place_of(arguments: dict[str, Any]) -> Place:
    """Return what `within` and `near` ask for; raise BAD_ARGUMENT for what is off the earth."""
    within, near = arguments.get("within"), arguments.get("near")
    point, within_km = (None, None) if near is None else point_of(near)
    return Place(None if within is None else box_of(within), point, within_km)


def _rounded(degrees: float) -> float:
    """Return degrees to a tenth of a millimetre: of less, PostgreSQL can't make the square."""
    return round(degrees, 9)


def box_of(within: BoundingBox) -> Box:
    """Return the box asked for; raise BAD_ARGUMENT when it is off the earth or upside down."""
    _check_degrees("within", [within.south, within.north], [within.west, within.east])
    if within.south > within.north:
        raise bad_argument("`south` is north of `north`.")
    return Box(within.west, within.south, within.east, within.north)


def _check_degrees(name: str, latitudes: list[float], longitudes: list[float]) -> None:
    """Raise BAD_ARGUMENT for degrees that there are not; what is no number is none either."""
    if not all(-POLE <= degrees <= POLE for degrees in latitudes):
        raise bad_argument(f"A latitude in `{name}` is from -{POLE} to {POLE}.")
    if not all(-HALF_TURN <= degrees <= HALF_TURN for degrees in longitudes):
        raise bad_argument(f"A longitude in `{name}` is from -{HALF_TURN} to {HALF_TURN}.")
