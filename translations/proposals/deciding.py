"""Deciding on proposals."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from translations.models import Proposal
from translations.po.importing import TOOL_NAME
from translations.po.rights import may_translate_it


def proposals_for(user: Any, translation: Translation | None = None) -> QuerySet[Proposal]:
    """Return the open proposals on which somebody may decide, by translation, oldest first."""
    found = Proposal.objects.filter(state=Proposal.State.OPEN, translation__enabled=True)
    if translation:
        found = found.filter(translation=translation)
    concerned = Translation.objects.filter(pk__in=found.values("translation"))
    may = [
        each.pk
        for each in concerned.select_related("source", "target_locale")
        if may_translate_it(user, each)
    ]
    return found.filter(translation__in=may).order_by("translation", "pk")


def count_for(user: Any, translation: Translation) -> int:
    """Return how many proposals of a translation wait for a decision of somebody's."""
    return proposals_for(user, translation).count()


@transaction.atomic
def accept(proposals: QuerySet[Proposal], user: Any) -> int:
    """Make proposals the translations, as drafts; return how many were still open.

    Of two for the same text the later one wins; what each replaced is kept with it.
    """
    rows = _open_rows(proposals)
    for proposal in rows:
        proposal.replaced = _put(proposal, user)
    return _decided(rows, Proposal.State.ACCEPTED, user)


@transaction.atomic
def refuse(proposals: QuerySet[Proposal], user: Any) -> int:
    """Leave the translations as they are; return how many proposals were still open."""
    return _decided(_open_rows(proposals), Proposal.State.REFUSED, user)


def _open_rows(proposals: QuerySet[Proposal]) -> list[Proposal]:
    rows = proposals.filter(state=Proposal.State.OPEN).select_related(None).order_by("pk")
    rows = rows.select_for_update(of=("self",)).select_related("translation", "made_by")
    return list(rows)


def _put(proposal: Proposal, user: Any) -> str:
    """Write a proposal's text into its place; return what stood there."""
    row, is_new = StringTranslation.objects.select_for_update().get_or_create(
        translation_of_id=proposal.string_id,
        locale_id=proposal.translation.target_locale_id,
        context_id=proposal.context_id,
        defaults=_values(proposal, user),
    )
    if is_new:
        return ""
    before = row.data
    for name, value in _values(proposal, user).items():
        setattr(row, name, value)
    row.save()
    return str(before)


def _values(proposal: Proposal, user: Any) -> dict[str, Any]:
    """Return the translation's new values; its author is who proposed it, not who agreed."""
    return {
        "data": proposal.text,
        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
        "tool_name": TOOL_NAME if proposal.origin == Proposal.Origin.PO else "",
        "last_translated_by": proposal.made_by or user,
        "has_error": False,
        "field_error": "",
    }


def _decided(rows: Iterable[Proposal], state: str, user: Any) -> int:
    now = timezone.now()
    rows = list(rows)
    for row in rows:
        row.state, row.decided_by, row.decided_at = state, user, now
    Proposal.objects.bulk_update(rows, ["state", "decided_by", "decided_at", "replaced"])
    return len(rows)
