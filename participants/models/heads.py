"""Who leads authorities, term by term."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from participants.models.auditing import AuditedModel
from participants.models.authorities import Authority


class Office(models.TextChoices):
    """The office of the head of an authority."""

    MAYOR = "mayor", _("Mayor")
    PRESIDENT = "president", _("President")
    GOVERNOR = "governor", _("Governor")


class AuthorityHead(AuditedModel, Orderable):
    """Who leads an authority, from the first to the last day of the term, both included."""

    personal_fields = frozenset({"name", "office", "since", "until"})

    authority = ParentalKey(Authority, on_delete=models.CASCADE, related_name="heads")
    name = models.CharField(_("name"), max_length=120, help_text=_("First name and surname."))
    office = models.CharField(
        _("office"), max_length=20, choices=Office, help_text=_("What the person is.")
    )
    since = models.DateField(
        _("from"), null=True, blank=True, help_text=_("First day of the term; empty if not known.")
    )
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("Last day of the term; empty while it lasts."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("head of the authority")
        verbose_name_plural = _("heads of the authority")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("The term can't end before it begins.")})
