"""Adhesions in the admin: who belongs to what, since when."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.views.snippets import SnippetViewSet

from core.admin.editing import CheckedCreateView, CheckedEditView, ExplainingDeleteView
from core.admin.exports import ExportColumn
from participants.admin.authority_filters import CountryFilter
from participants.admin.listing import LISTING_TEMPLATE, RegisterIndexView
from participants.admin.wording import country_of, day
from participants.models import Adhesion, Instrument


class InForceFilter(django_filters.DateFilter):
    """Filter by what holds on a day."""

    def filter(self, qs: Any, value: Any) -> Any:
        return qs.in_force(value) if value else qs


class AdhesionFilterSet(WagtailFilterSet):
    """Filters of the listing of adhesions."""

    instrument = django_filters.MultipleChoiceFilter(
        label=_("Instrument"), choices=Instrument.choices, widget=forms.CheckboxSelectMultiple
    )
    on = InForceFilter(label=_("In force on"), widget=AdminDateInput)
    country = CountryFilter(field_name="authority__country")

    class Meta:
        model = Adhesion
        fields: ClassVar[list[str]] = []


class AdhesionIndexView(RegisterIndexView):
    """All adhesions, the latest first."""

    export_columns: ClassVar[list[ExportColumn]] = [
        ("key", _("Key of the authority"), lambda row: row.authority.key),
        ("authority", _("Authority"), lambda row: row.authority.endonym),
        ("country", _("Country"), lambda row: country_of(row.authority)),
        ("instrument", _("Instrument"), lambda row: row.get_instrument_display()),
        ("ordinal", _("Number"), lambda row: row.ordinal),
        ("since", pgettext_lazy("first day of a period", "From"), lambda row: row.since),
        ("until", _("Until"), lambda row: row.until),
        ("evidence", _("Evidence"), lambda row: str(row.evidence or "")),
    ]

    @cached_property
    def is_searchable(self) -> bool:
        return True  # By the names of the authority, which has the index.

    def get_base_queryset(self) -> Any:
        return Adhesion.objects.select_related("authority", "evidence")

    def order_queryset(self, queryset: Any) -> Any:
        name = self.ordering.removeprefix("-")
        column = F("authority__sort_key" if name == "authority" else name)
        descending = self.ordering.startswith("-")
        place = column.desc(nulls_last=True) if descending else column.asc(nulls_last=True)
        return queryset.order_by(place, "authority__sort_key", "pk")


class AdhesionDeleteView(ExplainingDeleteView):
    """Asks before an adhesion is deleted: who left gets a last day instead."""

    @property
    def confirmation_message(self) -> str:
        return str(
            _(
                "Delete this adhesion only if it never was: it disappears from the figures of all "
                "days. Who left gets a last day instead."
            )
        )


class AdhesionViewSet(SnippetViewSet):
    """Listing and editor of adhesions."""

    model = Adhesion
    icon = "link"
    menu_label = _("Adhesions")
    index_view_class = AdhesionIndexView
    add_view_class = CheckedCreateView
    edit_view_class = CheckedEditView
    delete_view_class = AdhesionDeleteView
    filterset_class = AdhesionFilterSet
    copy_view_enabled = False  # Its number is given once.
    list_display: ClassVar[list[str | Column]] = [
        "authority",
        Column(
            "instrument",
            label=_("Instrument"),
            accessor="get_instrument_display",
            sort_key="instrument",
        ),
        Column("ordinal", label=_("Number"), sort_key="ordinal"),
        Column(
            "since",
            label=pgettext_lazy("first day of a period", "From"),
            accessor=lambda row: day(row.since),
            sort_key="since",
        ),
        Column("until", label=_("Until"), accessor=lambda row: day(row.until), sort_key="until"),
        Column("evidence", label=_("Evidence")),
    ]
    index_template_name = LISTING_TEMPLATE
    list_per_page = 50
    ordering = "-since"
    export_filename = "adhesions"
