"""What PO files add to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail_localize.models import Translation

from translations.po import addresses
from translations.po.importing import LOG_ACTION
from translations.proposals.addresses import LIST as PROPOSALS
from translations.proposals.deciding import count_for


@hooks.register("register_admin_urls")
def take_the_place_of_the_library() -> list[URLResolver]:
    """Serve our files at the library's addresses, which are listed later."""
    return [
        path("localize/", include((addresses.at_the_library, "po_files"))),
        path("translations/", include((addresses.our_own, "translations_po"))),
    ]


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
    count = count_for(request.user, translation) if translation else 0
    if translation and count:
        told = ngettext("%(count)d proposal waits.", "%(count)d proposals wait.", count) % {
            "count": count
        }
        address = f"{reverse(PROPOSALS)}?translation={translation.pk}"
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
