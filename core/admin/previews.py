"""Previews for people who build a front end: a token for a draft, and a query to try it with."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import BasePage
from core.paths import default_site, roots_of
from core.services.previews import draft_of, token_of_latest_draft

ADDRESS_NAME = "preview_token"
QUERY = """{{
  page(previewToken: "{token}") {{
    __typename
    id
    title
    path
    locale {{ code }}
  }}
}}"""


class PreviewTokenView(WagtailAdminTemplateMixin, TemplateView):
    """Gives those who may edit or publish a page a token for its latest draft."""

    http_method_names = ("get",)
    page_title = gettext_lazy("Preview over GraphQL")
    header_icon = "code"
    template_name = "core/admin/preview_token.html"

    @cached_property
    def page(self) -> BasePage:
        """Return the page; raises PermissionDenied for who may neither edit nor publish it."""
        row: Any = get_object_or_404(Page, pk=self.kwargs["page_id"])
        page: Any = row.specific
        rights = page.permissions_for_user(self.request.user)
        if not isinstance(page, BasePage) or not (rights.can_edit() or rights.can_publish()):
            raise PermissionDenied
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        editor = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": editor, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page
        token = token_of_latest_draft(page, self.request.user)
        draft = draft_of(token.text, token.made_at)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "token": token,
            "path": _public_path(draft or page),
            "query": QUERY.format(token=token.text),
            "is_complete": draft is not None,
        }


def _public_path(page: BasePage) -> str:
    root = roots_of(default_site()).get(page.locale_id)
    return (root.path_to(page) if root else None) or ""


def token_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button that leads from a page's editor to its token, for those who may see it."""
    rights = page.permissions_for_user(user)
    if not (rights.can_edit() or rights.can_publish()):
        return []
    url = reverse(ADDRESS_NAME, args=[page.pk])
    return [Button(_("Preview over GraphQL"), url=url, icon_name="code", priority=68)]


addresses: list[URLPattern] = [
    path("pages/<int:page_id>/preview-token/", PreviewTokenView.as_view(), name=ADDRESS_NAME)
]
