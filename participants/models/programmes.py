"""Partner programmes, and which authorities take part."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from participants.forms.programmes import ProgrammeForm
from participants.models.auditing import AuditedModel
from participants.models.authorities import Authority


class Programme(AuditedModel, index.Indexed):
    """A programme such as ROMACT; its name is the same in all languages."""

    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("The same for ever, such as romact: front ends filter by it."),
    )
    name = models.CharField(
        _("name"), max_length=120, help_text=_("As it is written in all languages: ROMACT.")
    )
    website = models.URLField(_("website"), blank=True, help_text=_("Its own address."))

    base_form_class = ProgrammeForm
    search_fields: ClassVar[list[Any]] = [
        index.AutocompleteField("name"),
        index.AutocompleteField("key"),
        index.FilterField("name"),
    ]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class ProgrammeParticipation(AuditedModel, Orderable):
    """An authority's part in a programme, from its first to its last day."""

    authority = ParentalKey(
        Authority, on_delete=models.CASCADE, related_name="programme_participations"
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        related_name="participations",
        help_text=_("Programmes that are missing here are added in the menu “Register”."),
    )
    phase = models.CharField(
        _("phase"), max_length=40, blank=True, help_text=_("Such as II; empty where it has none.")
    )
    since = models.DateField(
        _("from"), null=True, blank=True, help_text=_("First day; empty if it is not known.")
    )
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Last day; empty while it lasts.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("part in a programme")
        verbose_name_plural = _("parts in programmes")

    def __str__(self) -> str:
        return f"{self.programme} {self.phase}".strip()

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("It can't end before it begins.")})
