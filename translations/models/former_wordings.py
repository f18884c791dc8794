"""Wordings that were the translation of a text once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FormerWording(models.Model):
    """What a translation said before it was replaced or deleted, whoever did that and how.

    `context` is empty where its page was deleted for good; the wording stays with its source text.
    """

    class End(models.TextChoices):
        REPLACED = "replaced", pgettext_lazy("of a wording", "replaced")
        DELETED = "deleted", pgettext_lazy("of a wording", "deleted")
        PROPOSED = "proposed", pgettext_lazy("of a wording", "proposed only")

    string = models.ForeignKey(
        "wagtail_localize.String", on_delete=models.CASCADE, related_name="former_wordings"
    )
    context = models.ForeignKey(
        "wagtail_localize.TranslationContext",
        on_delete=models.SET_NULL,
        null=True,
        related_name="former_wordings",
    )
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    text = models.TextField(
        _("text"), help_text=_("As segments are stored: HTML, without outer tags.")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(_("written at"))
    end = models.CharField(_("what became of it"), max_length=20, choices=End.choices)
    ended_at = models.DateTimeField(_("until"), auto_now_add=True)

    class Meta:
        verbose_name = _("former wording")
        verbose_name_plural = _("former wordings")

    def __str__(self) -> str:
        return f"{self.text[:50]} ({self.get_end_display()})"
