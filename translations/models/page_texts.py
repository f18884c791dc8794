"""What the texts on a translated page are translations of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TextOrigins(models.Model):
    """Which text of a source each text of a revision came from, in the order of the page.

    Written with each revision that is made from translations, or whose hand-made texts were taken
    over into them: so that what a hand changes afterwards can be told from what it left alone.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="text_origins"
    )
    origins = models.JSONField(_("origins"))
    """Lists of path, string, context, what stands for the wording, names of its links."""

    class Meta:
        verbose_name = _("origin of the texts of a revision")
        verbose_name_plural = _("origins of the texts of revisions")

    def __str__(self) -> str:
        return str(self.revision_id)


class UnplacedText(models.Model):
    """A text that somebody wrote on a translated page and that belongs to no text of the source.

    It would be overwritten; here it waits until somebody has made use of it.
    """

    object = models.ForeignKey(
        "wagtail_localize.TranslatableObject", on_delete=models.CASCADE, related_name="+"
    )
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("text"), help_text=_("HTML, as it stood on the page."))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(_("written at"))
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    dismissed_at = models.DateTimeField(_("dismissed at"), null=True)

    class Meta:
        verbose_name = _("text without a place in the source")
        verbose_name_plural = _("texts without a place in the source")

    def __str__(self) -> str:
        return self.text[:50]
