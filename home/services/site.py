"""The site as the CMS needs it: its languages and a home page in each."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language_info
from wagtail.models import Locale, Page, Site

from home.models import HomePage

TITLES = {"en": "Home", "fr": "Accueil", "de": "Startseite", "ro": "Acasă"}
"""Titles of new home pages; in other languages it is the language's own name."""

LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
"""Hosts of a site that nobody has given an address yet, and of one on this machine."""


@transaction.atomic
def ensure_site() -> HomePage:
    """Make what is missing of locales, site and home pages; return the source language's home.

    What exists stays as it is, drafts included.
    """
    locales = [_locale(code) for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    source = next(row for row in locales if row.language_code == settings.LANGUAGE_CODE)
    home = HomePage.objects.filter(locale=source, depth=2).first() or _first_home(source)
    _ensure_root_of_default_site(home)
    follow_base_url()
    for locale in locales:
        if not home.has_translation(locale):
            _translate_home(home, locale)
    return home


def follow_base_url() -> None:
    """Give a default site on this machine the address under which the program is served now."""
    site = Site.objects.filter(is_default_site=True).first()
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if site is None or site.hostname not in LOOPBACK_HOSTS or not address.hostname:
        return
    found = (address.hostname, address.port or (443 if address.scheme == "https" else 80))
    if found != (site.hostname, site.port):
        site.hostname, site.port = found
        site.save()


def _locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def _title(code: str) -> str:
    return TITLES.get(code) or str(get_language_info(code)["name_local"])


def _first_home(locale: Locale) -> HomePage:
    """Make the home page under the tree's root, in the place of Wagtail's page of welcome."""
    root = Page.get_first_root_node()
    # The welcome page has the slug; it is deleted when the site no longer hangs on it.
    away = "welcome-to-wagtail"
    Page.objects.filter(pk__in=_welcome_pages()).update(slug=away, url_path=f"/{away}/")
    home = HomePage(
        title=_title(locale.language_code),
        slug="home",
        name=settings.WAGTAIL_SITE_NAME,
        locale=locale,
        live=False,
    )
    root.add_child(instance=home)
    return _published(home)


def _ensure_root_of_default_site(home: HomePage) -> None:
    welcome = _welcome_pages()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site(hostname="localhost", is_default_site=True)
    elif site.root_page_id not in welcome:
        return
    site.root_page = home.page_ptr
    site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
    site.save()
    for page in Page.objects.filter(pk__in=welcome):
        page.delete()


def _welcome_pages() -> list[int]:
    """Return the keys of pages of no type that hold nothing, as Wagtail's first migration makes."""
    untyped = Page.objects.filter(depth=2, numchild=0)
    return [page.pk for page in untyped if page.specific_class is Page]


def _translate_home(home: HomePage, locale: Locale) -> HomePage:
    """Make and publish a home page without texts: those of the source are not its language."""
    copy: HomePage = home.copy_for_translation(locale)
    copy.title = _title(locale.language_code)
    for field in ("name", "mission_statement", "terminology_note", "notice"):
        setattr(copy, field, "")
    copy.seo_title = copy.search_description = ""
    return _published(copy)


def _published(page: Any) -> Any:
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
