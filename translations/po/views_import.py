"""PO files taken in: the upload, its dry run, the confirmation."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail_localize.models import Translation

from translations.board.rights import SUBMIT
from translations.models import POUpload
from translations.po.differences import difference
from translations.po.importing import Outcome, PlanChanged, confirm, dry_run, receive
from translations.po.limits import MOST_BYTES
from translations.po.plans import Change, Kind, Plan
from translations.po.reading import Fault, Refused
from translations.po.rights import may_translate_it

PER_PAGE = 50


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """Takes in a file of any translations into one language."""

    page_title = gettext_lazy("Import a PO file")
    header_icon = "upload"
    template_name = "translations/po/import.html"
    only: Translation | None = None
    refusal: Refused | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.check_rights()
        return super().dispatch(request, *args, **kwargs)

    def check_rights(self) -> None:
        """Raise PermissionDenied for who has nothing to do with translations."""
        user: Any = self.request.user
        if not user.has_perm(SUBMIT):
            raise PermissionDenied

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the file and lead to its dry run, or say why it is refused."""
        file = request.FILES.get("file")
        try:
            if file is None:
                raise Refused("", [Fault(_("Choose a file first."))])
            # One byte more than a file may have is enough to refuse it.
            data = file.read(MOST_BYTES + 1)
            upload, _plan = receive(request.user, file.name or "", data, self.only)
        except Refused as refusal:
            self.refusal = refusal
            return self.render_to_response(self.get_context_data(**kwargs))
        return redirect(_with_next(reverse("translations_po:dry_run", args=[upload.pk]), request))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "only": self.only,
            "refusal": self.refusal,
            "most_megabytes": MOST_BYTES // 1024**2,
            "next_url": get_valid_next_url_from_request(self.request),
        }


class UploadView(ImportView):
    """Takes in the file of one translation, where the translators' editor sends it."""

    http_method_names = ("post",)

    def check_rights(self) -> None:
        rows = Translation.objects.filter(enabled=True).select_related(
            "source__locale", "source__specific_content_type", "target_locale"
        )
        self.only = get_object_or_404(rows, pk=self.kwargs["translation_id"])
        if not may_translate_it(self.request.user, self.only):
            raise PermissionDenied


class DryRunView(WagtailAdminTemplateMixin, TemplateView):
    """Lists what a file would change, for who brought it; does it when that is confirmed."""

    page_title = gettext_lazy("Look over a PO file")
    header_icon = "upload"
    template_name = "translations/po/dry_run.html"
    has_changed_meanwhile = False

    @cached_property
    def upload(self) -> POUpload:
        """Return the file; to others than who brought it there is none."""
        mine = POUpload.objects.filter(uploaded_by_id=self.request.user.pk)
        rows = mine.select_related("translation__source", "uploaded_by", "locale")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the dry run; what was confirmed can't be confirmed again."""
        if self.upload.confirmed_at:
            messages.info(request, _("This file was imported already."))
            return redirect(_where_next(request, self.upload))
        return self._show(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Import the file, or show what has changed since it was looked over."""
        try:
            outcome = confirm(self.upload, request.POST.get("digest", ""))
        except (PlanChanged, Refused):
            self.has_changed_meanwhile = True
            return self._show(**kwargs)
        messages.success(request, _told(outcome))
        if outcome.proposed:
            return redirect(_proposals_address(self.upload))
        return redirect(_where_next(request, self.upload))

    def _show(self, **kwargs: Any) -> HttpResponse:
        try:
            context = self._of_plan(dry_run(self.upload))
        except Refused as refusal:
            context = {"refusal": refusal}
        return self.render_to_response(self.get_context_data(**kwargs) | context)

    def get_page_subtitle(self) -> str:
        return self.upload.file_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("translations_po:import"), "label": ImportView.page_title},
            {"url": "", "label": self.upload.file_name},
        ]

    def _of_plan(self, plan: Plan) -> dict[str, Any]:
        paginator = WagtailPaginator(plan.changes, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return {
            "upload": self.upload,
            "plan": plan,
            "counts": {kind.value: plan.counts[kind] for kind in Kind},
            "changes": page,
            "rows": [_row(change) for change in page],
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "has_changed_meanwhile": self.has_changed_meanwhile,
            "next_url": get_valid_next_url_from_request(self.request),
        }


def _row(change: Change) -> dict[str, Any]:
    return {
        "change": change,
        "title": change.place.translation.source.object_repr,
        "difference": difference(change.before, change.after),
    }


def _told(outcome: Outcome) -> str:
    translated = ngettext(
        "%(count)d text translated.", "%(count)d texts translated.", outcome.translated
    ) % {"count": outcome.translated}
    proposed = ngettext(
        "%(count)d proposal waits for your decision.",
        "%(count)d proposals wait for your decision.",
        outcome.proposed,
    ) % {"count": outcome.proposed}
    return f"{translated} {proposed}" if outcome.proposed else translated


def _with_next(address: str, request: HttpRequest) -> str:
    next_url = get_valid_next_url_from_request(request)
    return f"{address}?{urlencode({'next': next_url})}" if next_url else address


def _where_next(request: HttpRequest, upload: POUpload) -> str:
    next_url = get_valid_next_url_from_request(request)
    return next_url or _proposals_address(upload)


def _proposals_address(upload: POUpload) -> str:
    address = reverse("translations_proposals:list")
    return f"{address}?translation={upload.translation_id}" if upload.translation_id else address
