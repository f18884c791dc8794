"""The site's own name, where Wagtail's templates say theirs."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def site_name() -> str:
    """Return the name of the site as the settings have it."""
    return settings.WAGTAIL_SITE_NAME
