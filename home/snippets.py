"""Menus in the admin, and the menu entry “Site”."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, LocaleColumn, UpdatedAtColumn
from wagtail.contrib.settings.registry import SettingMenuItem
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.models import Menu, SiteSettings
from news.snippets import TopicViewSet


class MenuViewSet(SnippetViewSet):
    """Listing and editor of menus; Wagtail adds the filter by language."""

    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 10
    list_display: ClassVar[list[str | Column]] = [
        "place",
        LocaleColumn(label=_("Language")),
        UpdatedAtColumn(label=_("Updated")),
        LiveStatusTagColumn(label=_("Status")),
    ]
    list_filter = ("place",)
    ordering = ("place", "locale_id", "pk")


class SiteViewSetGroup(SnippetViewSetGroup):
    """What belongs to the whole site: menus, topics, settings."""

    items = (MenuViewSet, TopicViewSet)
    menu_label = _("Site")
    menu_name = "site"
    menu_icon = "desktop"
    menu_order = 400

    def get_submenu_items(self) -> list[Any]:
        settings = SettingMenuItem(SiteSettings, icon="cog", order=30)
        return [*super().get_submenu_items(), settings]
