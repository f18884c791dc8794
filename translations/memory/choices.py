"""The form of the memory's screen: wordings to tick and to write over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from django.http import QueryDict
from django.utils.translation import gettext as _

from translations.memory.matches import Match
from translations.memory.open_texts import Choice
from translations.po.checking import checked
from translations.po.differences import Difference, difference
from translations.po.notation import BrokenMarkup, normal, write
from translations.po.units import Unit

MOST_DIGITS = 18
"""Of a primary key: what is longer no database has."""

TICKED, TEXT = "take", "text-"
"""Names in the form: ticked keys, and before a key the name of its wording."""


@dataclass(slots=True)
class Wording:
    """One wording for a text, as the form shows it."""

    key: str
    match: Match
    text: str
    """As in a PO file; what somebody has typed, after the form was sent."""
    difference: Difference
    """From the source text that it translates to the one that it is to translate."""
    is_ticked: bool = False
    error: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether somebody has written something else."""
        return self.text != write(self.match.data)


@dataclass(slots=True)
class OpenText:
    """A text without translation, with the wordings that the memory has."""

    unit: Unit
    wordings: list[Wording] = field(default_factory=list)

    @property
    def ticked(self) -> list[Wording]:
        """Return the wordings that were ticked."""
        return [wording for wording in self.wordings if wording.is_ticked]


def segments_of(sent: QueryDict) -> set[int]:
    """Return the primary keys of the segments whose wordings were sent."""
    keys = (name.removeprefix(TEXT).partition("-")[0] for name in sent if name.startswith(TEXT))
    return {int(key) for key in keys if key.isdecimal() and len(key) <= MOST_DIGITS}


def left_out(texts: Iterable[OpenText], sent: QueryDict) -> list[str]:
    """Return the wordings that were ticked and are not there any more, as they were written."""
    known = {wording.key for text in texts for wording in text.wordings}
    gone = (key for key in dict.fromkeys(sent.getlist(TICKED)) if key not in known)
    return [text for key in gone if (text := sent.get(f"{TEXT}{key}", ""))]


def texts_of(units: Iterable[Unit], matches: dict[int, list[Match]]) -> list[OpenText]:
    """Return the form's texts, nothing ticked."""
    return [
        OpenText(unit, [_wording(unit, match) for match in matches.get(unit.place.string.pk, [])])
        for unit in units
    ]


def fill_in(texts: Iterable[OpenText], sent: QueryDict) -> None:
    """Put in what somebody has ticked and written."""
    ticked = set(sent.getlist(TICKED))
    for text in texts:
        for wording in text.wordings:
            wording.is_ticked = wording.key in ticked
            wording.text = normal(sent.get(f"{TEXT}{wording.key}", wording.text))


def chosen(texts: Sequence[OpenText]) -> list[Choice]:
    """Return what was ticked; empty when something is wrong, which the wordings then say."""
    choices = [choice for text in texts if (choice := _choice(text))]
    faults = any(wording.error for text in texts for wording in text.wordings)
    return [] if faults else choices


def _wording(unit: Unit, match: Match) -> Wording:
    return Wording(
        key=f"{unit.segment.pk}-{crc32(match.data.encode()):08x}",
        match=match,
        text=write(match.data),
        difference=difference(write(match.source), unit.source),
    )


def _choice(text: OpenText) -> Choice | None:
    for wording in text.wordings:
        if wording.is_changed and not wording.is_ticked:
            wording.error = _("You have changed this wording: tick it to take it.")
    for wording in text.ticked[1:]:
        wording.error = _("Tick one wording of a text.")
    for wording in text.ticked[:1]:
        try:
            return text.unit, _checked(wording.text, text.unit)
        except BrokenMarkup as fault:
            wording.error = str(fault)
    return None


def _checked(text: str, unit: Unit) -> str:
    """Return what is stored of a wording. Raises BrokenMarkup."""
    if not text.strip():
        raise BrokenMarkup(_("Write a wording, or take the tick away."))
    return checked(text, unit.segment.string.data, unit.note)
