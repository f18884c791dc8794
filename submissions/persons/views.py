"""Find, export and erase what is kept of a person."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from submissions.persons.exporting import as_json
from submissions.persons.forms import EraseForm, WhoForm
from submissions.services.persons.acts import (
    MOST_ROWS,
    Section,
    StillOpen,
    TooMany,
    erase,
    export,
    read,
    search,
)

ADDRESS = "persons:search"
TEMPLATES = "submissions/persons"


def may_erase(user: Any) -> bool:
    """Tell whether somebody may export and erase people's data."""
    return bool(user.has_perm("submissions.erase_submission"))


@method_decorator(sensitive_post_parameters("who"), name="dispatch")
class PersonsView(WagtailAdminTemplateMixin, TemplateView):
    """One address for all: what is asked for comes by POST and stands in no log."""

    page_title = gettext_lazy("A person's data")
    header_icon = "user"
    template_name = f"{TEMPLATES}/search.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; raises PermissionDenied."""
        if not may_erase(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what the pressed button says; a search when it says nothing."""
        acts = {
            "json": self._export_file,
            "page": self._export_page,
            "erase": self._ask,
            "confirm": self._erase,
        }
        act = acts.get(request.POST.get("act", ""))
        return self._found() if act is None else act()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def keys(self) -> list[str]:
        """Return the keys of the rows that were ticked."""
        return self.request.POST.getlist("row")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {"form": WhoForm(), "sections": None, "address": reverse(ADDRESS), **context}

    def _found(self, problem: str = "") -> HttpResponse:
        """Show what is kept of the person that was typed."""
        form = WhoForm(self.request.POST)
        sections: list[Section] | None = None
        if form.is_valid():
            try:
                sections = search(form.cleaned_data["who"], self.request.user)
            except TooMany:
                form.add_error("who", _too_many())
        context = {"form": form, "sections": sections, "problem": problem}
        return self.render_to_response(self.get_context_data(**context))

    def _export_file(self) -> HttpResponse:
        sections = export(self.keys, self.request.user)
        return as_json(sections) if sections else self._none_ticked()

    def _export_page(self) -> HttpResponse:
        sections = export(self.keys, self.request.user)
        if not sections:
            return self._none_ticked()
        self.template_name = f"{TEMPLATES}/record.html"
        return self.render_to_response(self.get_context_data(sections=sections))

    def _none_ticked(self) -> HttpResponse:
        return self._found(_("Tick what you mean first. What is not there any more was left out."))

    def _ask(self, form: EraseForm | None = None) -> HttpResponse:
        """Show what would be erased, and ask."""
        sections = read(self.keys)
        if not sections:
            return self._none_ticked()
        number = sum(row.is_open for section in sections for row in section.rows)
        form = form or (EraseForm(number=number) if number else None)
        self.template_name = f"{TEMPLATES}/erase.html"
        return self.render_to_response(self.get_context_data(sections=sections, erase_form=form))

    def _erase(self) -> HttpResponse:
        known = bool(self.request.POST.get("including_open"))
        try:
            count = erase(self.keys, self.request.user, including_open=known)
        except StillOpen as refusal:
            return self._ask(EraseForm(self.request.POST, number=refusal.number))
        text = ngettext("%(count)d entry was erased.", "%(count)d entries were erased.", count)
        messages.success(self.request, text % {"count": count})
        return redirect(ADDRESS)


def _too_many() -> str:
    text = _("This finds more than %(number)d entries: type more of the name, or the address.")
    return text % {"number": MOST_ROWS}


class PersonsMenuItem(MenuItem):
    """A menu entry for those who may export and erase."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_erase(request.user)
