"""The name of the site, which stands on its home pages."""

from django.conf import settings

from core import registry
from core.paths import default_site
from core.visibility import public_pages
from home.models import HomePage


@registry.site_names.register
def name_in(language: str) -> str:
    """Return the name on the public home page of a language, or of one that stands in for it.

    Empty where none of them has one. Two statements, whatever there is.
    """
    site = default_site()
    if site is None:
        return ""
    chain = [language, *settings.CONTENT_FALLBACKS.get(language, [])]
    homes = HomePage.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code__in=chain
    ).exclude(name="")
    names = dict(public_pages(homes).order_by().values_list("locale__language_code", "name"))
    return next((names[code] for code in chain if code in names), "")
