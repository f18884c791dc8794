"""Where texts are put before a second reader, and where that reader says that they are fine."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation

from translations.board.rights import may_work
from translations.editor.ways import ways_of
from translations.keys import is_key
from translations.revising.decisions import decide
from translations.revising.publishing import SCREEN
from translations.revising.texts import texts_of
from translations.revising.waiting import waiting_for
from translations.services.revision_rights import may_revise

TEXTS_PER_PAGE, TRANSLATIONS_PER_PAGE = 100, 50
TITLE = gettext_lazy("Translations to be revised")


def revision(request: HttpRequest) -> HttpResponseBase:
    """Show the texts of one translation (`?translation=1`), or all that is to be revised."""
    view = TextsView if "translation" in request.GET else WaitingView
    return view.as_view()(request)


class ScreenMixin(WagtailAdminTemplateMixin):
    """What the two screens share."""

    page_title = TITLE
    header_icon = "glasses"
    request: HttpRequest

    def paged(self, rows: list[Any], per_page: int) -> dict[str, Any]:
        """Return the page of rows that is asked for."""
        paginator = WagtailPaginator(rows, per_page)
        page = paginator.get_page(self.request.GET.get("p"))
        return {"page": page, "elided_page_range": paginator.get_elided_page_range(page.number)}


class WaitingView(ScreenMixin, TemplateView):
    """Lists what is to be revised in the languages of the viewer."""

    http_method_names = ["get", "head"]
    template_name = "translations/revising/waiting.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_work(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = waiting_for(self.request.user)
        return super().get_context_data(**kwargs) | self.paged(rows, TRANSLATIONS_PER_PAGE)


class NoteForm(forms.Form):
    """What the second reader should know."""

    note = forms.CharField(
        required=False,
        max_length=500,
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For the second reader; the page’s history shows it too."),
    )


class TextsView(ScreenMixin, TemplateView):
    """Shows the texts of a translation, takes requests to revise, and what became of them."""

    template_name = "translations/revising/texts.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_revise(request.user, self.translation):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def translation(self) -> Translation:
        """Return the translation that was asked for. Raises Http404."""
        key = self.request.GET["translation"]
        rows = Translation.objects.filter(enabled=True).select_related(
            "source__locale", "source__specific_content_type", "target_locale"
        )
        return get_object_or_404(rows, pk=key if is_key(key) else None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says; a note that is too long is shown again."""
        self.form = NoteForm(request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        decide(request, self.translation, self.form.cleaned_data["note"])
        return redirect(request.get_full_path())

    @cached_property
    def form(self) -> NoteForm:
        """Return the form of a note, empty."""
        return NoteForm()

    def get_page_subtitle(self) -> str:
        return str(self.translation.source.object_repr)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        whole = {"url": reverse(SCREEN), "label": self.page_title}
        own = {"url": "", "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, whole, own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = texts_of(self.translation, self.request.user)
        return {
            **super().get_context_data(**kwargs),
            **self.paged(texts.rows, TEXTS_PER_PAGE),
            "ways": ways_of(self.translation, self.request.user, self.request.path),
            "translation": self.translation,
            "whole": texts.whole,
            "form": self.form,
            "source_code": self.translation.source.locale.language_code,
            "target_code": self.translation.target_locale.language_code,
        }
