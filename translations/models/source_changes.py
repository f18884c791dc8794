"""How much of a source has changed since its translators last took it over."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import TranslationSource


class SourceChange(models.Model):
    """The texts of a published source that its segments don't hold yet.

    Counted when the source is published: comparing texts when the board is read would load every
    page. It says nothing once the source was taken over (`TranslationSource.last_updated_at`).
    """

    source = models.OneToOneField(
        TranslationSource, on_delete=models.CASCADE, related_name="change"
    )
    segments = models.PositiveIntegerField(_("changed texts"))
    words = models.PositiveIntegerField(_("words of the changed texts"))

    class Meta:
        verbose_name = _("change of a source")
        verbose_name_plural = _("changes of sources")

    def __str__(self) -> str:
        return f"{self.source_id}: {self.segments}"
