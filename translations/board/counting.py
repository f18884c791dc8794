"""Counts what translators were sent, for all contents and languages at once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Sum
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.services.localisation import OPTIONAL_PATHS
from translations.board.revision import CellKey
from translations.board.rows import Work
from translations.words import words_of

Counts = tuple[int, int]
"""Segments, and their words."""

TARGET = "source__translations__target_locale_id"


def works(locale: Locale) -> dict[CellKey, Work]:
    """Return what goes on of a language's contents, by content and target."""
    sources = _sources(locale)
    going_on = Translation.objects.filter(enabled=True, source__locale=locale).order_by()
    left, latest = _open_counts(locale), _latest_texts(locale)
    found = {}
    for pk, source_id, target in going_on.values_list("pk", "source_id", "target_locale_id"):
        key, taken_over_at, changed_segments, changed_words = sources[source_id]
        open_segments, open_words = left.get(pk, (0, 0))
        found[(key, target)] = Work(
            taken_over_at=taken_over_at,
            changed_segments=changed_segments,
            changed_words=changed_words,
            open_segments=open_segments,
            open_words=open_words,
            translated_at=latest.get((key, target)),
        )
    return found


def whole_sources(locale: Locale) -> dict[UUID, Counts]:
    """Return how long the contents are that were sent to translators of any language."""
    return {
        key: (segments, words)
        for key, segments, words in _needed(locale)
        .values_list("source__object_id")
        .annotate(_segments=Count("pk"), _words=Sum(words_of("string__data")))
    }


def originals(locale: Locale) -> set[CellKey]:
    """Return the contents that a language was translated into, by the language they came from."""
    sources = TranslationSource.objects.filter(
        translations__enabled=True, translations__target_locale=locale
    )
    return set(sources.order_by().values_list("object_id", "locale_id"))


def _sources(locale: Locale) -> dict[int, tuple[UUID, datetime, int | None, int]]:
    """Return key, time of the last take-over, and what has changed since, by source."""
    rows = TranslationSource.objects.filter(locale=locale).order_by()
    return {
        pk: (key, taken_over_at, segments, words or 0)
        for pk, key, taken_over_at, segments, words in rows.values_list(
            "pk", "object_id", "last_updated_at", "change__segments", "change__words"
        )
    }


def _needed(locale: Locale) -> Any:
    """Return the segments of a language's contents that need a translation."""
    segments = StringSegment.objects.filter(source__locale=locale)
    return segments.exclude(context__path__in=OPTIONAL_PATHS).order_by()


def _open_counts(locale: Locale) -> dict[int, Counts]:
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(TARGET),
        has_error=False,
    )
    left = (
        _needed(locale)
        .filter(~Exists(translated), source__translations__enabled=True)
        .values_list("source__translations")
        .annotate(_segments=Count("pk"), _words=Sum(words_of("string__data")))
    )
    return {pk: (segments, words) for pk, segments, words in left}


def _latest_texts(locale: Locale) -> dict[CellKey, Any]:
    """Return when the last text of each was translated."""
    texts = StringTranslation.objects.filter(translation_of__locale=locale).order_by()
    rows = texts.values_list("context__object_id", "locale_id").annotate(Max("updated_at"))
    return {(key, target): at for key, target, at in rows}
