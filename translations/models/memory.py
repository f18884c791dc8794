"""What the translation memory is searched by."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import String


class MemoryEntry(models.Model):
    """One of the tokens under which a source text is found (`translations/memory/index.py`).

    What is remembered stands in wagtail-localize's tables; these rows can be made from them anew.
    """

    token = models.BigIntegerField(_("token"))
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="memory_entries")
    words = models.PositiveSmallIntegerField(
        _("words"), help_text=_("Of the text; 0 where the token stands for the whole text.")
    )

    class Meta:
        verbose_name = _("entry of the translation memory")
        verbose_name_plural = _("entries of the translation memory")
        # All that is asked of a token: rows of the table itself are never read.
        indexes = [models.Index(fields=["token", "string", "words"], name="translations_memory")]

    def __str__(self) -> str:
        return f"{self.token}: {self.string_id}"
