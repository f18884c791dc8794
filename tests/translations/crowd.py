"""Many contents that were sent to translators, in few statements: the board's load."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from core.models import TranslationBasis
from news.models import NewsPage
from tests.factories import NewsPageFactory, locale, translate
from tests.factories.bulk import multiply

TEXT = "The council of the town met the mediators of the quarter to speak about schools"


def make_crowd(count: int, codes: tuple[str, ...], texts: int = 12) -> list[NewsPage]:
    """Make news, each sent to translators of all languages; every third text is translated.

    Each odd target is published, with the basis that its publication would have left.
    """
    first = NewsPageFactory.create()
    pages = [first, *multiply(first, count - 1)]
    sources = _sources(pages)
    strings, segments = _segments(sources, texts)
    for code in codes:
        targets = _targets(first, pages, code)
        _publish(targets[1::2])
        _translate(sources, segments, strings, locale(code))
    return pages


def _targets(first: NewsPage, pages: list[NewsPage], code: str) -> list[Page]:
    made = translate(first, code, title=f"{first.title} {code}")
    rows = [made.page_ptr, *(copy.page_ptr for copy in multiply(made, len(pages) - 1))]
    for row, page in zip(rows, pages, strict=True):
        row.translation_key = page.translation_key
        row.live = False
    Page.objects.bulk_update(rows, ["translation_key", "live"], batch_size=200)
    return rows


def _publish(rows: list[Page]) -> None:
    kind, now = ContentType.objects.get_for_model(Page), timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=ContentType.objects.get_for_model(NewsPage),
            base_content_type=kind,
            object_id=str(row.pk),
            content={},
            created_at=now,
        )
        for row in rows
    )
    TranslationBasis.objects.bulk_create(
        TranslationBasis(revision=revision, source_read_at=now, untranslated=0)
        for revision in revisions
    )
    for row, revision in zip(rows, revisions, strict=True):
        row.live, row.live_revision, row.last_published_at = True, revision, now
    Page.objects.bulk_update(rows, ["live", "live_revision", "last_published_at"], batch_size=200)


def _sources(pages: list[NewsPage]) -> list[TranslationSource]:
    kind = ContentType.objects.get_for_model(Page)
    TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=page.translation_key, content_type=kind)
        for page in pages
    )
    return TranslationSource.objects.bulk_create(
        TranslationSource(
            object_id=page.translation_key,
            specific_content_type=ContentType.objects.get_for_model(NewsPage),
            locale=page.locale,
            object_repr=page.title,
            content_json="{}",
            last_updated_at=timezone.now() + timedelta(hours=number % 2),
        )
        for number, page in enumerate(pages)
    )


def _segments(
    sources: list[TranslationSource], texts: int
) -> tuple[list[String], list[StringSegment]]:
    strings = String.objects.bulk_create(
        String(locale=source.locale, data=f"{TEXT} {source.pk} {number}", data_hash=uuid4())
        for source in sources
        for number in range(texts)
    )
    contexts = TranslationContext.objects.bulk_create(
        TranslationContext(object_id=source.object_id, path=f"body.{number}", path_id=uuid4())
        for source in sources
        for number in range(texts)
    )
    places = [(source, number) for source in sources for number in range(texts)]
    segments = StringSegment.objects.bulk_create(
        StringSegment(source=source, string=string, context=context, order=number)
        for (source, number), string, context in zip(places, strings, contexts, strict=True)
    )
    return strings, segments


def _translate(
    sources: list[TranslationSource],
    segments: list[StringSegment],
    strings: list[String],
    target: Locale,
) -> None:
    Translation.objects.bulk_create(
        Translation(source=source, target_locale=target) for source in sources
    )
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=string,
            context_id=segment.context_id,
            locale=target,
            data="Texte",
            translation_type="manual",
        )
        for number, (segment, string) in enumerate(zip(segments, strings, strict=True))
        if number % 3
    )
