"""Sentences that were translated before: what the memory is tried with."""

from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    String,
    StringTranslation,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from tests.factories import locale


def text(data: str, code: str = "en") -> String:
    """Return a source text as wagtail-localize keeps it."""
    return String.from_value(locale(code), StringValue(data))


def remembered(
    source: str, data: str, *, code: str = "fr", title: str = "Earlier", path: str = "body"
) -> StringTranslation:
    """Return the translation of a text, made for a page that nobody has any more."""
    string = text(source)
    kind = ContentType.objects.get_for_model(Page)
    thing = TranslatableObject.objects.create(translation_key=uuid4(), content_type=kind)
    TranslationSource.objects.create(
        object=thing,
        specific_content_type=kind,
        locale=string.locale,
        object_repr=title,
        content_json="{}",
        last_updated_at=timezone.now(),
    )
    context = TranslationContext.objects.create(object=thing, path=path)
    return StringTranslation.objects.create(
        translation_of=string,
        locale=locale(code),
        context=context,
        data=data,
        translation_type="manual",
    )
