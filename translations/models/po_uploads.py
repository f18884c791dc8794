"""PO files that came in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class POUpload(models.Model):
    """A file between its dry run and its confirmation; afterwards the evidence of what came in."""

    file_name = models.CharField(_("file"), max_length=255)
    text = models.TextField(_("text"))
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey(
        "wagtail_localize.Translation",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text=_("The only one that the file is for; empty when it may hold several."),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)

    class Meta:
        verbose_name = _("uploaded PO file")
        verbose_name_plural = _("uploaded PO files")

    def __str__(self) -> str:
        return self.file_name
