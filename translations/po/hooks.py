"""What PO files add to the admin."""

from typing import Any

from django.urls import URLResolver, include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from translations.po import addresses
from translations.po.importing import LOG_ACTION


@hooks.register("register_admin_urls")
def take_the_place_of_the_library() -> list[URLResolver]:
    """Serve our files at the library's addresses, which are listed later."""
    return [
        path("localize/", include((addresses.at_the_library, "po_files"))),
        path("translations/", include((addresses.our_own, "translations_po"))),
    ]


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Tell in a page's history that a file came in."""

    @actions.register_action(LOG_ACTION)
    class ImportFormatter(LogFormatter):
        label = gettext_lazy("Import a PO file")

        def format_message(self, log_entry: Any) -> str:
            return _("Imported the PO file %(name)s") % {"name": log_entry.data.get("file", "")}
