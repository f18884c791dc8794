"""What was made of an accepted application, so that it can be undone until it is published."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from submissions.models.memberships import MembershipApplication


class Acceptance(models.Model):
    """The rows that one acceptance made; each is None once it is gone.

    `made_authority` tells whether the authority was made by it, or stood in the register before.
    """

    application: Any = models.ForeignKey(
        MembershipApplication, on_delete=models.CASCADE, related_name="acceptances"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    user: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    authority: Any = models.ForeignKey(
        "participants.Authority", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_authority = models.BooleanField(default=True)
    adhesion: Any = models.ForeignKey(
        "participants.Adhesion", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    profile: Any = models.ForeignKey(
        "participants.ParticipantPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    news: Any = models.ForeignKey(
        "news.NewsPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("acceptance")
        verbose_name_plural = _("acceptances")

    def __str__(self) -> str:
        return str(self.application)
