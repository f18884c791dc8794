"""Concepts in the admin: listing, editor, chooser."""

from collections.abc import Iterable
from typing import Any, ClassVar

import django_filters
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.models import Locale
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.admin.choosing import chooser_found_by
from core.admin.editing import (
    CheckedCreateView,
    CheckedEditView,
    ExplainingDeleteView,
    OneByOneDeletion,
)
from core.admin.exports import ExportColumn, SafeExportMixin
from core.collation import folded
from terminology.models import Concept, ConceptGroup, Designation, RelationKind, TermPage


def saying(queryset: Any, text: str) -> Any:
    """Keep the concepts in whose key and words of any language all words of a text occur."""
    words = folded(text).split()
    said: dict[int, str] = {}
    for key, part in _texts():
        said[key] = f"{said.get(key, '')} {folded(part)}"
    found = [key for key, whole in said.items() if all(word in whole for word in words)]
    return queryset.filter(pk__in=found) if words else queryset


def _texts() -> Iterable[tuple[int, str]]:
    yield from Concept.objects.order_by().values_list("pk", "identifier")
    yield from TermPage.objects.order_by().values_list("concept_id", "draft_title")
    yield from Designation.objects.order_by().values_list("page__concept_id", "term")


class WithoutTermFilter(django_filters.ModelChoiceFilter):
    """Filter by the lack of a term page in a language, published or not."""

    def filter(self, qs: Any, value: Any) -> Any:
        if not value:
            return qs
        written = TermPage.objects.filter(language=value.language_code).order_by()
        return qs.exclude(pk__in=written.values("concept_id"))


class ConceptFilterSet(WagtailFilterSet):
    """Filters of the listing."""

    group = django_filters.MultipleChoiceFilter(
        label=_("Group"), choices=ConceptGroup.choices, widget=forms.CheckboxSelectMultiple
    )
    without_term = WithoutTermFilter(
        label=_("Without a term in"),
        queryset=lambda request: Locale.objects.all(),
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = Concept
        fields: ClassVar[list[str]] = []


def term_titles(concept: Concept) -> str:
    """Return the headwords of a concept with their languages."""
    pages = sorted(concept.term_pages.all(), key=lambda page: page.locale_id or 0)
    return ", ".join(f"{page.draft_title} ({page.language})" for page in pages)


def broader_names(concept: Concept) -> str:
    """Return the keys of the concepts right above one."""
    rows = concept.relations.all()
    return ", ".join(str(row.target) for row in rows if row.kind == RelationKind.BROADER)


def narrower_names(concept: Concept) -> str:
    """Return the keys of the concepts right under one."""
    rows = concept.incoming_relations.all()
    return ", ".join(str(row.concept) for row in rows if row.kind == RelationKind.BROADER)


class ConceptIndexView(SafeExportMixin, IndexView):
    """All concepts, with what they are called and how they stand to one another."""

    export_columns: ClassVar[list[ExportColumn]] = [
        ("identifier", _("Key"), lambda concept: concept.identifier),
        ("group", _("Group"), lambda concept: concept.get_group_display()),
        ("terms", _("Terms"), term_titles),
        ("broader", _("Broader"), broader_names),
        ("narrower", _("Narrower"), narrower_names),
    ]

    def get_base_queryset(self) -> Any:
        return Concept.objects.prefetch_related(
            "term_pages", "relations__target", "incoming_relations__concept"
        )

    def search_queryset(self, queryset: Any) -> Any:
        """Keep what the search finds."""
        return saying(queryset, self.search_query) if self.is_searching else queryset

    @property
    def columns(self) -> list[Any]:
        """Leave the selection out: concepts are deleted one by one."""
        columns: list[Any] = super().columns
        return [column for column in columns if not isinstance(column, BulkActionsCheckboxColumn)]


class ConceptEditView(CheckedEditView):
    """The editor of a concept; its narrower ones are told, they are stated at the others."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = self.object.incoming_relations.select_related("concept")
        return {
            **context,
            "terms": self.object.term_pages.select_related("locale").order_by("locale_id"),
            "incoming": [
                (row.kind == RelationKind.BROADER, row.concept, _edit_address(row.concept))
                for row in rows
            ],
        }


def _edit_address(concept: Concept) -> str:
    return reverse(concept.snippet_viewset.get_url_name("edit"), args=[concept.pk])


class ConceptDeleteView(ExplainingDeleteView):
    """Lets nobody delete a concept that pages are about."""

    def obstacles(self) -> list[tuple[str, str]]:
        """Return what to do first, and where."""
        count = self.object.term_pages.count()
        if not count:
            return []
        text = ngettext(
            "%(count)d term page is about it: delete that first.",
            "%(count)d term pages are about it: delete them first.",
            count,
        )
        address = f"{reverse('terms:index')}?q={self.object.identifier}"
        return [(text % {"count": count}, address)]


class ConceptDeletion(OneByOneDeletion):
    """Concepts are deleted one by one."""

    models: ClassVar[list[Any]] = [Concept]


class ConceptViewSet(SnippetViewSet):
    """Listing, editor and chooser of concepts."""

    model = Concept
    icon = "tag"
    menu_label = _("Concepts")
    index_view_class = ConceptIndexView
    add_view_class = CheckedCreateView
    edit_view_class = ConceptEditView
    edit_template_name = "terminology/admin/concept.html"
    delete_view_class = ConceptDeleteView
    chooser_viewset_class = chooser_found_by(saying)
    filterset_class = ConceptFilterSet
    copy_view_enabled = False  # Its key is given once.
    list_display: ClassVar[list[str | Column]] = [
        "identifier",
        Column("group", label=_("Group"), accessor="get_group_display", sort_key="group"),
        Column("terms", label=_("Terms"), accessor=term_titles),
        Column("broader", label=_("Broader"), accessor=broader_names),
        Column("narrower", label=_("Narrower"), accessor=narrower_names),
    ]
    list_per_page = 50
    ordering = "identifier"
    export_filename = "concepts"
