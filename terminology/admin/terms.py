"""The listing of terms in the admin."""

from collections import Counter
from typing import Any, ClassVar

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from core.admin.exports import ExportColumn
from core.admin.filters import PageFilterSet
from core.admin.listings import ItemsView, ItemsViewSet
from terminology.models import Concept, ConceptGroup, Designation, Status, TermPage


class OfGroupFilter(django_filters.MultipleChoiceFilter):
    """Filter terms by the group of their concept; the search index knows no groups."""

    def filter(self, qs: Any, value: list[str]) -> Any:
        if not value:
            return qs
        concepts = Concept.objects.filter(group__in=value).order_by()
        return qs.filter(pk__in=TermPage.objects.filter(concept__in=concepts).values("pk"))


class WithStatusFilter(django_filters.MultipleChoiceFilter):
    """Filter terms by the status of one of their designations."""

    def filter(self, qs: Any, value: list[str]) -> Any:
        if not value:
            return qs
        return qs.filter(
            pk__in=Designation.objects.filter(status__in=value).order_by().values("page_id")
        )


def _initials(request: Any) -> list[tuple[str, str]]:
    rows = TermPage.objects.order_by("sort_key").values_list("initial", flat=True)
    return [(initial, initial) for initial in dict.fromkeys(rows)]


class TermFilterSet(PageFilterSet):
    """Status of designations, group, letter; Wagtail adds the language."""

    designation_status = WithStatusFilter(
        label=_("Designations"), choices=Status.choices, widget=forms.CheckboxSelectMultiple
    )
    group = OfGroupFilter(
        label=_("Group"), choices=ConceptGroup.choices, widget=forms.CheckboxSelectMultiple
    )
    initial = django_filters.ChoiceFilter(
        label=_("Letter"), choices=lambda: _initials(None), empty_label=_("All")
    )

    class Meta:
        model = TermPage
        fields: ClassVar[list[str]] = []


def preferred_term(page: TermPage) -> str:
    """Return the designation that is preferred today."""
    today = timezone.localdate()
    rows = (row for row in page.designations.all() if row.status == Status.PREFERRED)
    return next((row.term for row in rows if row.is_valid_on(today)), "")


def other_designations(page: TermPage) -> str:
    """Return how many designations have which other status: “2 offensive, 1 admitted”."""
    counts = Counter(row.status for row in page.designations.all())
    others = [status for status in Status if status != Status.PREFERRED and counts[status]]
    return ", ".join(f"{counts[status]} × {status.label}" for status in others)


def all_designations(page: TermPage) -> str:
    """Return all designations with their status."""
    return "; ".join(str(row) for row in page.designations.all())


class TermListingView(ItemsView):
    """All terms, in the alphabet of their language."""

    default_ordering = "sort_key"
    prefetch = ("concept", "designations")
    add_item_label = _("Add a term")
    item_columns: ClassVar[list[Column]] = [
        Column("concept", label=_("Concept")),
        Column("group", label=_("Group"), accessor="concept.get_group_display"),
        Column("preferred", label=_("Preferred"), accessor=preferred_term),
        Column("others", label=_("Other designations"), accessor=other_designations),
    ]
    item_export_columns: ClassVar[list[ExportColumn]] = [
        ("concept", _("Concept"), lambda page: page.concept.identifier),
        ("group", _("Group"), lambda page: page.concept.get_group_display()),
        ("initial", _("Letter"), lambda page: page.initial),
        ("preferred", _("Preferred"), preferred_term),
        ("designations", _("Designations"), all_designations),
        ("definition", _("Definition"), lambda page: page.definition),
        ("definition_source", _("Source of the definition"), lambda page: page.definition_source),
    ]


class TermViewSet(ItemsViewSet):
    """The menu entry “Terms”."""

    model = TermPage
    icon = "title"
    index_view_class = TermListingView
    filterset_class = TermFilterSet
    add_to_admin_menu = False  # It stands in the menu “Glossary”.
    menu_label = _("Terms")
    export_filename = "terms"


term_viewset = TermViewSet("terms")
