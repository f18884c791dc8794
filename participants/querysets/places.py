"""Places in SQL: what lies in a box of degrees, and how far something is."""

import math
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FloatField, Q, Value
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt

MEAN_RADIUS_KM = 6371.0088
"""Of the earth (IUGG); the greatest distance on a sphere of this size is 20,015 km."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth, in degrees of WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Box:
    """What lies between two meridians and two parallels; it may span the meridian of 180°."""

    west: float
    south: float
    east: float
    north: float


def inside(box: Box, prefix: str = "") -> Q:
    """Return the condition for a row whose coordinates lie in a box, its edges included."""
    east_of = Q(**{f"{prefix}longitude__gte": box.west})
    west_of = Q(**{f"{prefix}longitude__lte": box.east})
    across = box.west > box.east
    between = Q(**{f"{prefix}latitude__gte": box.south, f"{prefix}latitude__lte": box.north})
    return between & ((east_of | west_of) if across else (east_of & west_of))


def distance_km(point: Point, prefix: str = "") -> Any:
    """Return the great-circle distance of a row from a point (haversine); null without a place."""
    latitude, longitude = F(f"{prefix}latitude"), F(f"{prefix}longitude")
    north = Power(Sin(Radians(latitude - Value(point.latitude)) / 2.0), 2)
    east = Power(Sin(Radians(longitude - Value(point.longitude)) / 2.0), 2)
    circle = Value(math.cos(math.radians(point.latitude))) * Cos(Radians(latitude))
    # Rounding may lead a little past 1, where no arc has its sine.
    share = Least(north + circle * east, Value(1.0))
    return Value(2 * MEAN_RADIUS_KM) * ASin(Sqrt(share, output_field=FloatField()))
