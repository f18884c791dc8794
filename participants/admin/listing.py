"""What the listings of the register share."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.snippets.views.snippets import IndexView

from core.admin.exports import SafeExportMixin
from participants.admin.search import named_like

LISTING_TEMPLATE = "wagtailadmin/generic/index.html"
"""The listing of snippets without its bar of actions on a selection."""


class FoundByName:
    """A listing whose search compares any part of any name."""

    is_searching: bool
    search_query: str

    def search_queryset(self, queryset: Any) -> Any:
        """Keep what the search finds."""
        return named_like(queryset, self.search_query) if self.is_searching else queryset


class RegisterIndexView(FoundByName, SafeExportMixin, IndexView):
    """A listing of the register: found by name, exported as it stands, deleted from one by one."""

    @cached_property
    def columns(self) -> list[Any]:
        columns: list[Any] = super().columns
        return [column for column in columns if not isinstance(column, BulkActionsCheckboxColumn)]
