"""Applications of authorities to join the Alliance."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.countries import country_choices, language_choices
from participants.models.authorities import AuthorityKind
from participants.models.heads import Office
from submissions.models.submissions import Submission


class MembershipApplication(Submission):
    """An authority asks to join; the columns are those of the register, as they were sent.

    Codes are left empty by most applicants: staff complete them. `facts` are the columns that are
    sent besides those of every submission, in the order of forms.
    """

    facts: ClassVar[tuple[str, ...]] = (
        "authority_name",
        "authority_language",
        "english_name",
        "authority_kind",
        "country",
        "subdivision_code",
        "nuts_code",
        "lau_code",
        "latitude",
        "longitude",
        "website",
        "population",
        "population_year",
        "population_source",
        "head_name",
        "head_office",
        "resolution_date",
    )

    authority_name = models.CharField(_("own name"), max_length=160)
    authority_language = models.CharField(
        _("language of the own name"), max_length=20, choices=language_choices, blank=True
    )
    english_name = models.CharField(_("name in English"), max_length=160, blank=True)
    authority_kind = models.CharField(_("kind of authority"), max_length=20, choices=AuthorityKind)
    country = models.CharField(_("country"), max_length=2, choices=country_choices)
    subdivision_code = models.CharField(_("ISO 3166-2"), max_length=6, blank=True)
    nuts_code = models.CharField(_("NUTS"), max_length=5, blank=True)
    lau_code = models.CharField(_("LAU"), max_length=20, blank=True)
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    website = models.URLField(_("website"), blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    population_source = models.CharField(_("source"), max_length=200, blank=True)
    head_name = models.CharField(_("head of the authority"), max_length=120, blank=True)
    head_office = models.CharField(_("office"), max_length=20, choices=Office, blank=True)
    resolution_date = models.DateField(_("date of the resolution"), null=True, blank=True)
    resolution: Any = models.OneToOneField(
        "submissions.Upload",
        verbose_name=_("resolution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="application",
        help_text=_("The council's decision to join, as a PDF."),
    )

    class Meta:
        verbose_name = _("application to join")
        verbose_name_plural = _("applications to join")
