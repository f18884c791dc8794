"""Batched reads of menus and of what the site has once."""

from collections import defaultdict

from core.batching import Loader
from home.models import MenuItem, SocialAccount


class MenuItemsLoader(Loader[int, list[MenuItem]]):
    """All entries of a menu, also those whose page isn't public, by the menu's key."""

    kind = "menu"

    def load(self, keys: list[int]) -> dict[int, list[MenuItem]]:
        """Read the entries in the editor's order, and announce the links to pages."""
        rows = MenuItem.objects.filter(menu_id__in=keys).select_related("menu")
        found: dict[int, list[MenuItem]] = defaultdict(list)
        for item in rows.order_by("sort_order", "pk"):
            found[item.menu_id].append(item)
        links = [
            (item.page_id, item.menu.locale_id)
            for items in found.values()
            for item in items
            if item.page_id is not None
        ]
        self.context.batches.announce_keys("link", links)
        return found


SITE = "site"


class SocialAddressesLoader(Loader[str, list[str]]):
    """Addresses of the Alliance's accounts on social networks; its one key is SITE."""

    kind = "settings"

    def load(self, keys: list[str]) -> dict[str, list[str]]:
        """Read the addresses in the order that staff gave them."""
        rows = SocialAccount.objects.order_by("settings_id", "sort_order", "pk")
        return {SITE: list(rows.values_list("url", flat=True))}
