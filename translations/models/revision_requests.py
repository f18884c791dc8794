"""What a second reader has to look at."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from translations.querysets import RevisionRequestQuerySet


class RevisionRequest(models.Model):
    """A translated text, or a whole translation, that a second person has to read.

    The revision of ISO 17100: by somebody who is not the translator. A text is a string in a
    context, as in wagtail-localize's StringTranslation; without both the whole is meant. Nothing is
    deleted: what was closed stays, with who closed it and how.
    """

    class Outcome(models.TextChoices):
        FINE = "fine", pgettext_lazy("outcome of a revision", "fine")
        CORRECTED = "corrected", pgettext_lazy("outcome of a revision", "corrected")
        WITHDRAWN = "withdrawn", pgettext_lazy("outcome of a revision", "withdrawn")

    translation = models.ForeignKey(
        "wagtail_localize.Translation", on_delete=models.CASCADE, related_name="revision_requests"
    )
    string = models.ForeignKey(
        "wagtail_localize.String", on_delete=models.CASCADE, null=True, related_name="+"
    )
    context = models.ForeignKey(
        "wagtail_localize.TranslationContext", on_delete=models.CASCADE, null=True, related_name="+"
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    translators = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translators"),
        related_name="+",
        help_text=_("Who had translated it when the revision was asked for."),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed at"), null=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices, blank=True)

    objects = RevisionRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to revise")
        verbose_name_plural = _("requests to revise")
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "string", "context"],
                condition=Q(closed_at=None, string__isnull=False),
                name="one_open_revision_of_a_text",
            ),
            models.UniqueConstraint(
                fields=["translation"],
                condition=Q(closed_at=None, string=None),
                name="one_open_revision_of_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(string=None, context=None)
                | Q(string__isnull=False, context__isnull=False),
                name="revision_of_a_text_or_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="closed_revision_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} {self.string_id or 'whole'} {self.outcome or 'open'}"

    @property
    def is_whole(self) -> bool:
        """Tell whether the whole translation is meant."""
        return self.string_id is None
