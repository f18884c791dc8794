"""Texts that stand elsewhere now: their translations and proposals go with them."""

from collections.abc import Iterable, Sequence

from wagtail_localize.models import StringTranslation, Translation

from translations.merging.standing import Move, Place, Standing, rows_of
from translations.models import Proposal
from translations.po.notation import BrokenMarkup, check_links, read, write
from translations.services.telling import tell

Key = tuple[int, Place]


def follow(standing: Standing, moves: Sequence[Move]) -> None:
    """Copy translations to where their texts stand now; what stands there already stays.

    Where that is an older wording, the newer one is proposed.
    """
    copies: dict[Key, StringTranslation] = {}
    for translation in standing.translations:
        for move in moves:
            row, there = (standing.row(translation, place) for place in move)
            if row is not None and there is None:
                copies[translation.target_locale_id, move.after] = row
            elif row is not None and there is not None:
                _propose_newer(standing, translation, row, there)
    write_copies(standing, copies)
    lead(standing, ((each, move) for each in standing.translations for move in moves))


def is_usable(source: str, data: str) -> bool:
    """Tell whether a wording may stand for a source text: its markup is allowed and fits."""
    try:
        read(write(data))
        check_links(source, data)
    except BrokenMarkup:
        return False
    return True


def write_copies(standing: Standing, copies: dict[Key, StringTranslation]) -> None:
    """Copy translations to languages and places; what stands there already stays."""
    if not copies:
        return
    new = [_copy(row, place) for (_, place), row in copies.items()]
    # Somebody may have translated a text in its new place before it stood there.
    StringTranslation.objects.bulk_create(new, ignore_conflicts=True)
    written = []
    for row in rows_of(standing.source, standing.translations):
        key = row.locale_id, Place(row.translation_of_id, _context(row))
        if key in copies and row.data == copies[key].data:
            # A copy is as old as what it was made from; the columns are else set to now.
            row.created_at, row.updated_at = copies[key].created_at, copies[key].updated_at
            written.append(row)
    StringTranslation.objects.bulk_update(written, ["created_at", "updated_at"])
    for row in written:
        tell(row)


def _context(row: StringTranslation) -> int:
    """Return a translation's context; those without are no longer of any source."""
    context_id = row.context_id
    assert context_id is not None  # noqa: S101 - for the type checker
    return context_id


def _copy(row: StringTranslation, place: Place) -> StringTranslation:
    """Return a translation in another place; what was refused at the old one is judged anew."""
    return StringTranslation(
        translation_of_id=place.string_id,
        context_id=place.context_id,
        locale_id=row.locale_id,
        data=row.data,
        translation_type=row.translation_type,
        tool_name=row.tool_name,
        last_translated_by_id=row.last_translated_by_id,
        has_error=row.has_error and not is_usable(row.translation_of.data, row.data),
    )


def _propose_newer(
    standing: Standing, translation: Translation, row: StringTranslation, there: StringTranslation
) -> None:
    place = Place(there.translation_of_id, _context(there))
    if row.updated_at <= there.updated_at or row.data == there.data:
        return
    if not standing.is_proposed(translation, place, row.data):
        proposal = Proposal.objects.create(
            translation=translation,
            string_id=place.string_id,
            context_id=place.context_id,
            text=row.data,
            origin=Proposal.Origin.SOURCE,
            made_by_id=row.last_translated_by_id,
        )
        standing.note(proposal)


def lead(standing: Standing, moves: Iterable[tuple[Translation, Move]]) -> None:
    """Let what waits for a decision on a text wait where the text stands now."""
    led = []
    for translation, move in moves:
        for proposal in standing.open(translation, move.before):
            if not standing.is_proposed(translation, move.after, proposal.text):
                standing.send(proposal, move.after)
                led.append(proposal)
    Proposal.objects.bulk_update(led, ["string", "context"])
