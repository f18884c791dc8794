"""Saying that a change needs no new translation, and taking that back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail_localize.models import TranslationSource

from core.models import ContentVersion, TranslationBasis
from translations.merging.updating import changed_texts
from translations.minor.carrying import Carrying
from translations.minor.differences import Difference, difference_of
from translations.minor.languages import Language, languages_of
from translations.minor.rights import may_judge
from translations.models import MinorChange
from translations.services.taken_over import bases_of

DECLARED = "translations.minor_change"
"""What Wagtail's log calls it."""


class ChangedMeanwhile(ValueError):
    """The source was published or taken over after somebody had looked at the change."""


@dataclass(frozen=True)
class Change:
    """What was published of a source that its translators don't have, and what comes of it."""

    source: TranslationSource
    original: Any
    difference: Difference
    languages: list[Language]

    @property
    def mark(self) -> str:
        """A name of exactly this change: the two publications that it lies between."""
        return f"{_iso(self.source.last_updated_at)}/{_iso(self.original.last_published_at)}"


def pending(source: TranslationSource, original: Any) -> bool:
    """Tell whether a source was published with something that its translators don't have."""
    at = original.last_published_at
    return bool(original.live and at and source.last_updated_at < at)


def change_of(source: TranslationSource, original: Any) -> Change | None:
    """Return what a source's translators don't have; None where they have everything."""
    if not pending(source, original):
        return None
    difference = difference_of(source)
    return Change(source, original, difference, languages_of(source, original, difference))


@transaction.atomic
def declare(source: TranslationSource, mark: str, *, reason: str, by: Any) -> MinorChange:
    """Let translations follow a change without translating anything anew.

    Each wording is carried over to the text that took the place of its own; languages that were
    current stay so for readers where nothing but words has changed. Raises PermissionDenied, and
    ChangedMeanwhile when `mark` no longer names the change.
    """
    source, original = locked(source)
    if not may_judge(by, original):
        raise PermissionDenied
    change = change_of(source, original)
    if change is None or change.mark != mark or not change.difference.changed:
        raise ChangedMeanwhile
    taken_over_at, carrying = source.last_updated_at, Carrying()
    with changed_texts(carrying):
        source.update_from_db()
    _follow(change, taken_over_at)
    made = MinorChange.objects.create(
        source=source,
        title=str(original)[:200],
        published_at=original.last_published_at,
        taken_over_at=taken_over_at,
        reason=reason,
        texts=_texts(change.difference),
        languages=_record(change, carrying),
        made_by=by,
    )
    log(original, DECLARED, user=by, data={"reason": reason, "texts": len(made.texts)})
    return made


def locked(source: TranslationSource) -> tuple[TranslationSource, Any]:
    """Return a source and what it is made from, kept from being published until we have done.

    A publication writes its row first as well: neither waits for the other for ever.
    """
    found = source.get_source_instance()
    rows = type(found)._base_manager.select_for_update(no_key=True)
    original = rows.get(pk=found.pk)
    return TranslationSource.objects.select_for_update().get(pk=source.pk), original


def _follow(change: Change, taken_over_at: datetime) -> None:
    """Move the times on to the publication that was looked at, and tell readers.

    Not to now: what is published at this moment by another clock is another change.
    """
    source, at = change.source, change.original.last_published_at
    source.last_updated_at = at
    source.save(update_fields=["last_updated_at"])
    following = [each.target.pk for each in change.languages if each.target and each.is_followed]
    bases = bases_of(change.original, following)
    bases.filter(source_read_at__gte=taken_over_at, untranslated=0).update(source_read_at=at)
    if any(each.is_current for each in change.languages):
        ContentVersion.raise_version(TranslationBasis)


def _texts(difference: Difference) -> list[dict[str, str]]:
    return [
        {"path": each.after.path, "before": each.before.data, "after": each.after.data}
        for each in difference.changed
        if each.before and each.after
    ]


def _record(change: Change, carrying: Carrying) -> dict[str, dict[str, Any]]:
    return {
        code: {"is_current": each.is_current, "carried": carrying.keys.get(code, [])}
        for each in change.languages
        for code in [each.translation.target_locale.language_code]
    }


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""
