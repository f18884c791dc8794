"""What PO files add to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail_localize.models import Translation

from translations.po import addresses
from translations.po.importing import LOG_ACTION
from translations.po.proposals import proposals_for
from translations.po.views_import import SUBMIT


@hooks.register("register_admin_urls")
def take_the_place_of_the_library() -> list[URLResolver]:
    """Serve our files at the library's addresses, which are listed later."""
    return [
        path("localize/", include((addresses.at_the_library, "po_files"))),
        path("translations/", include((addresses.our_own, "translations_po"))),
    ]


class ProposalsMenuItem(MenuItem):
    """Shown to who works on translations."""

    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return bool(user.has_perm(SUBMIT))


@hooks.register("register_reports_menu_item")
def lead_to_proposals() -> MenuItem:
    """Offer the proposals beside the library's report of translations."""
    return ProposalsMenuItem(
        _("Proposed translations"),
        reverse("translations_po:proposals"),
        icon_name="clipboard-list",
        order=9010,
    )


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def tell_of_proposals(request: HttpRequest, thing: Any) -> None:
    """Say above a translation's editor that proposals wait; the library's hook shows it."""
    key = getattr(thing, "translation_key", None)
    if request.method != "GET" or key is None:
        return
    translation = Translation.objects.filter(
        source__object=key, target_locale=thing.locale_id, enabled=True
    ).first()
    count = proposals_for(request.user, translation).count() if translation else 0
    if translation and count:
        told = ngettext("%(count)d proposal waits.", "%(count)d proposals wait.", count) % {
            "count": count
        }
        address = f"{reverse('translations_po:proposals')}?translation={translation.pk}"
        button = messages.button(address, _("Look at the proposals"))
        messages.info(request, told, buttons=[button])


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Tell in a page's history that a file came in."""

    @actions.register_action(LOG_ACTION)
    class ImportFormatter(LogFormatter):
        label = gettext_lazy("Import a PO file")

        def format_message(self, log_entry: Any) -> str:
            return _("Imported the PO file %(name)s") % {"name": log_entry.data.get("file", "")}
