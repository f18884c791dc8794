"""Filters of authorities, for their listing and for the map."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from participants.countries import country_choices
from participants.models import (
    Adhesion,
    Authority,
    AuthorityKind,
    Instrument,
    ParticipantPage,
    Programme,
    ProgrammeParticipation,
)


def used_countries() -> list[tuple[str, str]]:
    """Return the countries of the register, by name in the reader's language."""
    used = set(Authority.objects.order_by().values_list("country", flat=True).distinct())
    return [choice for choice in country_choices() if choice[0] in used]


class CountryFilter(django_filters.MultipleChoiceFilter):
    """Filter by the countries that the register has."""

    def __init__(self, **kwargs: Any) -> None:
        own = {"label": _("Country"), "choices": used_countries}
        super().__init__(**{**own, "widget": forms.CheckboxSelectMultiple, **kwargs})


class BelongingFilter(django_filters.ChoiceFilter):
    """Filter by the instrument that an authority belongs to today."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs.belonging(value, timezone.localdate()) if value else qs


class SinceFilter(django_filters.DateFromToRangeFilter):
    """Filter by when an adhesion began; that to the instrument, where one is chosen, too."""

    def filter(self, qs: Any, value: slice | None) -> Any:
        if value is None:
            return qs  # The range's ends are instants in the reader's zone: their dates were typed.
        rows = Adhesion.objects.filter(authority_id=OuterRef("pk")).order_by()
        instrument = self.parent.form.cleaned_data.get("instrument")
        if instrument:
            rows = rows.to(instrument)
        if value.start:
            rows = rows.filter(since__gte=value.start.date())
        if value.stop:
            rows = rows.filter(since__lte=value.stop.date())
        return qs.filter(Exists(rows))


class ProfileFilter(django_filters.ChoiceFilter):
    """Filter by whether an authority has a profile in some language."""

    def filter(self, qs: Any, value: str) -> Any:
        if not value:
            return qs
        if value == "published":
            return qs.public()
        profiles = ParticipantPage.objects.filter(authority_id=OuterRef("pk")).order_by()
        return qs.filter(~Exists(profiles))


class CoordinatesFilter(django_filters.ChoiceFilter):
    """Filter by whether an authority is on the map."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs.filter(latitude__isnull=value == "without") if value else qs


class ProgrammeFilter(django_filters.ModelMultipleChoiceFilter):
    """Filter by programmes in which an authority takes or took part."""

    def filter(self, qs: Any, value: Any) -> Any:
        if not value:
            return qs
        parts = ProgrammeParticipation.objects.filter(authority_id=OuterRef("pk")).order_by()
        return qs.filter(Exists(parts.filter(programme__in=list(value))))


class AuthorityFilterSet(WagtailFilterSet):
    """Filters of the listing of authorities and of the map."""

    country = CountryFilter()
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=AuthorityKind.choices, widget=forms.CheckboxSelectMultiple
    )
    instrument = BelongingFilter(
        label=_("Belongs today to"),
        choices=Instrument.choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    since = SinceFilter(label=_("Since"), widget=DateRangePickerWidget)
    profile = ProfileFilter(
        label=_("Profile"),
        choices=[("without", _("Without a profile")), ("published", _("With a published one"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    coordinates = CoordinatesFilter(
        label=_("Coordinates"),
        choices=[("without", _("Without coordinates")), ("with", _("With coordinates"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    programme = ProgrammeFilter(
        label=_("Programme"),
        queryset=Programme.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Authority
        fields: ClassVar[list[str]] = []
