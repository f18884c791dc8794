"""The report of who looked at personal data; itself on record."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from core.admin.exports import ExportColumn, SafeExportMixin
from submissions.audit.wording import about, person
from submissions.models import SubmissionEvent, What
from submissions.services.looking import AUDIT, note_exported, note_looks

ADDRESS = "audit:index"
POLICY = ModelPermissionPolicy(SubmissionEvent)


class AuditFilterSet(WagtailFilterSet):
    """Filters of the report."""

    user = MultipleUserFilter(
        label=_("Who"),
        queryset=lambda request: get_user_model().objects.filter(
            pk__in=SubmissionEvent.objects.order_by().values("user_id")
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    reference = django_filters.CharFilter(label=_("Reference"), lookup_expr="icontains")
    what = django_filters.MultipleChoiceFilter(
        label=_("What was done"), choices=What.choices, widget=forms.CheckboxSelectMultiple
    )
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = SubmissionEvent
        fields: ClassVar[list[str]] = []


def _moment(event: SubmissionEvent) -> str:
    return date_format(timezone.localtime(event.at), "j F Y, H:i")


class AuditView(SafeExportMixin, ReportView):
    """All events, the newest first; nobody adds, changes or deletes one."""

    model = SubmissionEvent
    permission_policy = POLICY
    any_permission_required: ClassVar[list[str]] = ["view"]
    filterset_class = AuditFilterSet
    paginate_by = 50
    default_ordering = "-at"
    index_url_name = ADDRESS
    index_results_url_name = "audit:results"
    page_title = _("Who looked at personal data")
    header_icon = "history"
    results_template_name = "submissions/audit/results.html"
    export_filename = "who-looked-at-personal-data"
    export_columns: ClassVar[list[ExportColumn]] = [
        ("at", _("When"), lambda event: event.at),
        ("who", _("Who"), person),
        ("what", _("What was done"), lambda event: event.get_what_display()),
        ("about", _("With what"), about),
    ]

    @cached_property
    def columns(self) -> list[Any]:
        return [
            Column("at", label=_("When"), accessor=_moment, sort_key="at", width="25%"),
            Column("user", label=_("Who"), accessor=person, width="25%"),
            Column("what", label=_("What was done"), accessor="get_what_display", width="20%"),
            Column("about", label=_("With what"), accessor=about),
        ]

    def get_base_queryset(self) -> Any:
        return SubmissionEvent.objects.select_related("user")

    def order_queryset(self, queryset: Any) -> Any:
        oldest_first = self.ordering == "at"
        return queryset.order_by(*(("at", "pk") if oldest_first else ("-at", "-pk")))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, and write down that somebody looked, or took a copy along."""
        if self.is_export:
            note_exported(AUDIT, request.user)
        else:
            note_looks([], request.user, AUDIT)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response


class AuditMenuItem(MenuItem):
    """A menu entry for those who may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(POLICY.user_has_permission(request.user, "view"))
