"""The library's forms around a translation, for those who may write or publish it.

They stand at the library's own addresses: of two that are alike the first is served, and core's
are listed before its (INSTALLED_APPS).
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import DraftStateMixin, Locale, Page, get_translatable_models
from wagtail_localize.models import TranslationSource
from wagtail_localize.views.convert import convert_to_alias as library_convert_to_alias
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

from core import registry
from core.services.translation_rights import may_publish_all, may_translate, may_update

TARGET = "target_locale"

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
    """Takes over what has changed in the source; publishes only for who may publish them all.

    The library says that untranslated texts are published in the source's words, and keeps quiet
    about what was refused.
    """

    def get_object(self) -> TranslationSource:
        source: TranslationSource = super().get_object()
        if not may_update(self.request.user, source):
            raise PermissionDenied
        return source

    def get_form(self) -> forms.Form:
        form: forms.Form = super().get_form()
        field = form.fields["publish_translations"]
        field.help_text = _(
            "Publishes each language in which all texts are translated; of the others the new "
            "draft is kept."
        )
        if not may_publish_all(self.request.user, self.object):
            field.disabled = True
            field.widget = forms.HiddenInput()
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Take over and publish; name the languages that were not published."""
        response: HttpResponse = super().form_valid(form)
        waiting = self._waiting() if form.cleaned_data["publish_translations"] else {}
        if waiting:
            text = _("Not published, the draft is kept: %(languages)s.")
            messages.warning(self.request, text % {"languages": ", ".join(waiting)})
        for language, reasons in waiting.items():
            if reasons:
                told = _("%(what)s: %(why)s") % {"what": language, "why": " ".join(reasons)}
                messages.warning(self.request, told)
        return response

    def _waiting(self) -> dict[str, list[str]]:
        """Return the languages whose latest draft is not what readers see.

        With what keeps it from them, where that is something else than a missing text.
        """
        going_on = self.object.translations.filter(enabled=True).select_related("target_locale")
        targets = [(row.target_locale, row.get_target_instance()) for row in going_on]
        return {
            str(locale.get_display_name()): registry.reasons_to_wait(target)
            for locale, target in targets
            if isinstance(target, DraftStateMixin)
            and not (target.live and target.live_revision_id == target.latest_revision_id)
        }


class TranslationsReport(TranslationsReportView):
    """All translations that there are, whatever their source's language, also stopped ones.

    In an order, or its pages would overlap; named apart from the board of translations. Those
    whose source or target is gone are kept with their sentences, but nobody can open them.
    """

    page_title = gettext_lazy("Report of translations")

    def get_queryset(self) -> Any:
        there = super().get_queryset().filter(_is_there("source__locale"), _is_there(TARGET))
        return there.order_by("source__object_repr", "target_locale", "pk")


def _is_there(locale: str) -> Q:
    """Return the condition that a translation's content has a page or snippet in a language."""
    found = Q()
    for model in get_translatable_models():
        rows = model._base_manager.filter(
            translation_key=OuterRef("source__object_id"), locale=OuterRef(locale)
        )
        found |= Q(Exists(rows))
    return found


def renamed_report(item: MenuItem) -> MenuItem:
    """Return the menu entry of the report under the report's name; any other as it is."""
    if item.url != reverse("wagtail_localize:translations_report"):
        return item
    return MenuItem(
        TranslationsReport.page_title,
        item.url,
        name="translations-report",
        icon_name=item.icon_name,
        order=item.order,
    )


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
