"""Where one says that a change needs no new translation, and where it is sent to translators."""

from django.urls import reverse
from wagtail_localize.models import TranslationSource


def address_of(source: TranslationSource) -> str:
    """Return the address of the screen for a source."""
    return reverse("translations_minor:change", args=[source.pk])


def sync_address_of(source: TranslationSource) -> str:
    """Return the library's address at which translators get what is published."""
    return reverse("wagtail_localize:update_translations", args=[source.pk])
