"""Writing a translation into its place."""

from typing import Any

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationContext


def put(
    string_id: int, context: TranslationContext, locale_id: int, *, is_current: bool, **values: Any
) -> None:
    """Write a wording, whatever stood there; errors of the former one go with it.

    wagtail-localize names a page by each translation of a title that is written; one that the
    source has no longer (`is_current`) must name none.
    """
    page = Page.objects.filter(translation_key=context.object_id, locale=locale_id)
    named = page.values_list("draft_title", flat=True).first() if not is_current else None
    StringTranslation.objects.update_or_create(
        translation_of_id=string_id,
        locale_id=locale_id,
        context=context,
        defaults={
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "has_error": False,
            "field_error": "",
            **values,
        },
    )
    if named is not None:
        page.update(draft_title=named)
