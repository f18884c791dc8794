"""The page of former wordings of one translation."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation

from translations.editor.ways import ways_of
from translations.former.wordings import take_again, wordings_of
from translations.keys import is_key
from translations.po.differences import difference
from translations.po.notation import BrokenMarkup, write
from translations.po.rights import may_translate_it, why_locked
from translations.proposals.addresses import LIST
from translations.proposals.rows import direction_of

PER_PAGE = 50


class FormerWordingsView(WagtailAdminTemplateMixin, TemplateView):
    """Lists what the texts of a translation said before, for who may write it."""

    page_title = gettext_lazy("Former wordings")
    header_icon = "rotate"
    template_name = "translations/former/list.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer who may translate it."""
        if not may_translate_it(request.user, self.translation):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def translation(self) -> Translation:
        """Return the translation whose wordings they are; raises Http404 when it was stopped."""
        rows = Translation.objects.filter(enabled=True).select_related(
            "source__specific_content_type", "target_locale"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a wording again."""
        if reason := why_locked(request.user, self.translation):
            messages.error(request, reason)
            return redirect(request.get_full_path())
        key = request.POST.get("take", "")
        try:
            is_taken = is_key(key) and take_again(self.translation, int(key), request.user)
        except BrokenMarkup as fault:
            told = _("This wording no longer fits its text: %(why)s") % {"why": fault}
            messages.error(request, told)
        else:
            if is_taken:
                messages.success(request, _("Taken again: the draft has this wording."))
        return redirect(request.get_full_path())

    def get_page_subtitle(self) -> str:
        return str(self.translation.source.object_repr)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        proposals = f"{reverse(LIST)}?translation={self.translation.pk}"
        return [
            *self.breadcrumbs_items,
            {"url": proposals, "label": _("Proposed translations")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paginator = WagtailPaginator(wordings_of(self.translation), PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        code = self.translation.target_locale.language_code
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "ways": ways_of(self.translation, self.request.user, self.request.path),
            "page": page,
            "rows": [_row(each) for each in page],
            "language": code,
            "direction": direction_of(code),
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }


def _row(wording: Any) -> dict[str, Any]:
    return {
        "wording": wording,
        "source": write(wording.string.data),
        "is_current": wording.place is not None,
        "is_there": wording.now == wording.text,
        "difference": difference(write(wording.now or ""), write(wording.text)),
    }
