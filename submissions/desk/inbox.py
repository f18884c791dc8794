"""The inbox: what was sent in, in views of which none buries another."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from core.admin.exports import ExportColumn, SafeExportMixin
from submissions.desk.boxes import NOTHING, Box, counts
from submissions.desk.filters import SubmissionFilterSet, found_by
from submissions.desk.flags import flag
from submissions.desk.rights import ModeratorsOnly
from submissions.desk.wording import age, country, days_since, who, with_own_tables
from submissions.models import Submission
from submissions.services.turns import name_of

INDEX, RESULTS, SCREEN = "submissions:box", "submissions:box_results", "submissions:screen"
TITLE = _("Submissions")


class FlagsColumn(Column):
    """What to look out for."""

    cell_template_name = "submissions/desk/flags_cell.html"


class InboxView(ModeratorsOnly, SafeExportMixin, IndexView):
    """One view of what was sent in; nobody adds or deletes here."""

    model = Submission
    permission_policy = None  # One right for the whole desk, asked for before anything else.
    any_permission_required = None
    filterset_class = SubmissionFilterSet
    template_name = "submissions/desk/inbox.html"
    paginate_by = 50
    page_title = TITLE
    header_icon = "mail"
    is_searchable = True
    export_filename = "submissions"
    export_columns: ClassVar[list[ExportColumn]] = [
        # Nothing of a person: no contact, no message, no file.
        ("reference", _("Reference"), lambda row: row.reference),
        ("kind", _("Kind"), lambda row: row.get_kind_display()),
        ("who", _("Authority or organisation"), who),
        ("country", _("Country"), country),
        ("state", _("State"), lambda row: row.get_state_display()),
        ("received", _("Received"), lambda row: row.received_at),
        ("closed", _("Closed"), lambda row: row.closed_at),
        ("days", _("Days"), lambda row: days_since(row.received_at)),
        ("assigned", _("Assigned to"), lambda row: name_of(row.assigned_to)),
        ("flags", _("Flags"), lambda row: "; ".join(flag.label for flag in row.flags)),
    ]

    @cached_property
    def box(self) -> Box:
        """Return the view that is asked for. Raises Http404."""
        name = self.kwargs.get("box", Box.OPEN.value)
        if name not in Box.values:
            raise Http404
        return Box(name)

    @cached_property
    def default_ordering(self) -> str:
        """Return how it is ordered at first."""
        return self.box.order

    @cached_property
    def columns(self) -> list[Any]:
        return [
            TitleColumn(
                "reference",
                label=_("Reference"),
                get_url=lambda row: reverse(SCREEN, args=[row.pk]),
                sort_key="reference",
                classname="desk-reference",
            ),
            Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
            Column("who", label=_("Authority or organisation"), accessor=who),
            Column("country", label=_("Country"), accessor=country),
            Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
            Column("age", label=_("Age"), accessor=age, sort_key="received_at"),
            Column(
                "assigned",
                label=_("Assigned to"),
                accessor=lambda row: name_of(row.assigned_to) or "–",
            ),
            FlagsColumn("flags", label=_("Flags")),
        ]

    def get_page_subtitle(self) -> str:
        return str(self.box.label)

    def get_index_url(self) -> str:
        return reverse(INDEX, args=[self.box.value])

    def get_index_results_url(self) -> str:
        return reverse(RESULTS, args=[self.box.value])

    def get_add_url(self) -> None:
        """Have none: what stands here is sent in."""

    @property
    def no_results_message(self) -> Any:
        """What is said of an empty view."""
        if self.is_searching or self.is_filtering:
            is_all = self.box is Box.ALL
            return (
                _("Nothing fits.") if is_all else _("Nothing here fits: look in all submissions.")
            )
        return NOTHING[self.box]

    def get_base_queryset(self) -> Any:
        return with_own_tables(Submission.objects.filter(self.box.condition))

    def order_queryset(self, queryset: Any) -> Any:
        last = "-pk" if self.ordering.startswith("-") else "pk"
        return queryset.order_by(self.ordering, last)

    def search_queryset(self, queryset: Any) -> Any:
        return found_by(queryset, self.search_query) if self.is_searching else queryset

    def get_table(self, object_list: Iterable[Submission]) -> Any:
        return super().get_table(flag(object_list))

    def as_spreadsheet(self, queryset: Iterable[Submission], spreadsheet_format: str) -> Any:
        return super().as_spreadsheet(flag(queryset), spreadsheet_format)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if self.results_only:
            return context
        boxes = [
            {
                "label": box.label,
                "count": count,
                "url": reverse(INDEX, args=[box.value]),
                "is_chosen": box is self.box,
            }
            for box, count in counts().items()
        ]
        return {**context, "boxes": boxes}
