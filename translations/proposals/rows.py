"""A proposal as the list shows it: the source, what stands there now, and what is proposed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_info

from translations.models import Proposal
from translations.po.differences import Difference, difference
from translations.po.notation import write
from translations.po.writing import edit_addresses
from translations.proposals.reading import what_is_there


@dataclass(frozen=True, slots=True)
class Row:
    """All texts are in the notation of PO files."""

    proposal: Proposal
    title: str
    edit_url: str | None
    is_current: bool
    source: str
    source_change: Difference | None
    """What the source has changed since the wording was written."""
    now: str
    change: Difference
    text: str
    """What stands in the field: the wording, or what somebody typed in its place."""
    lines: int
    language: str
    direction: str
    is_ticked: bool = False
    fault: str = ""


def rows_of(
    proposals: list[Proposal],
    typed: Mapping[int, str],
    ticked: frozenset[int],
    faults: Mapping[int, str],
) -> list[Row]:
    """Return the rows of proposals, with what somebody had entered already."""
    there = what_is_there(proposals)
    addresses = edit_addresses([proposal.translation for proposal in proposals])
    rows = []
    for each in proposals:
        key, now = each.pk, write(there[each.pk].now)
        wording = write(each.text)
        text = typed.get(key, wording)
        rows.append(
            Row(
                proposal=each,
                title=each.translation.source.object_repr,
                edit_url=addresses.get(each.translation_id),
                is_current=there[key].is_current,
                source=write(each.string.data),
                source_change=_source_change(each),
                now=now,
                change=difference(now, wording),
                text=text,
                lines=_lines(text),
                language=each.translation.target_locale.language_code,
                direction=_direction(each.translation.target_locale.language_code),
                is_ticked=key in ticked,
                fault=faults.get(key, ""),
            )
        )
    return rows


def _source_change(proposal: Proposal) -> Difference | None:
    earlier: Any = proposal.earlier_string
    if earlier is None or earlier.pk == proposal.string_id:
        return None
    return difference(write(earlier.data), write(proposal.string.data))


def _lines(text: str) -> int:
    """Return how high a field should be for a text."""
    return min(12, max(2, len(text) // 40 + text.count("\n") + 1))


def _direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"
