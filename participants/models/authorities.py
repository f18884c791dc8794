"""Cities, regions and their associations: facts, once, without a language."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import Panel
from wagtail.search import index

from core.collation import KEY_LENGTH, sort_key
from participants.codes import check_lau, check_nuts, check_subdivision
from participants.countries import country_choices, language_choices
from participants.forms.authorities import AuthorityForm
from participants.models.auditing import AuditedModel
from participants.panels import authority_panels
from participants.periods import Period, check_adhesions
from participants.querysets import AuthorityManager


class AuthorityKind(models.TextChoices):
    """What sort of authority it is."""

    MUNICIPALITY = "municipality", _("Municipality")
    REGION = "region", _("Region")
    ASSOCIATION = "association", _("Association of authorities")


class LegalBasis(models.TextChoices):
    """Why a person's contact may be kept (GDPR, article 6)."""

    CONSENT = "consent", _("Consent of the person")
    PUBLIC_TASK = "public_task", _("Task in the public interest")
    LEGITIMATE_INTEREST = "legitimate_interest", _("Legitimate interest")


ANY_LANGUAGE = ""
"""A list of own names has many alphabets: in it č stands with c."""

CONTACT_FIELDS = ("contact_name", "contact_role", "contact_email", "contact_phone")


class Authority(AuditedModel, ClusterableModel, index.Indexed):
    """A city or region; readers know of it while one of its profiles is public."""

    personal_fields = frozenset({*CONTACT_FIELDS, "contact_legal_basis", "contact_is_public"})

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("The same for ever, such as tivat: front ends and files know it by this."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=AuthorityKind, help_text=_("Readers can filter by it.")
    )
    endonym = models.CharField(
        _("own name"), max_length=160, help_text=_("What it calls itself, in its own script.")
    )
    # Derived in save(): databases sort by bytes, or by the locale that they were installed with.
    sort_key = models.CharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    endonym_language = models.CharField(
        _("language of the own name"),
        max_length=20,
        choices=language_choices,
        help_text=_("The language in which the own name is written."),
    )
    country = models.CharField(
        _("country"), max_length=2, choices=country_choices, help_text=_("After ISO 3166-1.")
    )
    subdivision_code = models.CharField(
        _("ISO 3166-2"),
        max_length=6,
        blank=True,
        help_text=_("The code of the region in which it lies, such as ME-19."),
    )
    nuts_code = models.CharField(
        _("NUTS"), max_length=5, blank=True, help_text=_("Eurostat's code of the region.")
    )
    lau_code = models.CharField(
        _("LAU"), max_length=20, blank=True, help_text=_("Eurostat's code of the municipality.")
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north of the equator (WGS 84), such as 42.43; south is negative."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east of Greenwich (WGS 84), such as 18.70; west is negative."),
    )
    website = models.URLField(_("website"), blank=True, help_text=_("Its own address."))
    population = models.PositiveIntegerField(
        _("population"),
        null=True,
        blank=True,
        help_text=_("All inhabitants, with year and source."),
    )
    population_year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
        help_text=_("The year for which the population was counted or estimated."),
    )
    population_source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Who counted or estimated it.")
    )
    contact_name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("A person or an office.")
    )
    contact_role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("What the person does there.")
    )
    contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Address to write to."))
    contact_phone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("With the country's prefix: +33 …")
    )
    contact_legal_basis = models.CharField(
        _("legal basis"),
        max_length=30,
        choices=LegalBasis,
        blank=True,
        help_text=_("Why the contact may be kept. Needed as soon as there is one."),
    )
    contact_is_public = models.BooleanField(
        _("may be published"),
        default=False,
        help_text=_("Only when ticked do readers see the contact. Staff always do."),
    )

    objects: ClassVar[Any] = AuthorityManager()

    base_form_class = AuthorityForm
    panels: ClassVar[list[Panel]] = authority_panels()
    # The chooser and the listing search by these.
    search_fields: ClassVar[list[Any]] = [
        index.AutocompleteField("endonym"),
        index.AutocompleteField("key"),
        index.RelatedFields("names", [index.AutocompleteField("name")]),
        index.FilterField("country"),
        index.FilterField("kind"),
        index.FilterField("endonym"),
    ]

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="authority_has_both_coordinates",
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180
                ),
            ),
            models.CheckConstraint(
                name="authority_population_has_year_and_source",
                condition=models.Q(population__isnull=True)
                | (models.Q(population_year__isnull=False) & ~models.Q(population_source="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.endonym} ({self.country})"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with all rows below; what they must keep to together is checked at the end."""
        self.take_place_in_alphabet()
        if "endonym" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = [*kwargs["update_fields"], "sort_key"]
        self.rows_are_checked_together = True
        try:
            super().save(*args, **kwargs)
        finally:
            self.rows_are_checked_together = False
        check_adhesions(Period.of(row) for row in self.adhesions.all())

    def take_place_in_alphabet(self) -> None:
        """Derive the column by which authorities are listed from the own name."""
        self.sort_key = sort_key(self.endonym, ANY_LANGUAGE)

    rows_are_checked_together = False
    """Whether a row below is being saved with the authority, and must not be checked alone."""

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete with the rows below, each recorded; what has adhesions is protected."""
        for row in [*self.names.all(), *self.accounts.all(), *self.heads.all()]:
            row.delete()
        for row in [*self.figures.all(), *self.programme_participations.all()]:
            row.delete()
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """Check what belongs together: coordinates, population, codes, contact."""
        super().clean()
        problems: dict[str, Any] = {}
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            problems[missing] = _("A place has both a latitude and a longitude.")
        if self.population is not None:
            if self.population_year is None:
                problems["population_year"] = _("Say for which year this number holds.")
            if not self.population_source.strip():
                problems["population_source"] = _("Say where this number comes from.")
        if any(getattr(self, name) for name in CONTACT_FIELDS) and not self.contact_legal_basis:
            problems["contact_legal_basis"] = _("Say why this contact may be kept.")
        problems |= self._faulty_codes()
        if problems:
            raise ValidationError(problems)

    def _faulty_codes(self) -> dict[str, Any]:
        checks = {
            "subdivision_code": lambda code: check_subdivision(code, self.country),
            "nuts_code": lambda code: check_nuts(code, self.country),
            "lau_code": check_lau,
        }
        problems = {}
        for name, check in checks.items():
            if code := getattr(self, name):
                try:
                    check(code)
                except ValidationError as error:
                    problems[name] = error
        return problems

    def audited_authority(self) -> "Authority":
        return self

    @property
    def has_public_contact(self) -> bool:
        """Whether readers may see the contact: allowed, with its legal basis."""
        has_any = any(getattr(self, name) for name in CONTACT_FIELDS)
        return has_any and self.contact_is_public and bool(self.contact_legal_basis)
