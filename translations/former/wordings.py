"""Reading former wordings, and taking one again."""

from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.models import FormerWording
from translations.po.checking import checked
from translations.po.notation import write
from translations.po.notes import Note
from translations.services.wordings import put


def wordings_of(translation: Translation) -> QuerySet[FormerWording]:
    """Return the former wordings of a translation in the order of the page, the latest first.

    Those of texts that the source has no longer come last. `now` is what stands there, `place`
    is empty where the text is gone.
    """
    segments = StringSegment.objects.filter(
        source=translation.source, string=OuterRef("string"), context=OuterRef("context")
    )
    now = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
    )
    return (
        FormerWording.objects.filter(
            context__object=translation.source.object_id, locale=translation.target_locale_id
        )
        .select_related("string", "context", "written_by")
        .annotate(
            place=Subquery(segments.order_by("order").values("order")[:1]),
            now=Subquery(now.values("data")[:1]),
        )
        .order_by(F("place").asc(nulls_last=True), "context", "string", "-pk")
    )


@transaction.atomic
def take_again(translation: Translation, key: int, user: Any) -> bool:
    """Make a former wording the translation; tell whether there was one to take.

    Raises BrokenMarkup when it no longer fits its text.
    """
    wording: Any = wordings_of(translation).filter(pk=key).first()
    if wording is None or wording.context is None:
        return False
    checked(write(wording.text), wording.string.data, Note())
    put(
        wording.string_id,
        wording.context,
        wording.locale_id,
        is_current=wording.place is not None,
        data=wording.text,
        tool_name="",
        last_translated_by=user,
    )
    return True
