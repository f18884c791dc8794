"""Public paths of pages: the language's prefix, then the slugs below its home page (ADR 0005)."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Page, Site


@dataclass(frozen=True, slots=True)
class Root:
    """The home page of a language: its code, its stored path, and its page."""

    code: str
    page: Page

    def path_of(self, url_path: str) -> str | None:
        """Return the public path of a page with a stored path; None outside this home page."""
        own = self.page.url_path
        return f"/{self.code}/{url_path[len(own) :]}" if url_path.startswith(own) else None

    def path_to(self, page: Any) -> str | None:
        """Return the public path of a page or a draft; a home page keeps it under another slug."""
        own = self.page.url_path if page.pk == self.page.pk else page.url_path
        return self.path_of(own)


def default_site() -> Site | None:
    """Read the site whose pages are public, with its home page."""
    site: Site | None = (
        Site.objects.filter(is_default_site=True).select_related("root_page").first()
    )
    return site


def roots_of(site: Site | None) -> dict[int, Root]:
    """Read the home pages of a site's languages, by the locale's key.

    A language that was taken out of the settings has none: no front end has its paths.
    """
    if site is None:
        return {}
    codes = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    pages = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code__in=codes
    )
    return {
        page.locale_id: Root(page.locale.language_code, page)
        for page in pages.select_related("locale")
    }
