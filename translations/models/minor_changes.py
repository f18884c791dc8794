"""Changes of a source of which its author said that they need no new translation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail_localize.models import TranslationSource


class MinorChange(models.Model):
    """Who said so of which change, when and why; kept for ever.

    `texts` are the changed texts, `{"path", "before", "after"}` each, as segments are stored.
    `languages` holds by the code of each language whether its published text stayed current by
    it, and the keys of the translations that were carried over to the new texts.
    """

    source = models.ForeignKey(
        TranslationSource, on_delete=models.SET_NULL, null=True, related_name="minor_changes"
    )
    title = models.CharField(_("title"), max_length=200)
    """Of the source, which may be gone one day."""
    published_at = models.DateTimeField(_("published at"))
    taken_over_at = models.DateTimeField(
        _("taken over at"), help_text=_("When translators had the source before, last.")
    )
    reason = models.CharField(
        _("reason"),
        max_length=500,
        help_text=_("Translators read it: such as “a spelling mistake, nothing else”."),
    )
    texts = models.JSONField(_("changed texts"), default=list)
    languages = models.JSONField(_("languages"), default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(pgettext_lazy("of a minor change", "said at"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(_("taken back at"), null=True)

    class Meta:
        verbose_name = _("minor change")
        verbose_name_plural = _("minor changes")

    def __str__(self) -> str:
        return f"{self.title[:50]}: {self.reason[:50]}"
