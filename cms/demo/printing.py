"""Makes many pages of one kind and language at a time, from the source language on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from cms.demo.blocks import Picture
from cms.demo.bodies import Places, Scribe, place_of
from cms.demo.library import Library
from core.models import BasePage, User
from tests.factories import press, reserve

SLUG_LENGTH = 80
STEP, ROUND = 37, 400
"""Every so many days, over so many: a few of the pages were last written more than a year ago."""


class Printer:
    """What the pages of all kinds are made with."""

    def __init__(
        self, places: Places, scribes: Mapping[str, Scribe], library: Library, owner: User
    ) -> None:
        self.places = places
        self.scribes = scribes
        self.library = library
        self.owner = owner
        self.now = timezone.now()

    def put(self, section: str, kind: str, code: str, pages: Mapping[str, BasePage]) -> None:
        """Publish pages by key in the section of their language, and remember where they are."""
        reserve(list(pages.values()), self.places.get(section, code))
        press(list(pages.values()))
        for key, page in pages.items():
            self.places.put(place_of(kind, key), code, page)

    def common(self, kind: str, key: str, code: str, title: str) -> dict[str, Any]:
        """Return what the factories of all kinds take."""
        source = self.places.find(place_of(kind, key), self.places.source)
        return {
            "title": title,
            "slug": slug_of(title) if source else key,
            "owner": self.owner,
            "translation_key": source.translation_key if source else None,
            "parent": None,
        }

    def picture(self, picture: Picture | None) -> dict[str, Any]:
        """Return the columns of a lead picture."""
        if picture is None:
            return {}
        return {
            "lead_picture": self.library[picture.motif],
            "lead_picture_alt": picture.alt,
            "lead_picture_caption": picture.caption,
            "lead_picture_decorative": picture.decorative,
        }

    def moments(self, things: Sequence[Any]) -> Iterator[datetime]:
        """Yield when each of the things was last written, from today to a year ago and more."""
        for number, _ in enumerate(things):
            yield self.now - timedelta(days=number * STEP % ROUND)


def slug_of(title: str) -> str:
    """Return the slug of a translation; “ß” is “ss”."""
    return slugify(title.casefold())[:SLUG_LENGTH].strip("-")
