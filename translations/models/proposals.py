"""Wordings that wait for a translator's decision."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Proposal(models.Model):
    """Another wording for a translated segment, until a translator accepts or refuses it.

    A segment is a string in a context, as in wagtail-localize's StringTranslation; the string may
    be one that the source has no longer, so that what was translated meanwhile is not lost.
    Nothing is deleted: what was decided stays; a wording that it replaced is a FormerWording.
    """

    class Origin(models.TextChoices):
        PO = "po", _("PO file")
        SOURCE = "source", _("Earlier translation")
        HAND = "hand", _("Edited on the page")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    translation = models.ForeignKey(
        "wagtail_localize.Translation", on_delete=models.CASCADE, related_name="proposals"
    )
    string = models.ForeignKey(
        "wagtail_localize.String", on_delete=models.CASCADE, related_name="proposals"
    )
    context = models.ForeignKey(
        "wagtail_localize.TranslationContext", on_delete=models.CASCADE, related_name="proposals"
    )
    text = models.TextField(
        _("text"), help_text=_("As segments are stored: HTML, without outer tags.")
    )
    earlier_string = models.ForeignKey(
        "wagtail_localize.String",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("The source text that it was written for, where the source has another now."),
    )
    origin = models.CharField(_("origin"), max_length=20, choices=Origin.choices)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)

    class Meta:
        verbose_name = _("proposed translation")
        verbose_name_plural = _("proposed translations")
        indexes = [
            models.Index(
                fields=["translation", "string", "context"],
                condition=models.Q(state="open"),
                name="translations_open_proposals",
            )
        ]

    def __str__(self) -> str:
        return f"{self.text[:50]} ({self.get_state_display()})"
