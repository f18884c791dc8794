"""What the register of the demonstration consists of, as plain values."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from cms.demo.blocks import Body, Picture


@dataclass(frozen=True, slots=True)
class Population:
    """All inhabitants, with year and source."""

    number: int
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Head:
    """Who leads an authority; `until` is None while the term lasts."""

    name: str
    office: str
    since: datetime.date | None
    until: datetime.date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to; only what `is_public` is shown to readers."""

    name: str
    role: str
    email: str
    phone: str
    legal_basis: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class Adhesion:
    """What an authority adhered to; a `since` of None is a day that nobody recorded."""

    instrument: str
    ordinal: int | None
    since: datetime.date | None
    until: datetime.date | None

    def holds_on(self, day: datetime.date) -> bool:
        """Tell whether it holds on a day, the first and the last included."""
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Participation:
    """Part in a programme; `phase` may be empty."""

    programme: str
    phase: str
    since: datetime.date | None
    until: datetime.date | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What is told of an authority in one language."""

    title: str
    introduction: str
    picture: Picture | None
    body: Body


@dataclass(frozen=True, slots=True)
class Authority:
    """A city or region; `names` by language, `other_names` as (language, name)."""

    key: str
    is_fictitious: bool
    kind: str
    endonym: str
    endonym_language: str
    names: Mapping[str, str]
    other_names: tuple[tuple[str, str], ...]
    country: str
    subdivision: str
    nuts: str
    lau: str
    latitude: float
    longitude: float
    website: str
    accounts: tuple[tuple[str, str], ...]
    population: Population | None
    heads: tuple[Head, ...]
    contact: Contact | None
    adhesions: tuple[Adhesion, ...]
    participations: tuple[Participation, ...]
    profiles: Mapping[str, Profile]

    def belongs(self, instrument: str, day: datetime.date) -> bool:
        """Tell whether it belongs to an instrument on a day."""
        return any(
            adhesion.instrument == instrument and adhesion.holds_on(day)
            for adhesion in self.adhesions
        )


@dataclass(frozen=True, slots=True)
class Programme:
    """A partner programme; its name is the same in all languages."""

    key: str
    name: str
    website: str


@dataclass(frozen=True, slots=True)
class PracticeTranslation:
    """A good practice's words in another language."""

    title: str
    summary: str
    body: Body
    picture_alt: str = ""
    picture_caption: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """A good practice in English; `authorities` and `programmes` are keys."""

    key: str
    theme: str
    evidence: str
    since_year: int
    authorities: tuple[str, ...]
    programmes: tuple[str, ...]
    title: str
    summary: str
    picture: Picture | None
    body: Body
    translations: Mapping[str, PracticeTranslation]
