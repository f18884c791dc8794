"""Texts that were changed: what was written for the old words is proposed for the new ones."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from translations.merging.standing import Move, Standing
from translations.models import Proposal


def propose(standing: Standing, changes: Sequence[Move]) -> None:
    """Propose earlier translations for the texts that took the place of theirs.

    Of a text that nobody translated its open proposals go on instead, so that after several
    changes the last translated wording is still there, once. A text that has its earlier words
    again has their translation.
    """
    made = list[Proposal]()
    led = list[Proposal]()
    answered = list[Proposal]()
    for translation in standing.translations:
        for change in changes:
            if there := standing.row(translation, change.after):
                answered.extend(_answered(standing, translation, change, there))
            else:
                led.extend(_led(standing, translation, change))
                made.extend(_made(standing, translation, change))
    Proposal.objects.bulk_create(made)
    Proposal.objects.bulk_update(led, ["string", "context", "earlier_string"])
    Proposal.objects.bulk_update(
        answered, ["string", "context", "earlier_string", "state", "decided_at"]
    )


def _made(standing: Standing, translation: Translation, change: Move) -> Iterator[Proposal]:
    row = standing.row(translation, change.before)
    if row is None or standing.is_proposed(translation, change.after, row.data):
        return
    proposal = Proposal(
        translation=translation,
        string_id=change.after.string_id,
        context_id=change.after.context_id,
        text=row.data,
        origin=Proposal.Origin.SOURCE,
        earlier_string_id=change.before.string_id,
        made_by_id=row.last_translated_by_id,
    )
    standing.note(proposal)
    yield proposal


def _led(standing: Standing, translation: Translation, change: Move) -> Iterator[Proposal]:
    for proposal in standing.open(translation, change.before):
        if not standing.is_proposed(translation, change.after, proposal.text):
            standing.send(proposal, change.after)
            proposal.earlier_string_id = proposal.earlier_string_id or change.before.string_id
            yield proposal


def _answered(
    standing: Standing, translation: Translation, change: Move, there: StringTranslation
) -> Iterator[Proposal]:
    """Settle what was proposed only because of words that have come back, and stands there."""
    for proposal in standing.open(translation, change.before):
        if proposal.origin == Proposal.Origin.SOURCE and proposal.text == there.data:
            standing.send(proposal, change.after)
            proposal.earlier_string_id = None
            proposal.state, proposal.decided_at = Proposal.State.ACCEPTED, timezone.now()
            yield proposal
