"""What the site is called in a language, for texts that no page stands behind, such as mails."""

from django.conf import settings

from core.registry import site_names


def site_name_in(language: str) -> str:
    """Return the name that readers see; the settings' one where the content has none."""
    found = (name for named in site_names if (name := named(language)))
    return next(found, settings.WAGTAIL_SITE_NAME)
