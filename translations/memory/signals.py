"""What the memory learns of wagtail-localize."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail_localize.models import String

from translations.memory.entries import remember


@receiver(post_save, sender=String)
def remember_text(instance: String, *, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Make a source text found; the library makes one row of each, and never changes it."""
    if created and not raw:
        remember([instance])
