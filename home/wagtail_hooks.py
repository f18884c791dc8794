"""What home adds to the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.settings.registry import SettingMenuItem
from wagtail.snippets.models import register_snippet

from home.models import SiteSettings
from home.panels import FiguresPanel, WaitingPanel, WelcomePanel
from home.snippets import SiteViewSetGroup

register_snippet(SiteViewSetGroup)


@hooks.register("construct_homepage_panels")
def add_welcome(request: HttpRequest, panels: list[Any]) -> None:
    """Open the first page with ways to start, what waits, and the figures of today."""
    panels += [WelcomePanel(), WaitingPanel(), FiguresPanel()]


@hooks.register("construct_settings_menu")
def leave_site_settings_to_site(request: HttpRequest, items: list[MenuItem]) -> None:
    """Show the site's settings once: they stand in the menu “Site”."""
    items[:] = [item for item in items if not _is_site_settings(item)]


def _is_site_settings(item: Any) -> bool:
    return isinstance(item, SettingMenuItem) and item.model is SiteSettings
