"""Who changed what in the register, and when; for those who may change it themselves."""

from collections.abc import Iterable
from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from core.admin.exports import ExportColumn, SafeExportMixin
from participants.admin.differences import differences, names_for, part_of
from participants.admin.wording import joined, yes_or_no
from participants.models import Authority, ChangeAction, RegisterChange


def may_see_changes(request: HttpRequest) -> bool:
    """Tell whether somebody may change authorities, and so see what others changed."""
    policy = policy_registry.get_by_type(Authority)
    return bool(policy.user_has_permission(request.user, "change"))


class PersonalFilter(django_filters.ChoiceFilter):
    """Filter by whether data about a person was changed."""

    def filter(self, qs: Any, value: str) -> Any:
        return qs.filter(is_personal=True) if value else qs


class ChangeFilterSet(WagtailFilterSet):
    """Filters of the listing of changes."""

    authority = django_filters.ModelChoiceFilter(
        label=_("Authority"), queryset=Authority.objects.all(), widget=forms.Select
    )
    user = MultipleUserFilter(
        label=_("Who"),
        queryset=lambda request: get_user_model().objects.filter(
            pk__in=RegisterChange.objects.order_by().values("user_id")
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    action = django_filters.MultipleChoiceFilter(
        label=_("What was done"), choices=ChangeAction.choices, widget=forms.CheckboxSelectMultiple
    )
    personal = PersonalFilter(
        label=_("Personal data"),
        choices=[("only", _("Only changes of personal data"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = RegisterChange
        fields: ClassVar[list[str]] = []


class DifferencesColumn(Column):
    """The fields that changed, old and new."""

    cell_template_name = "participants/admin/differences_cell.html"


class AuthorityColumn(Column):
    """The authority as it is called now, with the way to its editor; a deleted one as it was."""

    cell_template_name = "participants/admin/authority_cell.html"


def _person(change: RegisterChange) -> str:
    if change.user_id is None:
        return str(_("The system"))
    user: Any = change.user
    if user is None:
        return str(_("Account no. %(number)d (deleted since)") % {"number": change.user_id})
    return user.get_full_name() or user.get_username()


def _moment(change: RegisterChange) -> str:
    return date_format(timezone.localtime(change.at), "j F Y, H:i")


def _entry(change: RegisterChange) -> str:
    """Return what the row is called, in a spreadsheet: no person's name."""
    return "" if change.is_named_after_a_person else change.object_label


def _what(change: Any) -> str:
    """Return the differences, in a spreadsheet: what is personal without its values."""
    return joined(
        f"{part.label} (…)" if part.is_personal else f"{part.label}: {part.old} → {part.new}"
        for part in change.differences
    )


class ChangesView(SafeExportMixin, IndexView):
    """All changes of the register, the newest first; nobody adds, changes or deletes one."""

    model = RegisterChange
    any_permission_required: ClassVar[list[str]] = ["change"]
    filterset_class = ChangeFilterSet
    default_ordering = "-at"
    paginate_by = 50
    index_url_name = "register_changes:index"
    index_results_url_name = "register_changes:index_results"
    page_title = _("Changes of the register")
    header_icon = "history"
    export_filename = "changes-of-the-register"
    export_columns: ClassVar[list[ExportColumn]] = [
        ("at", _("When"), lambda change: change.at),
        ("who", _("Who"), _person),
        ("authority", _("Authority"), lambda change: change.authority_label),
        ("part", _("Part of the register"), part_of),
        ("entry", _("Entry"), _entry),
        ("action", _("What was done"), lambda change: change.get_action_display()),
        ("personal", _("Personal data"), lambda change: yes_or_no(change.is_personal)),
        ("what", _("What"), _what),
    ]

    @cached_property
    def permission_policy(self) -> Any:
        """Ask for rights on authorities: who may change them sees who did."""
        return policy_registry.get_by_type(Authority)

    @cached_property
    def columns(self) -> list[Any]:
        return [
            Column("at", label=_("When"), accessor=_moment, sort_key="at", width="16%"),
            Column("user", label=_("Who"), accessor=_person, width="12%"),
            AuthorityColumn("authority", label=_("Authority"), width="16%"),
            Column("part", label=_("Part of the register"), accessor=part_of, width="12%"),
            Column("action", label=_("What was done"), accessor="get_action_display", width="10%"),
            DifferencesColumn("what", label=_("What")),
        ]

    def get_add_url(self) -> None:
        """Have none: changes are written by what is changed."""

    def get_base_queryset(self) -> Any:
        return RegisterChange.objects.select_related("user", "authority")

    def order_queryset(self, queryset: Any) -> Any:
        oldest_first = self.ordering == "at"
        return queryset.order_by(*(("at", "pk") if oldest_first else ("-at", "-pk")))

    def get_table(self, object_list: Iterable[RegisterChange]) -> Any:
        return super().get_table(described(object_list))

    def as_spreadsheet(self, queryset: Iterable[RegisterChange], spreadsheet_format: str) -> Any:
        return super().as_spreadsheet(described(queryset), spreadsheet_format)


def described(changes: Iterable[Any]) -> list[Any]:
    """Return changes with their `differences`."""
    rows = list(changes)
    names = names_for(rows)
    for row in rows:
        row.differences = differences(row, names)
    return rows


class ChangesMenuItem(MenuItem):
    """A menu entry for those who may see changes."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_changes(request)


class ChangesViewSet(ViewSet):
    """The menu entry “Changes”."""

    icon = "history"
    menu_label = _("Changes")
    menu_item_class = ChangesMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ChangesView.as_view(), name="index"),
            path("results/", ChangesView.as_view(results_only=True), name="index_results"),
        ]


changes_viewset = ChangesViewSet("register_changes", url_prefix="register/changes")
