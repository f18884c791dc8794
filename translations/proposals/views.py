"""Proposals: the old wording beside the new one, and a decision on each."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
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
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.models import Proposal
from translations.po.differences import difference
from translations.po.notation import write
from translations.po.writing import edit_addresses
from translations.proposals.deciding import accept, proposals_for, refuse

PER_PAGE = 50
MOST_DIGITS = 18


class ProposalsView(WagtailAdminTemplateMixin, TemplateView):
    """Lists open proposals, of one translation or of all that somebody may write."""

    page_title = gettext_lazy("Proposed translations")
    header_icon = "clipboard-list"
    template_name = "translations/proposals/list.html"

    @cached_property
    def translation(self) -> Translation | None:
        """Return the translation that was asked for; an unknown one means all."""
        key = self.request.GET.get("translation", "")
        if not _is_key(key):
            return None
        return Translation.objects.select_related("source").filter(pk=key).first()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide on those that were ticked, or on all that were listed."""
        chosen = self._chosen(request)
        if request.POST.get("decision") == "refuse":
            count = refuse(chosen, request.user)
            told = ngettext("%(count)d proposal refused.", "%(count)d proposals refused.", count)
        else:
            count = accept(chosen, request.user)
            told = ngettext(
                "%(count)d proposal accepted: the draft has the new wording.",
                "%(count)d proposals accepted: the drafts have the new wordings.",
                count,
            )
        messages.success(request, told % {"count": count})
        return redirect(request.get_full_path())

    def _chosen(self, request: HttpRequest) -> QuerySet[Proposal]:
        mine = proposals_for(request.user, self.translation)
        if request.POST.get("all"):
            # What came in after the list was shown was looked at by nobody.
            last = request.POST.get("last", "")
            return mine.filter(pk__lte=last) if _is_key(last) else mine.none()
        return mine.filter(pk__in=filter(_is_key, request.POST.getlist("proposal")))

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
        """Lead to the import: Wagtail draws what stands here beside the title."""
        address = reverse("translations_po:import")
        return [HeaderButton(_("Import a PO file"), url=address, icon_name="upload")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposals = proposals_for(self.request.user, self.translation).select_related(
            "string",
            "context",
            "translation__source__specific_content_type",
            "translation__target_locale",
            "made_by",
        )
        paginator = WagtailPaginator(proposals, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        newest = proposals.order_by("-pk").values_list("pk", flat=True).first()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "page": page,
            "rows": _rows(list(page)),
            "newest": newest,
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }


def _rows(proposals: list[Proposal]) -> list[dict[str, Any]]:
    current, segments = _current(proposals), _segments(proposals)
    addresses = edit_addresses([proposal.translation for proposal in proposals])
    rows = []
    for proposal in proposals:
        place = proposal.string_id, proposal.context_id
        before = write(current.get((proposal.translation.target_locale_id, *place), ""))
        rows.append(
            {
                "proposal": proposal,
                "title": proposal.translation.source.object_repr,
                "edit_url": addresses.get(proposal.translation_id),
                "source": write(proposal.string.data),
                "is_current": (proposal.translation.source_id, *place) in segments,
                "difference": difference(before, write(proposal.text)),
            }
        )
    return rows


def _current(proposals: list[Proposal]) -> dict[tuple[int, int, Any], str]:
    rows = StringTranslation.objects.filter(
        locale__in={each.translation.target_locale_id for each in proposals},
        translation_of__in={each.string_id for each in proposals},
        context__in={each.context_id for each in proposals},
    )
    return {(row.locale_id, row.translation_of_id, row.context_id): row.data for row in rows}


def _segments(proposals: list[Proposal]) -> set[tuple[int, int, int]]:
    """Return source, string and context of the texts that still stand in a source."""
    rows = StringSegment.objects.filter(
        source__in={each.translation.source_id for each in proposals},
        string__in={each.string_id for each in proposals},
        context__in={each.context_id for each in proposals},
    )
    return set(rows.values_list("source_id", "string_id", "context_id"))


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) <= MOST_DIGITS
