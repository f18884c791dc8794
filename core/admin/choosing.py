"""Choosers of snippets that search as their listing does, over what is stored now."""

from collections.abc import Callable
from typing import Any

from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet


def chooser_found_by(search: Callable[[Any, str], Any]) -> type[SnippetChooserViewSet]:
    """Return a chooser whose search is a function of queryset and text; no text keeps all."""

    class SearchForm(SearchFilterMixin, BaseFilterForm):
        def filter(self, objects: Any) -> Any:
            text = self.cleaned_data.get("q")
            if text:
                self.is_searching, self.search_query = True, text
            return search(objects, text or "")

    class FoundView(ChooseView):
        filter_form_class = SearchForm

    class FoundResultsView(ChooseResultsView):
        filter_form_class = SearchForm

    class FoundChooserViewSet(SnippetChooserViewSet):
        choose_view_class = FoundView
        choose_results_view_class = FoundResultsView

    return FoundChooserViewSet
