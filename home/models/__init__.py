"""The models of home, split by noun."""

from home.models.menus import Menu, MenuItem
from home.models.pages import HomePage, StandardPage
from home.models.settings import SiteSettings, SocialAccount

__all__ = ["HomePage", "Menu", "MenuItem", "SiteSettings", "SocialAccount", "StandardPage"]
