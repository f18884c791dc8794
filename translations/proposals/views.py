"""Proposals: the source, the old wording beside the new one, and a decision on each."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
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
from wagtail.admin.widgets.button import HeaderButton
from wagtail_localize.models import Translation

from translations.editor.ways import ways_of
from translations.guide.views import button_to
from translations.keys import is_key
from translations.models import Proposal
from translations.po.notation import normal, write
from translations.po.rights import may_translate_it
from translations.proposals.deciding import Outcome, accept, proposals_for, refuse
from translations.proposals.rows import rows_of, unplaced_rows
from translations.proposals.unplaced import dismiss, unplaced_for

PER_PAGE = 50
TEXT = "text-"
"""Begins the names of the fields of wordings."""


class ProposalsView(WagtailAdminTemplateMixin, TemplateView):
    """Lists open proposals, of one translation or of all that somebody may write."""

    page_title = gettext_lazy("Proposed translations")
    header_icon = "clipboard-list"
    template_name = "translations/proposals/list.html"
    outcome = Outcome()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; a translation that is another's is not even named. Raises PermissionDenied."""
        if self.translation and not may_translate_it(request.user, self.translation):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def translation(self) -> Translation | None:
        """Return the translation that was asked for, if any.

        Raises Http404 for one that is not there: what is decided on all of one never becomes a
        decision on others.
        """
        key = self.request.GET.get("translation")
        if key is None:
            return None
        rows = Translation.objects.select_related("source__specific_content_type", "target_locale")
        found = rows.filter(pk=key).first() if is_key(key) else None
        if found is None:
            raise Http404
        return found

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide on one, on those that were ticked, or on all that were listed.

        What was typed elsewhere on the page, or is refused, is shown again as it was typed.
        """
        if "dismiss" in request.POST:
            self._dismiss(request)
        else:
            self._decide(request)
        if self.outcome.refused or self._has_more_typed():
            return self.render_to_response(self.get_context_data(**kwargs))
        return redirect(request.get_full_path())

    def _decide(self, request: HttpRequest) -> None:
        chosen = self._chosen(request)
        if request.POST.get("decision") == "refuse" or "refuse" in request.POST:
            count = refuse(chosen, request.user)
            told = ngettext("%(count)d proposal refused.", "%(count)d proposals refused.", count)
            messages.success(request, told % {"count": count})
        else:
            self._accept(request, chosen)

    def _dismiss(self, request: HttpRequest) -> None:
        mine = unplaced_for(request.user, self.translation)
        count = dismiss(mine.filter(pk__in=filter(is_key, [request.POST["dismiss"]])), request.user)
        told = ngettext("%(count)d text dismissed.", "%(count)d texts dismissed.", count)
        messages.success(request, told % {"count": count})

    def _accept(self, request: HttpRequest, chosen: QuerySet[Proposal]) -> None:
        self.outcome = accept(chosen, request.user, self.typed)
        count = self.outcome.accepted
        told = ngettext(
            "%(count)d proposal accepted: the draft has the new wording.",
            "%(count)d proposals accepted: the drafts have the new wordings.",
            count,
        )
        if count or not self.outcome.refused:
            messages.success(request, told % {"count": count})
        if left := len(self.outcome.refused):
            told = ngettext(
                "%(count)d wording can't be taken as it is: it waits still, and says why.",
                "%(count)d wordings can't be taken as they are: they wait still, and say why.",
                left,
            )
            messages.error(request, told % {"count": left})

    def _chosen(self, request: HttpRequest) -> QuerySet[Proposal]:
        mine = proposals_for(request.user, self.translation)
        one = request.POST.get("accept") or request.POST.get("refuse")
        if one:
            return mine.filter(pk__in=filter(is_key, [one]))
        if request.POST.get("all"):
            # What came in after the list was shown was looked at by nobody.
            last = request.POST.get("last", "")
            return mine.filter(pk__lte=last) if is_key(last) else mine.none()
        return mine.filter(pk__in=self.ticked)

    @cached_property
    def ticked(self) -> frozenset[int]:
        """Return the keys of the rows that were ticked."""
        return frozenset(int(key) for key in self.request.POST.getlist("proposal") if is_key(key))

    @cached_property
    def typed(self) -> dict[int, str]:
        """Return what stood in the fields of wordings, by the proposals' keys."""
        return {
            int(name.removeprefix(TEXT)): normal(str(value))
            for name, value in self.request.POST.items()
            if name.startswith(TEXT) and is_key(name.removeprefix(TEXT))
        }

    def _has_more_typed(self) -> bool:
        """Tell whether a wording was changed on which nobody has decided yet."""
        left = proposals_for(self.request.user, self.translation).filter(pk__in=self.typed)
        return any(self.typed[pk] != write(text) for pk, text in left.values_list("pk", "text"))

    def get_page_subtitle(self) -> str:
        return self.translation.source.object_repr if self.translation else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        address = reverse("translations_proposals:list") if self.translation else ""
        items = [*self.breadcrumbs_items, {"url": address, "label": self.page_title}]
        if self.translation:
            items.append({"url": "", "label": self.get_page_subtitle()})
        return items

    @property
    def header_buttons(self) -> list[Any]:
        """Lead to import and guide: Wagtail draws them beside the title."""
        address = reverse("translations_po:import")
        upload = HeaderButton(_("Import a PO file"), url=address, icon_name="upload")
        return [upload, button_to("translate-with-po")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposals = proposals_for(self.request.user, self.translation).select_related(
            "string",
            "context",
            "earlier_string",
            "translation__source__specific_content_type",
            "translation__target_locale",
            "made_by",
        )
        paginator = WagtailPaginator(proposals, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        newest = proposals.order_by("-pk").values_list("pk", flat=True).first()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user, path = self.request.user, self.request.path
        return context | {
            "ways": ways_of(self.translation, user, path) if self.translation else [],
            "page": page,
            "rows": rows_of(list(page), self.typed, self.ticked, self.outcome.refused),
            "newest": newest,
            "unplaced": unplaced_rows(unplaced_for(self.request.user, self.translation)),
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }
