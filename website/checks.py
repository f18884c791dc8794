"""What the site's settings must hold to."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

PLACES = ("{z}", "{x}", "{y}")


@register
def background_of_maps_can_be_asked_for(**kwargs: Any) -> list[CheckMessage]:
    """Report tiles without a place for what is asked, with hosts by letter, or of nobody."""
    address: str = settings.MAP_TILES_URL
    if not address:
        return []
    found: list[CheckMessage] = []
    if not all(place in urlsplit(address).path + urlsplit(address).query for place in PLACES):
        found.append(Error("MAP_TILES_URL needs {z}, {x} and {y}.", id="website.E001"))
    if "{" in urlsplit(address).netloc:
        found.append(Error("MAP_TILES_URL needs one host, without {s}.", id="website.E002"))
    if not settings.MAP_TILES_ATTRIBUTION:
        found.append(Error("MAP_TILES_ATTRIBUTION says whose MAP_TILES_URL is.", id="website.E003"))
    return found
