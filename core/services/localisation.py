"""The one way in which a translation is written to a page or snippet.

wagtail-localize 1.14.5 writes drafts into live rows, turns live aliases into live pages with the
source's text, and fills untranslated segments with the source language before it publishes. All
its callers go through `Translation.save_target`, which `install()` binds to `save_translation`
(docs/adr/0003): a live row is written by a publication only, and a publication needs every
segment translated.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.segments.ingest import ingest_segments

from core.localized_fields import per_language_names
from core.models import TranslationBasis
from core.models.translation_basis import UntranslatedText
from core.services import source_updates, translated_slugs
from core.services.translation_rights import check_translation

OPTIONAL_PATHS = (translated_slugs.PATH,)
"""Segments that need no translation: an address is made from the translated title."""

TITLE_PATH = "title"

_library_save_target = Translation.save_target
_library_sync_restrictions = TranslationSource.sync_view_restrictions


def install() -> None:
    """Bind the library's three writing methods to our services, once, at start."""
    Translation.save_target = save_translation
    TranslationSource.refresh_segments = source_updates.refresh_segments
    TranslationSource.sync_view_restrictions = keep_restrictions


def save_translation(
    translation: Translation,
    user: Any = None,
    publish: bool = True,  # noqa: FBT001, FBT002 - the library's signature
    *,
    accepting: int = 0,
) -> None:
    """Save a translation as a draft and, when asked, publish it.

    `accepting` is the number of texts that the publisher wants to be shown in the source's words;
    it counts where `may_be_partial` allows it (docs/adr/0017).

    Raises UntranslatedText or core.models.PublishRefused when it can't be published; what was
    translated is then kept as the draft. Raises PermissionDenied, with nothing written, when the
    user may not; the program itself (None) may.
    """
    original = translation.source.as_instance()
    if user is not None:
        check_translation(user, original, translation.target_locale, publish=publish)
    if not isinstance(original, DraftStateMixin):
        _library_save_target(translation, user=user, publish=publish)
        return
    with transaction.atomic():
        target = _target_of(translation, original)
        _fill(translation, original, target)
        if isinstance(target, Page):
            keep_restrictions(translation.source, original, target)
        if not target.live:
            target.save()
        revision = target.save_revision(user=user, clean=False)
        TranslationLog.objects.create(
            source=translation.source, locale=translation.target_locale, revision=revision
        )
        missing = untranslated_segments(translation).count()
        accepted = publish and 0 < missing <= accepting and may_be_partial(translation)
        TranslationBasis.objects.create(
            revision=revision,
            source_read_at=translation.source.last_updated_at,
            untranslated=missing,
            accepted=accepted,
        )
    if not publish:
        return
    if missing and not accepted:
        raise UntranslatedText(missing)
    try:
        revision.publish(user=user)
    except ValidationError as refusal:
        _mark_translations(translation, refusal)
        raise


def keep_restrictions(source: TranslationSource, original: Page, target: Any) -> None:
    """Give the target the source's privacy; where there is none, the target keeps its own.

    The library would drop the target's, and show readers what an editor had closed to them.
    """
    if original.view_restrictions.exists():
        _library_sync_restrictions(source, original, target)


def untranslated_segments(translation: Translation) -> "models.QuerySet[StringSegment]":
    """Return the segments of the source that have no translation and need one."""
    segments = StringSegment.objects.filter(source=translation.source)
    return (
        segments.annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .exclude(context__path__in=OPTIONAL_PATHS)
    )


def may_be_partial(translation: Translation) -> bool:
    """Tell whether a translation may be published with texts in the source's words.

    Readers are told of pages how fresh they are, of snippets not; and where only a title is shown,
    of neither.
    """
    if not settings.PUBLISH_PARTIAL_TRANSLATIONS:
        return False
    model = translation.source.specific_content_type.model_class()
    if model is None or not issubclass(model, Page):
        return False
    return not untranslated_segments(translation).filter(context__path=TITLE_PATH).exists()


def _target_of(translation: Translation, original: Any) -> Any:
    """Return what to translate into: the latest draft, with what its language keeps for itself.

    A new one, and one that was an alias, is offline.
    """
    locale = translation.target_locale
    try:
        target = translation.source.get_translated_instance(locale)
    except models.ObjectDoesNotExist:
        if isinstance(original, Page):
            return original.copy_for_translation(locale, copy_parents=True)
        return _linked_twin(original, locale) or _new_draft(original.copy_for_translation(locale))
    if isinstance(target, Page) and target.alias_of_id:
        target.alias_of_id = target.first_published_at = None  # Nobody has read its own text.
        fields = ["alias_of_id", "first_published_at"]
        target.save(update_fields=fields, clean=False)  # BasePage takes it offline.
        _forget_rows_of_source(target)
    return target.get_latest_revision_as_object()


def _forget_rows_of_source(target: Page) -> None:
    """Delete the rows that an alias had from its source and that each language keeps for itself."""
    for name in per_language_names(type(target)):
        relation: Any = type(target)._meta.get_field(name)
        relation.related_model._default_manager.filter(**{relation.field.name: target}).delete()


def _linked_twin(original: Any, locale: Any) -> Any:
    """Return the language's own row for the same thing, from now on a translation; else None."""
    find_twin = getattr(original, "twin_in", None)
    twin = find_twin(locale) if find_twin else None
    if twin is None:
        return None
    twin.translation_key = original.translation_key
    twin.save(update_fields=["translation_key"])
    return twin.get_latest_revision_as_object()


def _new_draft(snippet: Any) -> Any:
    snippet.live = False
    snippet.has_unpublished_changes = True
    snippet.live_revision = snippet.latest_revision = None
    snippet.first_published_at = snippet.last_published_at = None
    snippet.go_live_at = snippet.expire_at = None
    snippet.save()
    return snippet


def _fill(translation: Translation, original: Any, target: Any) -> None:
    source, locale = translation.source, translation.target_locale
    is_page = isinstance(target, Page)
    before = translated_slugs.Before(target.title, target.slug) if is_page else None
    copy_synchronised_fields(original, target)
    segments = source._get_segments_for_translation(locale, fallback=True)
    ingest_segments(original, target, source.locale, locale, segments)
    if before is not None:
        target.slug = translated_slugs.free_slug(translation, original, target, before)


def _mark_translations(translation: Translation, refusal: ValidationError) -> None:
    """Put the messages of a refused publication at the translations that they are about."""
    for path, errors in getattr(refusal, "error_dict", {}).items():
        strings = StringTranslation.objects.filter(
            context__object=translation.source.object,
            context__path=path,
            locale=translation.target_locale,
            translation_of__in=StringSegment.objects.filter(source=translation.source).values(
                "string_id"
            ),
        )
        for string in strings:
            string.set_field_error(errors)
