"""Sending a change to translators after all."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslationSource

from core.models import ContentVersion, TranslationBasis
from core.services.localisation import OPTIONAL_PATHS
from translations.merging.standing import Place, Standing
from translations.minor.declaring import locked
from translations.minor.rights import may_judge
from translations.models import MinorChange, Proposal
from translations.services.taken_over import bases_of

UNDONE = "translations.minor_change_undone"
"""What Wagtail's log calls it."""


class NothingLeft(ValueError):
    """What was carried over is not there any more as it was carried over."""


@transaction.atomic
def undo(source: TranslationSource, key: int, *, by: Any) -> int:
    """Take the latest word on a source back; return how many translations are to do again.

    Only wordings that nobody has touched since and whose texts still stand there: they become
    proposals. Their languages are outdated again. Raises PermissionDenied and NothingLeft.
    """
    source, original = locked(source)
    if not may_judge(by, original):
        raise PermissionDenied
    made = source.minor_changes.filter(undone_at=None).order_by("-pk").first()
    rows = _carried(source, made) if made and made.pk == key else []
    if made is None or not rows:
        raise NothingLeft
    _put_back(source, made, rows)
    _outdate(original, made, {row.locale_id for row in rows})
    made.undone_by, made.undone_at = by, timezone.now()
    made.save(update_fields=["undone_by", "undone_at"])
    log(original, UNDONE, user=by, data={"reason": made.reason, "texts": len(rows)})
    return len(rows)


def _carried(source: TranslationSource, made: MinorChange) -> list[StringTranslation]:
    """Return what was carried over and still stands at a text of the source, untouched.

    Addresses stay: nobody is asked to translate them.
    """
    keys = [key for each in made.languages.values() for key in each["carried"]]
    # A wording that is carried over is as old as it was: what is younger was written since.
    rows = StringTranslation.objects.filter(pk__in=keys, updated_at__lt=made.made_at)
    standing = set(
        StringSegment.objects.filter(source=source).values_list("string_id", "context_id")
    )
    return [
        row
        for row in rows.exclude(context__path__in=OPTIONAL_PATHS).select_related(
            "translation_of", "context"
        )
        if (row.translation_of_id, row.context_id) in standing
    ]


def _put_back(source: TranslationSource, made: MinorChange, rows: list[StringTranslation]) -> None:
    """Propose for each text what stood there, with the source's words that it was written for."""
    standing = Standing(source)
    before = {text["after"]: text["before"] for text in made.texts}
    strings = String.objects.filter(locale=source.locale, data__in=before.values())
    by_data = {string.data: string for string in strings}
    languages = {each.target_locale_id: each for each in standing.translations}
    new = [
        Proposal(
            translation=languages[row.locale_id],
            string_id=row.translation_of_id,
            context=row.context,
            text=row.data,
            origin=Proposal.Origin.SOURCE,
            earlier_string=by_data.get(before[row.translation_of.data]),
            made_by_id=row.last_translated_by_id,
        )
        for row in rows
    ]
    StringTranslation.objects.filter(pk__in=[row.pk for row in rows]).delete()
    Proposal.objects.bulk_create(
        each
        for each in new
        if not standing.is_proposed(
            each.translation, Place(each.string_id, each.context_id), each.text
        )
    )


def _outdate(original: Any, made: MinorChange, locales: set[int]) -> None:
    """Let what was made of the source since be as old as before, and tell readers."""
    targets = type(original)._base_manager.filter(
        translation_key=original.translation_key, locale_id__in=locales
    )
    bases = bases_of(original, targets.values_list("pk", flat=True))
    bases.filter(source_read_at__gte=made.published_at).update(source_read_at=made.taken_over_at)
    ContentVersion.raise_version(TranslationBasis)
