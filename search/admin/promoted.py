"""Promoted results in the admin."""

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Locale, Page
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.admin.editing import CheckedCreateView, CheckedEditView
from core.admin.exports import ExportColumn, SafeExportMixin
from core.visibility import public_pages
from search.models import PromotedPage, Promotion


def _titles(promotion: Promotion) -> str:
    return " · ".join(each.page.title for each in promotion.pages.all())


class PagesColumn(Column):
    """The pages in their order; what readers aren't given is marked."""

    cell_template_name = "search/admin/pages_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        public = parent_context["table"].public
        rows = [(each.page, each.page_id in public) for each in instance.pages.all()]
        return {**context, "rows": rows}


class PromotionIndexView(SafeExportMixin, IndexView):
    """All promoted results, with what readers get of them."""

    export_columns: ClassVar[list[ExportColumn]] = [
        ("words", _("Words"), str),
        ("language", _("Language"), lambda promotion: promotion.locale.language_code),
        ("pages", _("Pages"), _titles),
    ]

    def get_base_queryset(self) -> QuerySet[Promotion]:
        pages = PromotedPage.objects.select_related("page").order_by("sort_order", "pk")
        return Promotion.objects.select_related("locale").prefetch_related(
            Prefetch("pages", queryset=pages)
        )

    def get_table(self, object_list: Any) -> Any:
        rows = list(object_list)
        table: Any = super().get_table(rows)
        keys = [each.page_id for promotion in rows for each in promotion.pages.all()]
        public = public_pages(Page.objects.filter(pk__in=keys))
        table.public = set(public.values_list("pk", flat=True))
        return table

    @cached_property
    def columns(self) -> list[Any]:
        return [
            *super().columns[:1],  # The box that ticks the row.
            TitleColumn(
                "words", label=_("Words"), accessor=str, get_url=self.get_edit_url, width="40%"
            ),
            Column("locale", label=_("Language"), accessor=_language, sort_key="locale_id"),
            PagesColumn("pages", label=_("Pages")),
        ]


def _language(promotion: Promotion) -> str:
    return promotion.locale.get_display_name()


class PromotionCreateView(CheckedCreateView):
    """The form of a new row; the report of searches in vain fills in words and language."""

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        if kwargs.get("instance") is None:
            code = self.request.GET.get("language", settings.LANGUAGE_CODE)
            kwargs["instance"] = Promotion(
                locale=Locale.objects.filter(language_code=code).first(),
                words=self.request.GET.get("words", ""),
            )
        return kwargs


class PromotionViewSet(SnippetViewSet):
    """Listing and editor of promoted results."""

    model = Promotion
    icon = "order-up"
    menu_label = _("Promoted results")
    index_view_class = PromotionIndexView
    add_view_class = PromotionCreateView
    edit_view_class = CheckedEditView
    copy_view_enabled = False  # The same words can't stand in two rows.
    list_filter: ClassVar[list[str]] = ["locale"]
    search_fields: ClassVar[list[str]] = ["words"]
    search_backend_name = None
    list_per_page = 50
    ordering = ("locale_id", "words", "pk")
    export_filename = "promoted-results"
