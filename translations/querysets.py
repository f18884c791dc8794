"""Named filters of what is kept about the work of translators."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail_localize.models import StringSegment


class RevisionRequestQuerySet(models.QuerySet[Any]):
    """Requests to read a translation again."""

    def open(self) -> Self:
        """Return those that nobody has closed."""
        return self.filter(closed_at=None)

    def holding(self) -> Self:
        """Return the open ones that keep something from readers.

        A text that the source has no longer holds nothing, until it comes back; nor does a
        translation that goes on by hand, without the translators' editor.
        """
        standing = StringSegment.objects.filter(
            source_id=OuterRef("translation__source_id"),
            string_id=OuterRef("string_id"),
            context_id=OuterRef("context_id"),
        )
        return self.open().filter(Q(string=None) | Exists(standing), translation__enabled=True)

    def of(self, translation_key: Any, locale_id: int) -> Self:
        """Return those about a content in a language."""
        return self.filter(
            translation__source__object_id=translation_key,
            translation__target_locale_id=locale_id,
        )
