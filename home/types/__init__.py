"""The site and its menus in the API; importing it registers what it adds to page types."""

from home.types.menus import MenuLookup, MenuPlace, menu_in
from home.types.site import Site

__all__ = ["MenuLookup", "MenuPlace", "Site", "menu_in"]
