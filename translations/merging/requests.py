"""Requests to revise go with their texts."""

from collections.abc import Sequence

from translations.merging.standing import Move, Place, Standing
from translations.models import RevisionRequest


def lead_requests(standing: Standing, moves: Sequence[Move]) -> None:
    """Let what a second reader has to see be seen where the text stands now, however worded.

    Else a text that was changed, or only moved, could be published without having been read.
    """
    rows = RevisionRequest.objects.filter(
        translation__in=standing.translations, closed_at=None, string__isnull=False
    )
    waiting = {(row.translation_id, Place(*_place(row))): row for row in rows}
    led = []
    for translation in standing.translations:
        for before, after in moves:
            row = waiting.get((translation.pk, before))
            if row is not None and (translation.pk, after) not in waiting:
                row.string_id, row.context_id = after
                led.append(row)
    RevisionRequest.objects.bulk_update(led, ["string", "context"])


def _place(row: RevisionRequest) -> tuple[int, int]:
    string, context = row.string_id, row.context_id
    assert string is not None and context is not None  # noqa: S101, PT018 - for the type checker
    return string, context
