"""The report of what readers searched for in vain."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from core.admin.exports import ExportColumn, SafeExportMixin
from core.days import day_of
from search.models import PromotedWords, Promotion, VainSearch

Row = dict[str, Any]
LANGUAGES = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
PERIODS = {"7": _("The last 7 days"), "30": _("The last 30 days")}


def may_see(request: HttpRequest) -> bool:
    """Tell whether somebody sees promoted results, and so what they could be made for."""
    policy = policy_registry.get_by_type(Promotion)
    return bool(policy.user_has_any_permission(request.user, ["add", "change", "delete", "view"]))


class PeriodFilter(django_filters.ChoiceFilter):
    """Filter by so many days until today."""

    def filter(self, qs: Any, value: str) -> Any:
        since = day_of(timezone.now()) - timedelta(days=int(value)) if value else None
        return qs.filter(day__gt=since) if since else qs


class VainFilterSet(WagtailFilterSet):
    """Filters of the report."""

    language = django_filters.MultipleChoiceFilter(
        label=_("Language"), choices=list(LANGUAGES.items()), widget=forms.CheckboxSelectMultiple
    )
    period = PeriodFilter(
        label=_("When"),
        choices=list(PERIODS.items()),
        empty_label=_("All that is kept"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = VainSearch
        fields: ClassVar[list[str]] = []


class PromoteColumn(Column):
    """The way to a promoted result for these words, or to the one that there is."""

    cell_template_name = "search/admin/vain_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        policy = policy_registry.get_by_type(Promotion)
        user = parent_context["request"].user
        return {**context, "may_add": policy.user_has_permission(user, "add")}


def _language(row: Row) -> str:
    return str(LANGUAGES.get(row["language"], row["language"]))


class VainView(SafeExportMixin, IndexView):
    """What was searched in vain, the most often asked first; nobody adds or changes a row."""

    model = VainSearch
    filterset_class = VainFilterSet
    default_ordering = "-total"
    paginate_by = 50
    is_searchable = False
    index_url_name = "searched_in_vain:index"
    index_results_url_name = "searched_in_vain:index_results"
    page_title = _("Searched in vain")
    header_icon = "search"
    export_filename = "searched-in-vain"
    export_columns: ClassVar[list[ExportColumn]] = [
        ("query", _("Words"), lambda row: row["query"]),
        ("language", _("Language"), lambda row: row["language"]),
        ("total", _("Times"), lambda row: row["total"]),
        ("last", _("Last"), lambda row: row["last"]),
    ]

    @cached_property
    def permission_policy(self) -> Any:
        """Ask for rights on promoted results."""
        return policy_registry.get_by_type(Promotion)

    @cached_property
    def columns(self) -> list[Any]:
        return [
            Column("query", label=_("Words"), sort_key="query", classname="title"),
            Column("language", label=_("Language"), accessor=_language, sort_key="language"),
            Column("total", label=_("Times"), sort_key="total"),
            DateColumn("last", label=_("Last"), sort_key="last"),
            PromoteColumn("promote", label=_("Promoted result")),
        ]

    def get_add_url(self) -> None:
        """Have none: rows are written by searches."""

    def get_base_queryset(self) -> QuerySet[VainSearch]:
        return VainSearch.objects.all()

    def order_queryset(self, queryset: Any) -> Any:
        """Leave them as they are: they are counted first."""
        return queryset

    def filter_queryset(self, queryset: Any) -> Any:
        """Count what the filters leave, by words and language."""
        rows = super().filter_queryset(queryset).order_by().values("query", "language")
        counted = rows.annotate(total=Sum("times"), last=Max("day"))
        return counted.order_by(self.ordering, "query", "language")

    def get_table(self, object_list: Iterable[Row]) -> Any:
        return super().get_table(with_promotions(object_list))


def with_promotions(object_list: Iterable[Row]) -> list[Row]:
    """Return rows with the key of their promotion, or None, and where one is added."""
    rows = list(object_list)
    entries = PromotedWords.objects.filter(folded__in={row["query"] for row in rows})
    found = {
        (language, folded): key
        for language, folded, key in entries.values_list(
            "locale__language_code", "folded", "promotion_id"
        )
    }
    add = reverse("wagtailsnippets_search_promotion:add")
    return [
        {
            **row,
            "promotion": found.get((row["language"], row["query"])),
            "add_url": f"{add}?{urlencode({'language': row['language'], 'words': row['query']})}",
        }
        for row in rows
    ]


class VainMenuItem(MenuItem):
    """A menu entry for those who see promoted results."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request)


class VainViewSet(ViewSet):
    """The report's addresses and its menu entry."""

    icon = "search"
    menu_label = _("Searched in vain")
    menu_item_class = VainMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", VainView.as_view(), name="index"),
            path("results/", VainView.as_view(results_only=True), name="index_results"),
        ]


vain_viewset = VainViewSet("searched_in_vain", url_prefix="reports/searched-in-vain")
