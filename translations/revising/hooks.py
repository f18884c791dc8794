"""What second readers add to the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter

from translations.board.rights import may_work
from translations.models import RevisionRequest
from translations.revising.addresses import addresses
from translations.revising.publishing import (
    SCREEN,
    refuse_unrevised,
    screen_of,
    translation_of,
    way_to,
)
from translations.revising.views import TITLE
from translations.revising.waiting import count_for
from translations.services.revising import ASKED, CLOSED, WITHDRAWN
from translations.services.revision_rights import may_revise


@hooks.register("register_admin_urls")
def serve_screen() -> list[URLResolver]:
    """Serve what second readers work with."""
    return [path("translations/", include((addresses, "translations_revising")))]


class RevisionMenuItem(MenuItem):
    """Shown to who works on translations."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_work(request.user)


@hooks.register("register_reports_menu_item")
def lead_to_screen() -> MenuItem:
    """Offer what is to be revised beside the other reports of translations."""
    return RevisionMenuItem(TITLE, reverse(SCREEN), icon_name="glasses", order=9020)


@hooks.register("register_page_header_buttons")
def offer_revision(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> list[Button]:
    """Lead from the editor of a translated page to its texts."""
    return _buttons(page, user) if view_name == "edit" else []


@hooks.register("register_snippet_listing_buttons")
def offer_revision_of_snippet(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    """Lead from the list of snippets to the texts of one that is translated."""
    return _buttons(snippet, user)


def _buttons(thing: Any, user: Any) -> list[Button]:
    translation = translation_of(thing)
    if translation is None or not may_revise(user, translation):
        return []
    return [Button(_("Second reader"), screen_of(translation), icon_name="glasses", priority=70)]


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def tell_of_requests(request: HttpRequest, thing: Any) -> None:
    """Say above a translation's editor that something is to be revised; its button leads there."""
    translation = translation_of(thing) if request.method == "GET" else None
    count = count_for(request.user, translation) if translation else 0
    if translation and count:
        told = ngettext(
            "%(count)d request to revise is open.", "%(count)d requests to revise are open.", count
        )
        messages.info(request, told % {"count": count}, buttons=[way_to(translation)])


# After core's, which says first what is not translated; before the library's.
@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def hold_back(request: HttpRequest, thing: Any) -> HttpResponse | None:
    """Answer the press of “Publish” while something is to be revised."""
    return refuse_unrevised(request, thing)


@hooks.register("register_log_actions")
def name_log_actions(actions: Any) -> None:
    """Tell in histories what was asked for and what became of it."""

    @actions.register_action(ASKED)
    class Asked(LogFormatter):
        label = gettext_lazy("Ask for a revision")

        def format_message(self, log_entry: Any) -> str:
            told = _("Asked for a revision of %(what)s") % {"what": _what(log_entry.data)}
            if note := log_entry.data.get("note"):
                return _("%(what)s: %(why)s") % {"what": told, "why": note}
            return told

    @actions.register_action(CLOSED)
    class Closed(LogFormatter):
        label = gettext_lazy("Revise a translation")

        def format_message(self, log_entry: Any) -> str:
            outcome = RevisionRequest.Outcome(log_entry.data["outcome"]).label
            names = {"what": _what(log_entry.data), "outcome": outcome}
            return _("Revised %(what)s: %(outcome)s") % names

    @actions.register_action(WITHDRAWN)
    class Withdrawn(LogFormatter):
        label = gettext_lazy("Withdraw a request to revise")

        def format_message(self, log_entry: Any) -> str:
            return _("Withdrew the request to revise %(what)s") % {"what": _what(log_entry.data)}


def _what(data: dict[str, Any]) -> str:
    if data["whole"]:
        return _("the whole translation (%(language)s)") % data
    text = ngettext(
        "%(texts)d text (%(language)s)", "%(texts)d texts (%(language)s)", data["texts"]
    )
    return text % data
