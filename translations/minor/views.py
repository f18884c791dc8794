"""The screen on which an author says that a change needs no new translation."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import TranslationSource

from core.services.translation_rights import may_update
from translations.board.addresses import editor_of
from translations.board.rights import SUBMIT
from translations.merging.pairing import Fate, Pair
from translations.minor.addresses import address_of, sync_address_of
from translations.minor.declaring import Change, ChangedMeanwhile, change_of, declare
from translations.minor.rights import may_judge
from translations.minor.undoing import NothingLeft, undo
from translations.minor.wording import fate_in_words, outcome_in_words
from translations.models import MinorChange
from translations.po.differences import difference
from translations.po.notation import write


class MinorChangeForm(forms.Form):
    """Why a change needs no new translation; `mark` names the change that was looked at."""

    mark = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=MinorChange._meta.get_field("reason").help_text,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SourceMixin(WagtailAdminTemplateMixin):
    """Lets in who may publish the source of translations."""

    request: HttpRequest
    kwargs: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; raises PermissionDenied, and Http404 where the source is gone."""
        if not may_judge(request.user, self.original):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def source(self) -> TranslationSource:
        """Return what was sent to translators."""
        rows = TranslationSource.objects.select_related("specific_content_type", "locale")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @cached_property
    def original(self) -> Any:
        """Return the page or snippet that it is made from."""
        model: Any = self.source.specific_content_type.model_class()
        try:
            return self.source.get_source_instance()
        except model.DoesNotExist as gone:
            raise Http404 from gone


class MinorChangeView(SourceMixin, TemplateView):
    """Shows what translators don't have, and what becomes of each language; takes the reason."""

    page_title = gettext_lazy("Change without new translation")
    header_icon = "wagtail-localize-language"
    template_name = "translations/minor/change.html"
    form: MinorChangeForm | None = None

    @cached_property
    def change(self) -> Change | None:
        """Return what differs between what translators have and what is published."""
        return change_of(self.source, self.original)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let translations follow the change, or show again what is missing."""
        self.form = MinorChangeForm(request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        given = self.form.cleaned_data
        try:
            made = declare(self.source, given["mark"], reason=given["reason"], by=request.user)
        except ChangedMeanwhile:
            text = _("The source has been published or taken over meanwhile: look at it again.")
            messages.error(request, text)
            return redirect(address_of(self.source))
        self._tell(made)
        return redirect(editor_of(type(self.original), self.original.pk))

    def _tell(self, made: MinorChange) -> None:
        current = [code for code, each in made.languages.items() if each["is_current"]]
        count = len(made.texts)
        text = ngettext(
            "%(count)d text needs no new translation.",
            "%(count)d texts need no new translation.",
            count,
        )
        names = _names(self.source, current)
        told = _("Current without being published again: %(languages)s.") if names else ""
        messages.success(
            self.request,
            " ".join([text % {"count": count}, told and told % {"languages": names}]).strip(),
        )

    def get_page_subtitle(self) -> str:
        return self.source.object_repr

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        editor = {
            "url": editor_of(type(self.original), self.original.pk),
            "label": self.source.object_repr,
        }
        return [*self.breadcrumbs_items, editor, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user: Any = self.request.user
        may_sync = user.has_perm(SUBMIT) and may_update(user, self.source)
        return {
            **context,
            "source": self.source,
            "has_change": self.change is not None,
            "sync_url": sync_address_of(self.source) if may_sync else "",
            "earlier": self._earlier(),
            **(_shown(self.change, self.form) if self.change else {}),
        }

    def _earlier(self) -> list[dict[str, Any]]:
        """Return what was said before, latest first; the latest can be taken back."""
        rows = list(self.source.minor_changes.select_related("made_by", "undone_by"))
        rows.sort(key=lambda row: -row.pk)
        valid = next((row.pk for row in rows if row.undone_at is None), None)
        return [{"change": row, "may_be_undone": row.pk == valid} for row in rows]


class UndoView(SourceMixin, TemplateView):
    """Sends a change to translators after all."""

    http_method_names = ["post"]

    @cached_property
    def source(self) -> TranslationSource:
        """Return the source of the change that is to be taken back."""
        rows = MinorChange.objects.filter(source__isnull=False).select_related("source")
        made = get_object_or_404(rows, pk=self.kwargs["pk"])
        source: Any = made.source
        return source

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it back; tell how many texts translators have to do."""
        try:
            count = undo(self.source, self.kwargs["pk"], by=request.user)
        except NothingLeft:
            text = _("Nothing was put back: the texts have been translated or changed since.")
            messages.error(request, text)
        else:
            text = ngettext(
                "%(count)d translation is to do again; the earlier wording is proposed for it.",
                "%(count)d translations are to do again; the earlier wordings are proposed.",
                count,
            )
            messages.success(request, text % {"count": count})
        return redirect(address_of(self.source))


def _names(source: TranslationSource, codes: list[str]) -> str:
    rows = source.translations.select_related("target_locale").order_by("pk")
    locales = [row.target_locale for row in rows]
    names = [locale.get_display_name() for locale in locales if locale.language_code in codes]
    return ", ".join(map(str, names))


def _shown(change: Change, form: MinorChangeForm | None) -> dict[str, Any]:
    difference_found = change.difference
    return {
        "texts": [_text_shown(each) for each in difference_found.pairs],
        "fields": [capfirst(name) for name in difference_found.fields],
        "form": (form or MinorChangeForm(initial={"mark": change.mark}))
        if difference_found.changed
        else None,
        "languages": [
            {
                "name": each.translation.target_locale.get_display_name(),
                "is_current": each.is_current,
                "outcome": outcome_in_words(each),
            }
            for each in change.languages
        ],
    }


def _text_shown(each: Pair) -> dict[str, Any]:
    before = write(each.before.data) if each.before else ""
    after = write(each.after.data) if each.after else ""
    return {
        "fate": fate_in_words(each.fate),
        "has_before": each.before is not None,
        "has_after": each.after is not None,
        "difference": difference(before, after if each.fate is Fate.CHANGED else before or after)
        if each.fate is not Fate.ADDED
        else difference("", after),
    }
