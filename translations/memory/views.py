"""The translation memory's screen: what was translated before, for the open texts of one page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation

from translations.editor.ways import ways_of
from translations.keys import is_key
from translations.memory.choices import (
    OpenText,
    chosen,
    fill_in,
    left_out,
    segments_of,
    texts_of,
)
from translations.memory.matches import matches_for
from translations.memory.open_texts import Choice, open_texts, sure_choices
from translations.memory.taking import take
from translations.po.rights import may_translate_it, why_locked
from translations.po.units import Unit
from translations.proposals.rows import direction_of

PER_PAGE = 50
MEMORY = "translations_memory:matches"


class MemoryView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the open texts of a translation with earlier wordings; takes those that are chosen."""

    page_title = gettext_lazy("Translated before")
    header_icon = "history"
    template_name = "translations/memory/matches.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_translate_it(request.user, self.translation):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take what was ticked, or all that is sure; with faults nothing, and show them."""
        if reason := why_locked(request.user, self.translation):
            messages.error(request, reason)
            return redirect(request.get_full_path())
        sent = segments_of(request.POST)
        texts = self._texts([unit for unit in self.units if unit.segment.pk in sent])
        fill_in(texts, request.POST)
        choices = chosen(texts)
        if any(wording.error for text in texts for wording in text.wordings):
            messages.error(request, _("Nothing was taken: mend what is marked below."))
            return self.render_to_response(self.get_context_data(texts=texts))
        for text in left_out(texts, request.POST):
            told = _(
                "Somebody has written another wording meanwhile. Yours was not taken: %(text)s"
            )
            messages.warning(request, told % {"text": text})
        if request.POST.get("all"):
            taken = {unit.place.key for unit, _data in choices}
            choices += [each for each in self.sure if each[0].place.key not in taken]
        self._take(choices)
        return redirect(request.get_full_path())

    @cached_property
    def translation(self) -> Translation:
        """Return the translation that was asked for; raises Http404."""
        key = self.request.GET.get("translation", "")
        rows = Translation.objects.filter(enabled=True).select_related(
            "source__locale", "source__specific_content_type", "target_locale"
        )
        found = rows.filter(pk=key).first() if is_key(key) else None
        if found is None:
            raise Http404
        return found

    @cached_property
    def units(self) -> list[Unit]:
        """Return all open texts."""
        return open_texts(self.translation)

    @cached_property
    def sure(self) -> list[Choice]:
        """Return the wordings that can be taken without a choice."""
        return sure_choices(self.units, self.translation)

    def get_page_subtitle(self) -> str:
        return str(self.translation.source.object_repr)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [{"url": "", "label": label} for label in (self.page_title, self._subtitle())]
        return [*self.breadcrumbs_items, *items]

    def get_context_data(
        self, *, texts: list[OpenText] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        paginator = WagtailPaginator(self.units, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        shown = self._texts(list(page)) if texts is None else texts
        return {
            **super().get_context_data(**kwargs),
            "translation": self.translation,
            "direction": direction_of(self.translation.target_locale.language_code),
            "ways": ways_of(self.translation, self.request.user, self.request.path),
            "page": page,
            "texts": shown,
            "has_wordings": any(text.wordings for text in shown),
            "sure_count": len(self.sure),
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }

    def _subtitle(self) -> str:
        language = self.translation.target_locale.get_display_name()
        return f"{self.get_page_subtitle()} ({language})"

    def _texts(self, units: list[Unit]) -> list[OpenText]:
        strings = {unit.place.string.pk: unit.place.string for unit in units}
        matches = matches_for(list(strings.values()), self.translation.target_locale_id)
        return texts_of(units, matches)

    def _take(self, choices: list[Choice]) -> None:
        if not choices:
            messages.warning(self.request, _("Nothing was taken: tick a wording first."))
            return
        count = take(self.translation, choices, self.request.user)
        told = ngettext(
            "%(count)d text taken: it stands in the editor now.",
            "%(count)d texts taken: they stand in the editor now.",
            count,
        )
        messages.success(self.request, told % {"count": count})


def address_of(translation: Translation) -> str:
    """Return where a translation's open texts stand beside what the memory has."""
    return f"{reverse(MEMORY)}?translation={translation.pk}"
