"""What proposals add to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_localize.models import Translation

from translations.board.rights import SUBMIT
from translations.editor.waiting import Waiting, waiting
from translations.proposals.addresses import LIST, NAMESPACE, addresses
from translations.proposals.deciding import count_for


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


@waiting.register
def tell_of_proposals(user: Any, translation: Translation) -> Waiting | None:
    """Say that proposals wait."""
    count = count_for(user, translation)
    told = ngettext("%(count)d proposal waits.", "%(count)d proposals wait.", count)
    address = f"{reverse(LIST)}?translation={translation.pk}"
    button = _("Look at the proposals")
    return Waiting(told % {"count": count}, address, button) if count else None
