"""Publishing a translation of which texts are missing: refused, or chosen by a publisher.

The library would tell of “validation errors” and to “click publish again to ignore” them.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation, get_edit_url
from wagtail_localize.strings import StringValue

from core.models.translation_basis import UntranslatedText
from core.services.localisation import may_be_partial, save_translation, untranslated_segments
from core.services.translation_rights import may_publish_translation, may_translate

ADDRESS_NAME = "publish_partly"


def refuse_untranslated(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Say in the translators' editor that texts are missing, when “Publish” is pressed.

    Returns None, and leaves it to the library, where that is not so.
    """
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = Translation.objects.filter(
        source__object_id=getattr(instance, "translation_key", None),
        target_locale_id=getattr(instance, "locale_id", None),
        enabled=True,
    ).first()
    if translation is None or not untranslated_segments(translation).exists():
        return None
    try:
        save_translation(translation, user=request.user)
    except UntranslatedText as refusal:
        messages.error(request, " ".join(refusal.messages), buttons=_ways_out(translation))
    return redirect(request.path)


def _ways_out(translation: Translation) -> list[Any]:
    if not may_be_partial(translation):
        return []
    url = reverse(f"translating:{ADDRESS_NAME}", args=[translation.pk])
    return [messages.button(url, _("Publish partly…"))]


class PartlyForm(forms.Form):
    """What a publisher confirms: so many texts, and no more."""

    accepting = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    confirmed = forms.BooleanField()


class PublishPartlyView(WagtailAdminTemplateMixin, FormView[PartlyForm]):
    """Shows a publisher which texts would stay in the source's words, and asks whether they may."""

    form_class = PartlyForm
    page_title = gettext_lazy("Publish partly")
    header_icon = "wagtail-localize-language"
    template_name = "core/admin/publish_partly.html"

    @cached_property
    def translation(self) -> Translation:
        """Return the translation, for who may publish it.

        Raises PermissionDenied; and Http404 where it may not be published partly by anyone.
        """
        going_on = Translation.objects.filter(enabled=True)
        translation = get_object_or_404(going_on, pk=self.kwargs["translation_id"])
        original = translation.source.get_source_instance()
        asked = (self.request.user, original, translation.target_locale)
        if not may_translate(*asked) or not may_publish_translation(*asked):
            raise PermissionDenied
        if not may_be_partial(translation):
            raise Http404
        return translation

    @cached_property
    def missing(self) -> list[str]:
        """Return the texts of the source that have no translation, as people read them."""
        segments = untranslated_segments(self.translation).order_by("order")
        texts = segments.values_list("string__data", flat=True)
        return [StringValue(text).render_text() for text in texts]

    def get_page_subtitle(self) -> str:
        return str(self.translation.source.object_repr)

    def get_initial(self) -> dict[str, Any]:
        return {"accepting": len(self.missing)}

    def get_form(self, form_class: type[PartlyForm] | None = None) -> PartlyForm:
        form = super().get_form(form_class)
        form.fields["confirmed"].label = ngettext(
            "Publish with %(number)d text in the source language: %(language)s",
            "Publish with %(number)d texts in the source language: %(language)s",
            len(self.missing),
        ) % {
            "number": len(self.missing),
            "language": self.translation.source.locale.get_display_name(),
        }
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        source = self.translation.source.locale.language_code
        return context | {"missing": self.missing, "source_language": source, "back": self._back}

    def form_valid(self, form: PartlyForm) -> HttpResponse:
        """Publish; more texts than were confirmed are refused, and the draft kept."""
        accepting = form.cleaned_data["accepting"]
        try:
            save_translation(self.translation, user=self.request.user, accepting=accepting)
        except UntranslatedText as refusal:
            messages.error(self.request, " ".join(refusal.messages))
            return redirect(self.request.path)
        messages.success(self.request, _("Published; readers are told that it is partial."))
        return redirect(self._back)

    @property
    def _back(self) -> str:
        return str(get_edit_url(self.translation.get_target_instance()))


addresses: list[URLPattern] = [
    path(
        "translate/<int:translation_id>/publish-partly/",
        PublishPartlyView.as_view(),
        name=ADDRESS_NAME,
    )
]
