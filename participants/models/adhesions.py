"""Who belongs to the network: acts with a date, never a flag."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, Panel

from participants.forms.adhesions import AdhesionForm
from participants.models.auditing import AuditedModel
from participants.models.authorities import Authority
from participants.panels import adhesion_fields
from participants.periods import Period, check_adhesions
from participants.querysets import AdhesionManager


class Instrument(models.TextChoices):
    """What an authority can belong to or sign."""

    ALLIANCE = "alliance", _("Alliance")
    DECLARATION = "declaration", _("Declaration of Mayors against Anti-Gypsyism")


class Adhesion(AuditedModel):
    """An authority's adhesion to an instrument, from its first to its last day.

    Without `since` it began on a day that nobody recorded, before everything the register knows.
    One who left and came back has two adhesions, each with an ordinal of its own.
    """

    authority = ParentalKey(
        Authority,
        verbose_name=_("authority"),
        on_delete=models.PROTECT,
        related_name="adhesions",
        help_text=_("The city, region or association that adheres."),
    )
    instrument = models.CharField(
        _("instrument"),
        max_length=20,
        choices=Instrument,
        default=Instrument.ALLIANCE,
        help_text=_("What it adheres to: the Alliance, or a text that it has signed."),
    )
    ordinal = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Its place in the order of adhesions, such as 127; given only once."),
    )
    since = models.DateField(
        _("from"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("First day. Left empty, it counts as having belonged from the beginning."),
    )
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Last day, after a withdrawal; empty while it belongs."),
    )
    evidence = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "The council's resolution or the signed form; for staff, readers don't see it."
        ),
    )

    objects: ClassVar[Any] = AdhesionManager()

    base_form_class = AdhesionForm
    panels: ClassVar[list[Panel]] = [FieldPanel("authority"), *adhesion_fields()]

    class Meta:
        verbose_name = _("adhesion")
        verbose_name_plural = _("adhesions")
        ordering = ["instrument", "ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "ordinal"],
                name="unique_ordinal_per_instrument",
                violation_error_message=_("Another adhesion to this instrument has this number."),
            ),
            models.CheckConstraint(
                name="adhesion_ends_after_its_beginning",
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
            ),
        ]

    def __str__(self) -> str:
        number = f" {self.ordinal}" if self.ordinal else ""
        return f"{self.authority}: {self.get_instrument_display()}{number}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raises ValidationError when it overlaps another adhesion of the authority."""
        super().save(*args, **kwargs)
        if not self.authority.rows_are_checked_together:
            check_adhesions(map(Period.of, Adhesion.objects.filter(authority=self.authority_id)))

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("It can't end before it begins.")})
