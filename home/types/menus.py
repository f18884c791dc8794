"""Menus in the API."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import graphene

from core.context import ReadContext
from core.loaders.links import LinkLoader
from core.loaders.pages import PageLoader
from core.models import BasePage
from core.types.enums import enum_of
from core.types.ids import global_id
from core.types.languages import Found, Languages, lookup_type
from core.types.locales import Locale
from core.types.nodes import Node, NodeKind, node_kinds, primary_key
from core.types.pages import PageInterface
from core.visibility import public_snippets
from home.loaders import MenuItemsLoader
from home.models import Menu as MenuRow
from home.models import MenuItem as MenuItemRow
from home.models.menus import ADDRESS_BEGINNINGS
from home.models.menus import MenuPlace as MenuPlaceChoice

PLACES = {
    "MAIN": "The main menu, at the head of every page.",
    "FOOTER": "The menu at the foot of every page.",
}
MenuPlace = enum_of("MenuPlace", MenuPlaceChoice, "Where a front end shows a menu.", PLACES)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu that leads somewhere: to a public page, or to an address."""

    row: MenuItemRow
    url: str
    page: BasePage | None

    @property
    def words(self) -> str:
        """The editor's words, else the page's title; an address that came without any is shown."""
        return self.row.label or (self.url if self.page is None else str(self.page.title))


class MenuItem(graphene.ObjectType):
    """An entry of a menu."""

    class Meta:
        interfaces = (Node,)

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda entry, info: global_id("MenuItem", entry.row.pk),
    )
    label = graphene.Field(
        graphene.String,
        required=True,
        description="The editor's words; the page's title where there are none.",
        resolver=lambda entry, info: entry.words,
    )
    url = graphene.String(
        required=True, description="The page's public path, or an address outside."
    )
    page = graphene.Field(
        PageInterface,
        description="The page, in the menu's language where it has one; null for an address.",
    )


class Menu(graphene.ObjectType):
    """A menu in one language."""

    class Meta:
        interfaces = (Node,)

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda menu, info: global_id("Menu", menu.pk),
    )
    place = graphene.Field(MenuPlace, required=True, description="Where it is shown.")
    locale = graphene.Field(
        Locale,
        required=True,
        description="Its language.",
        resolver=lambda menu, info: info.context.locales[menu.locale_id],
    )
    items = graphene.Field(
        graphene.List(graphene.NonNull(MenuItem)),
        required=True,
        description="In the editor's order; an entry whose page isn't public is left out.",
        resolver=lambda menu, info: info.context.count_nodes(entries_of(info.context, menu)),
    )


MenuLookup = lookup_type("Menu", lambda: Menu, "A menu")


def menu_in(context: ReadContext, place: Any, languages: Languages) -> Found | None:
    """Return the published menu at a place in the first of some languages that has one."""
    rows = MenuRow.objects.filter(
        place=getattr(place, "value", place), locale_id__in=languages.keys
    )
    menu = languages.first_of(_announced(context, rows))
    return None if menu is None else Found(menu, languages.served(menu.locale_id))


def entries_of(context: ReadContext, menu: MenuRow) -> list[Entry]:
    """Return the entries that lead somewhere, in the editor's order."""
    rows: list[MenuItemRow] = context.loader(MenuItemsLoader).get(menu.pk) or []
    return list(_leading_somewhere(context, menu, rows))


def _leading_somewhere(
    context: ReadContext, menu: MenuRow, rows: list[MenuItemRow]
) -> Iterator[Entry]:
    for row in rows:
        if row.page_id is not None:
            key = context.loader(LinkLoader).get((row.page_id, menu.locale_id))
            page: Any = None if key is None else context.loader(PageLoader).get(key)
            path = None if page is None else context.path_of(page)
            if path is not None:
                yield Entry(row, path, page)
        elif row.url.startswith(ADDRESS_BEGINNINGS):
            yield Entry(row, row.url, None)


def _announced(context: ReadContext, rows: Any) -> list[MenuRow]:
    menus = list(public_snippets(rows, context.when))
    context.batches.announce("menu", {menu.pk: menu for menu in menus})
    return menus


def _find_menu(context: ReadContext, key: str) -> MenuRow | None:
    number = primary_key(key)
    menus = _announced(context, MenuRow.objects.filter(pk=number)) if number else []
    return next(iter(menus), None)


def _find_item(context: ReadContext, key: str) -> Entry | None:
    """Return an entry of a published menu, if it leads somewhere."""
    number = primary_key(key)
    menus = _announced(context, MenuRow.objects.filter(items__pk=number)) if number else []
    entries = (entry for menu in menus for entry in entries_of(context, menu))
    return next((entry for entry in entries if entry.row.pk == number), None)


node_kinds.register(NodeKind("Menu", MenuRow, _find_menu, lambda menu: Menu))
node_kinds.register(NodeKind("MenuItem", Entry, _find_item, lambda entry: MenuItem))
