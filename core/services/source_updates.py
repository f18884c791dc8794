"""Translators get the texts of a source anew: what they had, and what they have now.

wagtail-localize replaces a source's segments and looks no further: a text of which a word was
changed is another text to it, without translation. All its ways of taking a source over end in
`TranslationSource.refresh_segments`, which `core.services.localisation.install()` binds to
`refresh_segments` (docs/adr/0003).
"""

from django.db import transaction
from wagtail_localize.models import StringSegment, TranslationSource

from core.registered import SourceText
from core.registry import announce_source_texts

_library_refresh_segments = TranslationSource.refresh_segments


def refresh_segments(source: TranslationSource) -> None:
    """Take the segments from a source's content, and announce what was and what is.

    Two at once wait for one another, so that the second finds nothing left to do.
    """
    with transaction.atomic():
        TranslationSource.objects.select_for_update().get(pk=source.pk)
        before = texts_of(source)
        _library_refresh_segments(source)
        announce_source_texts(source, before, texts_of(source))


def texts_of(source: TranslationSource) -> list[SourceText]:
    """Return the texts that translators have of a source, in the order of the page."""
    segments = StringSegment.objects.filter(source=source).order_by("order", "pk")
    rows = segments.values_list("string_id", "context_id", "context__path", "string__data")
    return [SourceText(*row) for row in rows]
