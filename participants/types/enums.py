"""Enums of the register, each value described."""

from typing import Any

from core.types.enums import enum_of
from participants.models import AuthorityKind as AuthorityKindChoice
from participants.models import Evidence as EvidenceChoice
from participants.models import Instrument as InstrumentChoice
from participants.models import Office as OfficeChoice
from participants.models import PracticeTheme as PracticeThemeChoice

AuthorityKind = enum_of(
    "AuthorityKind",
    AuthorityKindChoice,
    "What sort of authority it is.",
    {
        "MUNICIPALITY": "A city, town or village.",
        "REGION": "A region, province or county.",
        "ASSOCIATION": "An association of authorities.",
    },
)

Instrument = enum_of(
    "Instrument",
    InstrumentChoice,
    "What an authority can belong to or sign; each is an act of its own.",
    {
        "ALLIANCE": "The European Alliance of Cities and Regions for Roma Inclusion.",
        "DECLARATION": "The Declaration of Mayors against Anti-Gypsyism.",
    },
)

Office = enum_of(
    "Office",
    OfficeChoice,
    "Offices of those who lead an authority.",
    {
        "MAYOR": "Mayor.",
        "PRESIDENT": "President.",
        "GOVERNOR": "Governor.",
    },
)

PracticeTheme = enum_of(
    "PracticeTheme",
    PracticeThemeChoice,
    "What a good practice is about.",
    {
        "EDUCATION": "Education.",
        "EMPLOYMENT": "Employment.",
        "HOUSING": "Housing.",
        "HEALTH": "Health.",
        "PARTICIPATION": "Participation in public life.",
        "ANTI_DISCRIMINATION": "Work against discrimination.",
        "CULTURE": "Culture and remembrance.",
        "ADMINISTRATION": "The work of the local administration.",
    },
)

Evidence = enum_of(
    "Evidence",
    EvidenceChoice,
    "How well it is known that a good practice works.",
    {
        "DEMONSTRATED": "Its effect was measured.",
        "REPLICATED": "It worked elsewhere, too.",
        "PROMISING": "First experience is good.",
    },
)


def value_of(member: Any) -> Any:
    """Return the stored value of an enum's argument; None for none."""
    return getattr(member, "value", member)
