"""What sources say about the size of communities: ranges, never a bare number."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from participants.models.auditing import AuditedModel
from participants.models.authorities import Authority


class CommunityFigure(AuditedModel, Orderable):
    """An estimate as a source gives it: from–to, year, source, and the word the source uses."""

    authority = ParentalKey(Authority, on_delete=models.CASCADE, related_name="figures")
    minimum = models.PositiveIntegerField(
        _("at least"), help_text=_("Lower end of the estimate, in persons.")
    )
    maximum = models.PositiveIntegerField(
        _("at most"), help_text=_("Upper end of the estimate, in persons.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
        help_text=_("The year to which the estimate belongs."),
    )
    source = models.CharField(
        _("source"), max_length=300, help_text=_("Who estimated it, and where that is published.")
    )
    source_url = models.URLField(
        _("address of the source"), blank=True, help_text=_("Where it can be read.")
    )
    source_term = models.CharField(
        _("term of the source"),
        max_length=120,
        help_text=_("The word that the source itself uses for the people it counts."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("figure about a community")
        verbose_name_plural = _("figures about communities")
        constraints = [
            models.CheckConstraint(
                name="community_figure_is_a_range",
                condition=models.Q(maximum__gt=models.F("minimum")),
            ),
            models.CheckConstraint(
                name="community_figure_has_its_source",
                condition=~models.Q(source="") & ~models.Q(source_term=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minimum}–{self.maximum} ({self.year})"

    def clean(self) -> None:
        """Refuse a bare number: estimates are indicative, and are given as a range."""
        super().clean()
        if None not in {self.minimum, self.maximum} and self.maximum <= self.minimum:
            raise ValidationError(
                {
                    "maximum": _(
                        "A single number claims too much: give a range, from lower to higher."
                    )
                }
            )
