"""What second readers add to the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail_localize.models import Translation

from translations.board.rights import may_work
from translations.editor.waiting import Waiting, waiting
from translations.models import RevisionRequest
from translations.revising.addresses import addresses
from translations.revising.publishing import SCREEN, refuse_unrevised, screen_of
from translations.revising.views import TITLE
from translations.revising.waiting import count_for
from translations.services.revising import ASKED, CLOSED, WITHDRAWN


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


@waiting.register
def tell_of_requests(user: Any, translation: Translation) -> Waiting | None:
    """Say that something is to be revised."""
    count = count_for(user, translation)
    told = ngettext(
        "%(count)d request to revise is open.", "%(count)d requests to revise are open.", count
    )
    address, button = screen_of(translation), _("Look at the texts")
    return Waiting(told % {"count": count}, address, button) if count else None


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
