"""What became of schedules that the publish gate refused."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduleRefusal(models.Model):
    """A scheduled publication that was refused when it came due.

    `problems` maps form fields to messages; the schedule itself is cancelled, the draft is kept.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="schedule_refusals"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    due_at = models.DateTimeField(_("was due"))
    refused_at = models.DateTimeField(_("refused"), auto_now_add=True)
    problems = models.JSONField(_("problems"), default=dict)

    class Meta:
        ordering = ["-refused_at"]
        verbose_name = _("refused schedule")
        verbose_name_plural = _("refused schedules")

    def __str__(self) -> str:
        return f"{self.page_id} {self.refused_at:%Y-%m-%d}"
