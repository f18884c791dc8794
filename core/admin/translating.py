"""The library's forms around a translation, for those who may write or publish it.

They stand at the library's own addresses: of two that are alike the first is served, and core's
are listed before its (INSTALLED_APPS).
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.convert import convert_to_alias as library_convert_to_alias
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

from core.services.translation_rights import may_publish_all, may_translate, may_update

SELECT_ALL_FROM = 2
"""A box that ticks all languages is shown when there are as many."""


class OwnLanguagesMixin:
    """Offers the languages into which somebody may write."""

    request: HttpRequest
    object: Any

    def get_form(self) -> forms.Form:
        """Return the form; raises PermissionDenied when no language is left."""
        form: forms.Form = super().get_form()  # type: ignore[misc]  # a view's, beside this mixin
        field: Any = form.fields["locales"]
        offered = list(field.queryset)
        own = [code for code in offered if may_translate(self.request.user, self.object, code)]
        if offered and not own:
            raise PermissionDenied
        field.queryset = Locale.objects.filter(pk__in=[locale.pk for locale in own])
        if len(own) < SELECT_ALL_FROM:
            form.fields["select_all"].widget = forms.HiddenInput()
        return form


class SubmitPage(OwnLanguagesMixin, SubmitPageTranslationView):
    """Sends a page to the translators."""


class SubmitSnippet(OwnLanguagesMixin, SubmitSnippetTranslationView):
    """Sends a topic or menu to the translators."""


class UpdateTranslations(UpdateTranslationsView):
    """Takes over what has changed in the source; publishes only for who may publish them all."""

    def get_object(self) -> TranslationSource:
        source: TranslationSource = super().get_object()
        if not may_update(self.request.user, source):
            raise PermissionDenied
        return source

    def get_form(self) -> forms.Form:
        form: forms.Form = super().get_form()
        if not may_publish_all(self.request.user, self.object):
            field = form.fields["publish_translations"]
            field.disabled = True
            field.widget = forms.HiddenInput()
        return form


class TranslationsReport(TranslationsReportView):
    """All translations; in an order, or its pages would overlap."""

    def get_queryset(self) -> Any:
        return super().get_queryset().order_by("source__object_repr", "target_locale", "pk")


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Put the source's text, and whether it is public, in the place of a translation."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    response: HttpResponse = library_convert_to_alias(request, page_id)
    return response


addresses: list[URLPattern] = [
    path("submit/page/<int:page_id>/", SubmitPage.as_view(), name="submit_page_translation"),
    path(
        "submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
        SubmitSnippet.as_view(),
        name="submit_snippet_translation",
    ),
    path(
        "update/<int:translation_source_id>/",
        UpdateTranslations.as_view(),
        name="update_translations",
    ),
    path("page/<int:page_id>/convert_to_alias/", convert_to_alias, name="convert_to_alias"),
    path("reports/translations/", TranslationsReport.as_view(), name="translations_report"),
    path(
        "reports/translations/results/",
        TranslationsReport.as_view(results_only=True),
        name="translations_report_results",
    ),
]
