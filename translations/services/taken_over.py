"""Until when translations have taken their source over: times that go on without a new text.

`TranslationSource.last_updated_at` is when the source was taken over last, and the `source_read_at`
of a revision's basis the same at the time when it was made; what is not older than the source's
publication is current (`core.freshness`).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from wagtail_localize.models import TranslationSource

from core.models import TranslationBasis

INSTANT = timedelta(microseconds=1)


def go_along(source: TranslationSource, original: Any) -> None:
    """Let a source and the revisions made from it go along with a publication of the same content.

    Drafts too, which a schedule may publish. Revisions made from an earlier text stay behind.
    """
    read_at, at = source.last_updated_at, original.last_published_at
    if not at or read_at >= at or not _is_as_read(source):
        return
    bases_of(original).filter(source_read_at__gte=read_at).update(source_read_at=at)
    _set_time(source, at)


def stay_behind(source: TranslationSource, original: Any) -> None:
    """Let a source, and what was made from it, be older than the publication of another content.

    They seem to be younger where clocks differ, and where it was taken over while another content
    was being published.
    """
    at = original.last_published_at
    if not at or source.last_updated_at < at or not _is_as_read(source):
        return
    before = at - INSTANT
    bases_of(original).filter(source_read_at__gte=at).update(source_read_at=before)
    _set_time(source, before)


def bases_of(original: Any, targets: Iterable[Any] | None = None) -> Any:
    """Return the bases of all revisions of a content's other languages, or of some of its pages."""
    if targets is None:
        rows = type(original)._base_manager.filter(translation_key=original.translation_key)
        targets = rows.exclude(pk=original.pk).values_list("pk", flat=True)
    return TranslationBasis.objects.filter(
        revision__base_content_type=original.get_base_content_type(),
        revision__object_id__in=[str(pk) for pk in targets],
    )


def _set_time(source: TranslationSource, at: datetime) -> None:
    source.last_updated_at = at
    source.save(update_fields=["last_updated_at"])


def _is_as_read(source: TranslationSource) -> bool:
    """Lock a source; False when somebody takes it over at this moment, or has done so since.

    It doesn't wait: who takes it over and publishes at once waits for what a publication holds.
    """
    rows = TranslationSource.objects.select_for_update(no_key=True, skip_locked=True)
    return rows.filter(pk=source.pk, last_updated_at=source.last_updated_at).exists()
