"""What the glossary of the demonstration consists of, as plain values."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Designation:
    """A term for a concept in one language; `forms` are its inflected forms."""

    term: str
    status: str
    part_of_speech: str
    number: str
    forms: tuple[str, ...]
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    usage_note: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """A concept's section in one language; `note` is HTML."""

    title: str
    definition: str
    definition_source: str
    note: str
    designations: tuple[Designation, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept; `broader` and `related` are keys, `terms` by language."""

    key: str
    group: str
    broader: tuple[str, ...]
    related: tuple[str, ...]
    terms: Mapping[str, Term]
