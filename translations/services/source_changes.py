"""What a publication changed for translators."""

from typing import Any

from django.db import transaction
from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.services.localisation import OPTIONAL_PATHS
from translations.models import SourceChange
from translations.services.taken_content import is_as_taken
from translations.services.taken_over import go_along, stay_behind
from translations.words import words_in


@transaction.atomic
def count_changes(instance: Any) -> None:
    """Note how many texts of a published source its segments lack; nothing for all else.

    Where translations would take nothing new they go along with the publication. A text that only
    moved has its segment still: block ids go with their blocks.
    """
    if not isinstance(instance, TranslatableMixin) or not getattr(instance, "live", True):
        return
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    if source is None:
        return
    if is_as_taken(source, instance):
        go_along(source, instance)
        return
    stay_behind(source, instance)
    texts = _new_texts(source, instance)
    SourceChange.objects.update_or_create(
        source=source,
        defaults={"segments": len(texts), "words": sum(words_in(text) for text in texts)},
    )


def _new_texts(source: TranslationSource, instance: Any) -> list[str]:
    known = set(
        StringSegment.objects.filter(source=source).values_list("context__path", "string__data")
    )
    found = (
        (segment.path, segment.string.data)
        for segment in extract_segments(instance)
        if isinstance(segment, StringSegmentValue)
    )
    needed = ((path, text) for path, text in found if path not in OPTIONAL_PATHS)
    return [text for path, text in needed if (path, text) not in known]
