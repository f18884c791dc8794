"""Maps: the pictures behind the points of the large one, and a place on the small one."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

WEST, SOUTH, EAST, NORTH = -25, 34, 45, 71.5
"""Degrees: what the small map shows, `leaflet/land.svg` (tools/vendor_leaflet.mjs)."""
UNITS = 10
"""Of the picture, to a degree of longitude."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where a map's background comes from; `host` is empty for the site's own."""

    address: str
    attribution: str
    host: str

    @property
    def origin(self) -> str:
        """Scheme and host as a policy names them; empty for the site's own."""
        return f"{urlsplit(self.address).scheme}://{self.host}" if self.host else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the small map, in units of its picture."""

    x: str
    y: str


def tiles() -> Tiles | None:
    """Return the background that the operator has chosen; None for the outlines of land."""
    address: str = settings.MAP_TILES_URL
    if not address:
        return None
    return Tiles(address, settings.MAP_TILES_ATTRIBUTION, urlsplit(address).netloc)


def spot(coordinates: Mapping[str, float] | None) -> Spot | None:
    """Return where a place lies on the small map; None for no place, or one outside of it."""
    if coordinates is None:
        return None
    longitude, latitude = coordinates["longitude"], coordinates["latitude"]
    if not (WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH):
        return None
    x = (longitude - WEST) * UNITS
    y = (_stretched(NORTH) - _stretched(latitude)) * UNITS
    return Spot(f"{x:.1f}", f"{y:.1f}")


def _stretched(latitude: float) -> float:
    """Return a latitude as Mercator draws it, in degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(latitude))))
