"""Who carries what into which language, and until when."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale


class Assignment(models.Model):
    """One person's task: one content in one language.

    It names the content by what all its languages share, the translation key, and not by
    wagtail-localize's rows: what was never sent to translators can be assigned, and a translation
    that is deleted is missing again and still somebody's.
    """

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("kind"), on_delete=models.CASCADE, related_name="+"
    )
    """Of the model that holds language and key: Page for pages of all types."""
    translation_key = models.UUIDField(_("translation key"))
    locale = models.ForeignKey(
        Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="translation_assignments",
    )
    due = models.DateField(_("due date"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=250, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    assigned_at = models.DateTimeField(pgettext_lazy("of a task", "assigned at"), auto_now=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "content_type", "locale"],
                name="one_assignment_per_content_and_language",
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale_id} {self.person_id}"
