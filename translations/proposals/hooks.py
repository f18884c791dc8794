"""What proposals add to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from translations.po.views_import import SUBMIT
from translations.proposals.addresses import LIST, NAMESPACE, addresses


@hooks.register("register_admin_urls")
def add_proposals() -> list[URLResolver]:
    """Serve the list of proposals."""
    return [path("translations/", include((addresses, NAMESPACE)))]


class ProposalsMenuItem(MenuItem):
    """Shown to who works on translations."""

    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return bool(user.has_perm(SUBMIT))


@hooks.register("register_reports_menu_item")
def lead_to_proposals() -> MenuItem:
    """Offer the proposals beside the library's report of translations."""
    return ProposalsMenuItem(
        _("Proposed translations"), reverse(LIST), icon_name="clipboard-list", order=9010
    )
