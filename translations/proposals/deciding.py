"""Deciding on proposals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.models import Proposal
from translations.po.checking import checked
from translations.po.importing import TOOL_NAME as PO_FILE
from translations.po.notation import BrokenMarkup, write
from translations.proposals.reading import There, what_is_there
from translations.proposals.rights import translatable
from translations.proposals.unplaced import unplaced_for
from translations.services.wordings import put

BY_HAND = "Edited on the page"
TOOL_NAMES = {Proposal.Origin.PO: PO_FILE, Proposal.Origin.HAND: BY_HAND}
"""What the editor says a translation came from; else it was typed."""


@dataclass(slots=True)
class Outcome:
    """How many proposals became translations, and what was wrong with others, by their keys."""

    accepted: int = 0
    refused: dict[int, str] = field(default_factory=dict)


def proposals_for(user: Any, translation: Translation | None = None) -> QuerySet[Proposal]:
    """Return the open proposals on which somebody may decide.

    By translation, in the order of the page; what is for no text of it any more comes last.
    """
    found = _waiting().filter(translation__enabled=True)
    if translation:
        found = found.filter(translation=translation)
    concerned = Translation.objects.filter(pk__in=found.values("translation"))
    concerned = concerned.select_related("source__specific_content_type", "target_locale")
    may = [each.pk for each in translatable(user, list(concerned))]
    segments = StringSegment.objects.filter(
        source=OuterRef("translation__source"),
        string=OuterRef("string"),
        context=OuterRef("context"),
    )
    place = Subquery(segments.order_by("order").values("order")[:1])
    return (
        found.filter(translation__in=may)
        .annotate(place=place)
        .order_by("translation", F("place").asc(nulls_last=True), "pk")
    )


def count_for(user: Any, translation: Translation) -> int:
    """Return how much of a translation waits for a decision of somebody's."""
    waiting = proposals_for(user, translation).count()
    return waiting + unplaced_for(user, translation).count()


@transaction.atomic
def accept(
    proposals: QuerySet[Proposal], user: Any, typed: Mapping[int, str] | None = None
) -> Outcome:
    """Make proposals the translations, as drafts; those that can't be stay open.

    `typed` has the wordings as somebody left them, in the notation of PO files. Of two proposals
    for the same text the later one wins; what it replaces is kept (FormerWording).
    """
    rows, outcome = _open_rows(proposals), Outcome()
    there = what_is_there(rows)
    accepted = []
    for proposal in rows:
        text = (typed or {}).get(proposal.pk, write(proposal.text))
        try:
            data = _data(proposal, text, there[proposal.pk])
        except BrokenMarkup as fault:
            outcome.refused[proposal.pk] = str(fault)
        else:
            _put(proposal, data, user, is_current=there[proposal.pk].is_current)
            accepted.append(proposal)
    outcome.accepted = _decided(accepted, Proposal.State.ACCEPTED, user)
    return outcome


@transaction.atomic
def refuse(proposals: QuerySet[Proposal], user: Any) -> int:
    """Leave the translations as they are; return how many proposals were still open."""
    return _decided(_open_rows(proposals), Proposal.State.REFUSED, user)


def _waiting() -> QuerySet[Proposal]:
    """Return open proposals that ask something.

    One does not when its text says the same by now, nor when it is the translation of earlier
    words and the new ones have one.
    """
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef("translation__target_locale"),
        has_error=False,
    )
    now = Subquery(translated.values("data")[:1])
    is_earlier = Q(origin=Proposal.Origin.SOURCE, earlier_string__isnull=False)
    rows = Proposal.objects.filter(state=Proposal.State.OPEN).annotate(now=now)
    return rows.filter(Q(now=None) | ~(Q(now=F("text")) | is_earlier))


def _open_rows(proposals: QuerySet[Proposal]) -> list[Proposal]:
    rows = proposals.filter(state=Proposal.State.OPEN).select_related(None).order_by("pk")
    rows = rows.select_for_update(of=("self",)).select_related(
        "translation__source__specific_content_type", "string", "context", "made_by"
    )
    return list(rows)


def _data(proposal: Proposal, text: str, there: There) -> str:
    """Return what is stored of a wording. Raises BrokenMarkup."""
    if not text.strip():
        raise BrokenMarkup(_("A translation can't be empty. To keep it as it is, refuse."))
    data = checked(text, proposal.string.data, there.note)
    return proposal.text if text == write(proposal.text) else data


def _put(proposal: Proposal, data: str, user: Any, *, is_current: bool) -> None:
    """Write a wording into its place.

    Its author is who proposed it, not who agreed; but who accepts the wording of an earlier text,
    or changes one, stands for it.
    """
    is_theirs = data == proposal.text and proposal.origin != Proposal.Origin.SOURCE
    put(
        proposal.string_id,
        proposal.context,
        proposal.translation.target_locale_id,
        is_current=is_current,
        data=data,
        tool_name=TOOL_NAMES.get(Proposal.Origin(proposal.origin), "") if is_theirs else "",
        last_translated_by=(proposal.made_by if is_theirs else None) or user,
    )


def _decided(rows: Iterable[Proposal], state: str, user: Any) -> int:
    now = timezone.now()
    rows = list(rows)
    for row in rows:
        row.state, row.decided_by, row.decided_at = state, user, now
    Proposal.objects.bulk_update(rows, ["state", "decided_by", "decided_at"])
    return len(rows)
