"""What a translation was made from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationBasis(models.Model):
    """How far a revision of a translation goes along with its source.

    Written when the translation is saved, so that the freshness of what is published changes by
    publications alone and never by what translators are working on.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="translation_basis"
    )
    source_read_at = models.DateTimeField(_("source's text read at"))
    untranslated = models.PositiveIntegerField(_("texts without translation"))

    class Meta:
        verbose_name = _("basis of a translation")
        verbose_name_plural = _("bases of translations")

    def __str__(self) -> str:
        return f"{self.revision_id} {self.source_read_at:%Y-%m-%d}"
