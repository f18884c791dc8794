"""Look-ups of codes of places, for those who complete them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from participants.code_lists import Code, System, options, published
from participants.countries import country_choices
from participants.forms.codes import LABELS
from participants.models import Authority
from participants.querysets.places import Point


class LookUpForm(forms.Form):
    """What is looked for; a place sorts its neighbours' codes to the front."""

    country = forms.ChoiceField(label=_("Country"), choices=country_choices)
    q = forms.CharField(label=_("Name or code"), max_length=100, required=False)
    lat = forms.FloatField(min_value=-90, max_value=90, required=False, widget=forms.HiddenInput)
    lng = forms.FloatField(min_value=-180, max_value=180, required=False, widget=forms.HiddenInput)


class CodesView(WagtailAdminTemplateMixin, TemplateView):
    """A list of codes; `format=json` is the same for a script."""

    header_icon = "site"
    template_name = "participants/admin/codes.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; raises PermissionDenied."""
        policy = policy_registry.get_by_type(Authority)
        if not policy.user_has_any_permission(request.user, {"add", "change"}):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def system(self) -> System:
        """Return the system of codes; raises Http404."""
        try:
            return System(self.kwargs["system"])
        except ValueError as error:
            raise Http404 from error

    @cached_property
    def form(self) -> LookUpForm:
        """Return what is asked for; nothing at first."""
        return LookUpForm(self.request.GET if self.request.GET.get("country") else None)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_page_title(self) -> str:
        return str(_("%(system)s codes")) % {"system": LABELS[self.system]}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the page or with data."""
        if request.GET.get("format") == "json":
            rows = [{"code": code.code, "name": code.name} for code in self.codes()]
            return JsonResponse({"options": rows})
        return super().get(request, *args, **kwargs)

    def codes(self) -> list[Code]:
        """Return what fits; nothing when the question is none."""
        if not self.form.is_valid():
            return []
        asked = self.form.cleaned_data
        near = None
        if asked["lat"] is not None and asked["lng"] is not None:
            near = Point(asked["lat"], asked["lng"])
        rows = Authority.objects.all()
        return options(self.system, asked["country"], rows, asked["q"], near)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        codes = self.codes()
        country = self.form.cleaned_data["country"] if self.form.is_valid() else ""
        has_list = bool(country and published(self.system, country))
        return context | {"form": self.form, "codes": codes, "has_list": has_list}


class CodeWarningsMixin:
    """A view that says, once a form is saved, which codes are in no list."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and warn of what may be mistyped."""
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # a view's
        if form.is_valid():
            for text in form.code_warnings():
                messages.warning(self.request, text)
        return response


class CodesViewSet(ViewSet):
    """The addresses of the look-ups; the forms lead to them, no menu."""

    add_to_admin_menu = False

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("<str:system>/", CodesView.as_view(), name="index")]


codes_viewset = CodesViewSet("register_codes", url_prefix="codes")
