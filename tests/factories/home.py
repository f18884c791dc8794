"""The site, plain pages and menus."""

from collections.abc import Iterable
from typing import Any

from factory.declarations import LazyFunction
from factory.django import DjangoModelFactory
from wagtail.models import Page

from home.models import HomePage, Menu, MenuItem, StandardPage
from home.models.menus import MenuPlace
from home.services import ensure_roles, ensure_site
from tests.factories.core import locale
from tests.factories.pages import PageFactory, publish


def make_site() -> HomePage:
    """Make languages, home pages and roles; return the home page of the source language."""
    home = ensure_site()
    ensure_roles()
    return home


def home_page(code: str = "en") -> HomePage:
    """Return the home page of a language."""
    found: HomePage = ensure_site().get_translation(locale(code))
    return found


class StandardPageFactory(PageFactory[StandardPage]):
    """A page of plain content."""

    class Meta:
        model = StandardPage


class MenuFactory(DjangoModelFactory[Menu]):
    """A published menu; an entry is a page, (label, page) or (label, address)."""

    class Meta:
        model = Menu

    place = MenuPlace.MAIN.value
    locale = LazyFunction(lambda: locale("en"))
    entries: tuple[Page | tuple[str, Page | str], ...] = ()
    publish = True

    @classmethod
    def _create(cls, model_class: type[Menu], *args: Any, **kwargs: Any) -> Menu:
        entries, is_public = kwargs.pop("entries"), kwargs.pop("publish")
        menu = model_class(**kwargs, live=False)
        menu.items.set(menu_items(entries))
        menu.save()
        if is_public:
            return publish(menu)
        menu.save_revision()
        return menu


def menu_items(entries: Iterable[Page | tuple[str, Page | str]]) -> list[MenuItem]:
    """Return the rows of a menu."""
    rows = []
    for number, entry in enumerate(entries):
        label, target = entry if isinstance(entry, tuple) else ("", entry)
        if isinstance(target, Page):
            rows.append(MenuItem(label=label, page_id=target.pk, sort_order=number))
        else:
            rows.append(MenuItem(label=label, url=target, sort_order=number))
    return rows
