"""What the workplace adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from translations.board.assigning import AssignView
from translations.board.home_panel import TranslationsPanel
from translations.board.po_file import TickedPoFileView
from translations.board.views import BOARD, BoardMenuItem, BoardView
from translations.guide import views as guide
from translations.services.assigning import ASSIGNED, FREED


@hooks.register("register_admin_urls")
def add_board() -> list[URLResolver]:
    """Serve the board and the guide."""
    addresses = [
        path("board/", BoardView.as_view(), name="board"),
        path("board/assign/", AssignView.as_view(), name="assign"),
        path("board/po/", TickedPoFileView.as_view(), name="ticked_po"),
        *guide.addresses,
    ]
    return [path("translations/", include((addresses, "translations")))]


@hooks.register("register_admin_menu_item")
def add_menu_entry() -> MenuItem:
    """Lead to the board."""
    return BoardMenuItem(
        _("Translations"),
        reverse(BOARD),
        name="translations",
        icon_name="wagtail-localize-language",
        order=80,
    )


@hooks.register("register_help_menu_item")
def offer_guide() -> MenuItem:
    """Offer the guide beside Wagtail's help."""
    return BoardMenuItem(
        guide.TITLE,
        reverse(guide.GUIDE),
        name="guide-for-translators",
        icon_name="help",
        order=900,
    )


@hooks.register("construct_homepage_panels")
def show_what_is_next(request: HttpRequest, panels: list[Any]) -> None:
    """Lead from the first page to the translations that wait for the person."""
    panels.append(TranslationsPanel())


@hooks.register("register_log_actions")
def name_actions(actions: Any) -> None:
    """Tell in histories who gave what to whom."""

    @actions.register_action(ASSIGNED)
    class Assigned(LogFormatter):
        label = gettext_lazy("Assign translation")

        def format_message(self, log_entry: Any) -> str:
            return _("Assigned the translation (%(language)s) to %(person)s") % log_entry.data

    @actions.register_action(FREED)
    class Freed(LogFormatter):
        label = gettext_lazy("Take back translation")

        def format_message(self, log_entry: Any) -> str:
            return _("Took the translation (%(language)s) back from %(person)s") % log_entry.data
