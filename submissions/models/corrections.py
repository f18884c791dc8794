"""Corrections that a listed authority asks for."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.models import Authority
from submissions.models.submissions import Submission


class ProfileCorrection(Submission):
    """Someone asks for a correction of what the register says of an authority.

    Nothing of it is looked at until the authority's registered contact has followed the link that
    was sent there: whoever asked, the authority itself says yes. Without a registered contact it
    waits for a person, marked as such.
    """

    facts: ClassVar[tuple[str, ...]] = ("authority_label",)

    authority: Any = models.ForeignKey(
        Authority,
        verbose_name=_("authority"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    authority_label = models.CharField(_("authority"), max_length=255)

    class Meta:
        verbose_name = _("correction of a profile")
        verbose_name_plural = _("corrections of profiles")


class Decision(models.TextChoices):
    """What became of one proposed value."""

    WAITING = "waiting", _("Not decided")
    TAKEN = "taken", _("Taken over")
    LEFT = "left", _("Left as it was")


class ProposedChange(models.Model):
    """One field of an authority: what it was when the correction came, and what it should be.

    `field` is a column of `participants.Authority`, or `head_name`; values are texts, as in
    `RegisterChange`.
    """

    correction: Any = models.ForeignKey(
        ProfileCorrection, on_delete=models.CASCADE, related_name="changes"
    )
    field = models.CharField(_("field"), max_length=40)
    old_value = models.CharField(_("until now"), max_length=500, blank=True)
    new_value = models.CharField(_("proposed"), max_length=500, blank=True)
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision, default=Decision.WAITING
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["correction", "field"], name="unique_field_per_correction"
            )
        ]

    def __str__(self) -> str:
        return self.field
