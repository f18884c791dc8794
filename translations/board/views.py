"""The board in the admin."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from translations.board.display import columns_of, shown_rows
from translations.board.exporting import as_csv
from translations.board.filters import BoardFilters
from translations.board.reading import Board, read_board
from translations.board.rights import may_work
from translations.board.rows import Row
from translations.board.tabs import NOTHING, Tab, counted
from translations.board.totals import totals_of
from translations.guide.views import button_to

BOARD = "translations:board"
ASSIGN = "translations:assign"
TICKED_PO = "translations:ticked_po"
BESIDE_TABS = ("export", "p", "person", "state")
"""What another view is not asked for: it would hide what the view is about."""
ROWS_PER_PAGE = 50


class WorkplaceMixin(WagtailAdminTemplateMixin):
    """Lets in who may translate or publish something."""

    request: HttpRequest
    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; raises PermissionDenied."""
        if not may_work(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def board(self) -> Board:
        """Return all that the viewer may see."""
        return read_board(self.request.user)


class BoardView(WorkplaceMixin, TemplateView):
    """Contents × languages, filtered and in pages; `?export=csv` is the same as a spreadsheet."""

    page_title = _("Translations")
    template_name = "translations/board/board.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer with the page or the spreadsheet."""
        if request.GET.get("export") == "csv":
            shown = shown_rows(self.kept, self.board, self.filters, timezone.localdate())
            return as_csv(shown)
        return super().get(request, *args, **kwargs)

    @cached_property
    def filters(self) -> BoardFilters:
        """Return what the address asks for."""
        return BoardFilters(self.request.GET, self.board, self.request.user)

    @cached_property
    def found(self) -> list[Row]:
        """Return the rows of the type, section and text: what totals are about."""
        return self.filters.matching_rows()

    @cached_property
    def kept(self) -> list[Row]:
        """Return those in which a cell is of the view and the rest that is asked for."""
        return self.filters.kept_rows(self.found)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_header_buttons(self) -> list[Any]:
        url = self._address(("p",), view=self.filters.tab.value, export="csv")
        return [HeaderButton(_("Download CSV"), url=url, icon_name="download"), button_to()]

    def tabs(self) -> list[dict[str, Any]]:
        """Return the views with their addresses: what is filtered by stays."""
        return [
            {
                "label": tab.label,
                "url": self._address(BESIDE_TABS, view=tab.value),
                "count": count,
                "is_chosen": tab is self.filters.tab,
            }
            for tab, count in counted(self.found, self.request.user)
        ]

    def _address(self, without: Iterable[str], **values: str) -> str:
        query = self.request.GET.copy()
        for name in without:
            query.pop(name, None)
        for name, value in values.items():
            query[name] = value
        return f"{reverse(BOARD)}?{query.urlencode()}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paginator = WagtailPaginator(self.kept, ROWS_PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        today = timezone.localdate()
        columns = columns_of(self.board, self.filters)
        return {
            **super().get_context_data(**kwargs),
            "filters": self.filters,
            "is_filtering": bool(self.filters.chosen),
            "tabs": self.tabs(),
            "tab": self.filters.tab,
            "is_all": self.filters.tab is Tab.ALL,
            "nothing": NOTHING[self.filters.tab],
            "columns": columns,
            "totals": totals_of(columns, self.found, today),
            "rows": shown_rows(page.object_list, self.board, self.filters, today),
            "page_obj": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "board_url": reverse(BOARD),
            "assign_url": reverse(ASSIGN),
            "po_url": reverse(TICKED_PO),
        }


class BoardMenuItem(MenuItem):
    """The menu entry of those who may translate or publish."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_work(request.user)
