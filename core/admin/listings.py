"""A flat listing of one type of page for people who think in news and events, not in trees."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.models import Page
from wagtail.permissions import policy_registry

from core.admin.exports import ExportColumn, SafeExportMixin

WORKING_PERMISSIONS = {"add", "change", "publish"}


class TitleColumn(PageTitleColumn):
    """Title, language and what can be done with an item.

    The actions are listed here and not asked from the hooks that the page tree uses: some of
    those look up translations and descendants for each row.
    """

    cell_template_name = "core/admin/title_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        user = parent_context["request"].user
        actions = list(_actions(instance, user, context["page_perms"]))
        context["buttons"] = [_menu_of(instance, actions)] if actions else []
        return context


def _menu_of(page: Any, actions: list[Button]) -> ButtonWithDropdown:
    title = {"title": page.get_admin_display_title()}
    return ButtonWithDropdown(
        buttons=actions,
        icon_name="dots-horizontal",
        attrs={"aria-label": _("More options for “%(title)s”") % title},
    )


def _actions(page: Any, user: Any, permissions: Any) -> Iterable[Button]:
    def action(label: str, name: str, icon: str, priority: int) -> Button:
        return Button(label, url=reverse(name, args=[page.pk]), icon_name=icon, priority=priority)

    if permissions.can_edit():
        yield action(_("Edit"), "wagtailadmin_pages:edit", "edit", 10)
        yield action(_("Copy"), "wagtailadmin_pages:copy", "copy", 20)
    if user.has_perm("wagtail_localize.submit_translation") and page._has_untranslated_locale:
        name = "wagtail_localize:submit_page_translation"
        yield action(_("Translate"), name, "wagtail-localize-language", 30)
    if page.live and permissions.can_publish():
        yield action(_("Unpublish"), "wagtailadmin_pages:unpublish", "download", 40)
    yield action(_("History"), "wagtailadmin_pages:history", "history", 50)


class ItemsView(SafeExportMixin, IndexView):
    """The listing: columns of the app between title and state, exported as they stand."""

    default_ordering = "-latest_revision_created_at"
    prefetch: ClassVar[tuple[str, ...]] = ()
    export_prefetch: ClassVar[tuple[str, ...]] = ()
    item_columns: ClassVar[list[Column]] = []
    item_export_columns: ClassVar[list[ExportColumn]] = []
    add_item_label = gettext_lazy("Add")

    @cached_property
    def columns(self) -> list[Any]:
        return [
            BulkActionsColumn("bulk_actions"),
            TitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
            *self.item_columns,
            DateColumn(
                "latest_revision_created_at",
                label=_("Last changed"),
                sort_key="latest_revision_created_at",
                width="12%",
            ),
            PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
        ]

    @property
    def export_columns(self) -> list[ExportColumn]:  # type: ignore[override]  # a view's own list
        """Title and language, the app's columns, then state, dates and people."""
        return [
            ("title", _("Title"), lambda page: page.draft_title),
            ("language", _("Language"), lambda page: page.locale.language_code),
            *self.item_export_columns,
            ("status", _("Status"), lambda page: page.status_string),
            ("first_published", _("First published"), lambda page: page.first_published_at),
            ("last_published", _("Last published"), lambda page: page.last_published_at),
            ("last_changed", _("Last changed"), lambda page: page.latest_revision_created_at),
            ("owner", _("Owner"), lambda page: _name_of(page.owner)),
            ("address", _("Address in the admin"), _admin_address),
        ]

    def get_base_queryset(self) -> Any:
        relations = (*self.prefetch, *(self.export_prefetch if self.is_export else ()))
        return super().get_base_queryset().prefetch_related("owner", *relations)

    @cached_property
    def show_locale_labels(self) -> bool:
        return True

    def get_add_url(self) -> str | None:
        """Return where an item is added: in the language that is filtered by, else the source."""
        if not self.permission_policy.user_has_permission(self.request.user, "add"):
            return None
        language = self.request.GET.get("locale", "")
        return reverse(self.add_url_name) + (f"?locale={language}" if language else "")

    def get_locale(self) -> None:
        """Have no language of its own: all are listed until one is filtered by."""


def _name_of(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _admin_address(page: Any) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_pages:edit', args=[page.pk])}"


class ChooseSectionView(ChooseParentView):
    """Lead to the form of a new item in the section of the language; ask only when in doubt."""

    page_title = gettext_lazy("Choose the section")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sections = list(self.get_valid_parent_pages(request.user)[:2])
        if not sections:
            self.locale = None  # None in this language: any other one that the user may use.
            sections = list(self.get_valid_parent_pages(request.user)[:2])
        if not sections:
            messages.error(
                request,
                _(
                    "There is no section yet in which you may add this. Somebody who may publish "
                    "adds one below the home page first."
                ),
            )
            return redirect(self.index_url_name)
        if len(sections) == 1:
            names = (self.model._meta.app_label, self.model._meta.model_name)
            return redirect("wagtailadmin_pages:add", *names, sections[0].pk)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response


class ItemsMenuItem(MenuItem):
    """A menu entry for those who work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(request.user, WORKING_PERMISSIONS))


class ItemsViewSet(PageListingViewSet):
    """A menu entry with the listing of one type of page and its add button."""

    choose_parent_view_class = ChooseSectionView
    menu_item_class = ItemsMenuItem
    add_to_admin_menu = True
    list_per_page = 50

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return {**common, "page_title": self.menu_label}

    def get_choose_parent_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        # The view's own title, not the listing's.
        title = self.choose_parent_view_class.page_title
        return super().get_choose_parent_view_kwargs(**{"page_title": title, **kwargs})

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        # Columns and export are the view's own.
        inherited: dict[str, Any] = super().get_index_view_kwargs(**kwargs)
        own = ("columns", "list_export", "export_headings")
        return {key: value for key, value in inherited.items() if key not in own}
