"""What a change that needs no new translation does to each language of a source."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import TranslationBasis
from translations.merging.moving import is_usable
from translations.merging.pairing import Fate, Text
from translations.merging.standing import rows_of
from translations.minor.differences import Difference
from translations.services.taken_over import bases_of

KnownRows = dict[tuple[int, Text], StringTranslation]
"""What was translated, by language and text."""


class Outcome(Enum):
    """What becomes of the published text of a language."""

    CURRENT = auto()
    """It stays current."""
    OFFLINE = auto()
    """Nothing is published that could be current."""
    BY_HAND = auto()
    """Nobody knows what its text was made from."""
    PARTIAL = auto()
    """It has texts in the source's words."""
    WAS_OUTDATED = auto()
    """It was outdated before."""
    OPEN = auto()
    """Texts have no translation yet."""
    LINKS = auto()
    """Wordings have links that their new texts have not."""
    LACKS = auto()
    """It lacks what changed besides words until it is published again."""


@dataclass(frozen=True)
class Language:
    """A language of a source with what becomes of it; `texts` are to be translated afterwards."""

    translation: Translation
    target: Any
    outcome: Outcome
    is_followed: bool
    """Whatever was made from the source as it was last taken over needs nothing new."""
    texts: int = 0

    @property
    def is_current(self) -> bool:
        """Readers are told that it is current."""
        return self.outcome is Outcome.CURRENT


@dataclass(frozen=True)
class _Target:
    """What there is in a language; `basis` is what the published text was made from."""

    row: Any
    basis: TranslationBasis | None

    @property
    def is_partial(self) -> bool:
        return bool(
            self.basis
            and self.basis.untranslated
            and self.basis.revision_id == self.row.live_revision_id
        )


def languages_of(
    source: TranslationSource, original: Any, difference: Difference
) -> list[Language]:
    """Return what becomes of all languages, those that are stopped too, with four statements."""
    translations = list(source.translations.select_related("target_locale").order_by("pk"))
    rows = rows_of(source, translations)
    known = {(row.locale_id, Text(row.context.path, row.translation_of.data)): row for row in rows}
    targets = _targets(original)
    found = []
    for translation in translations:
        texts, links = _left(known, translation, difference)
        is_followed = difference.is_only_words and not texts + links
        target = targets.get(translation.target_locale_id)
        outcome = _outcome(source, target, texts, links)
        if outcome is Outcome.CURRENT and not is_followed:
            outcome = Outcome.LACKS
        row = target.row if target else None
        found.append(Language(translation, row, outcome, is_followed, texts + links))
    return found


def _outcome(source: TranslationSource, target: _Target | None, texts: int, links: int) -> Outcome:
    if target is None or not target.row.live:
        return Outcome.OFFLINE
    if target.basis is None:
        return Outcome.BY_HAND
    questions = (
        (target.is_partial, Outcome.PARTIAL),
        (target.basis.source_read_at < source.last_updated_at, Outcome.WAS_OUTDATED),
        (texts, Outcome.OPEN),
        (links, Outcome.LINKS),
    )
    return next((outcome for is_so, outcome in questions if is_so), Outcome.CURRENT)


def _left(known: KnownRows, translation: Translation, difference: Difference) -> tuple[int, int]:
    """Return how many texts will lack a translation: those without one, and for their links.

    None of a language that is stopped: its published text is written by hand.
    """
    texts = links = 0
    locale_id = translation.target_locale_id
    for each in difference.texts if translation.enabled else ():
        if each.after is None or _has_no_error(known.get((locale_id, each.after))):
            continue
        row = known.get((locale_id, each.before)) if each.before else None
        if row is None or not _has_no_error(row) or (locale_id, each.after) in known:
            texts += 1
        elif each.fate is Fate.CHANGED and not is_usable(each.after.data, row.data):
            links += 1
    return texts, links


def _has_no_error(row: StringTranslation | None) -> bool:
    return row is not None and not row.has_error


def _targets(original: Any) -> dict[int, _Target]:
    """Return what there is in other languages; an alias shows another one's text."""
    bases = bases_of(original).filter(
        revision__object_id=Cast(OuterRef("pk"), CharField()),
        revision_id__lte=OuterRef("live_revision_id"),
    )
    found = type(original)._base_manager.filter(translation_key=original.translation_key)
    rows = [
        row
        for row in found.exclude(pk=original.pk).annotate(
            _basis=Subquery(bases.order_by("-revision_id").values("pk")[:1])
        )
        if getattr(row, "alias_of_id", None) is None
    ]
    by_key = TranslationBasis.objects.in_bulk([row._basis for row in rows if row._basis])
    return {row.locale_id: _Target(row, by_key.get(row._basis)) for row in rows}
