"""Raise the content version for models that are not ours and that Wagtail's admin writes.

Everywhere else a call does it. Deletions run inside Django's deletion transaction; a move saves
the page as a plain `Page` inside its own transaction.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from core import registry
from core.models import ContentVersion
from core.models.pages import EDITORIAL_FIELDS
from core.visibility import next_visibility_change

registry.due_dates.register(next_visibility_change)

ALWAYS_SEEN = (Collection, CollectionViewRestriction, Locale, PageViewRestriction, Site)


def raise_for_shared_row(**kwargs: Any) -> None:
    """Raise the version for a row that decides what is public or where it stands."""
    if not kwargs.get("raw"):
        ContentVersion.raise_version()


for model in ALWAYS_SEEN:
    post_save.connect(raise_for_shared_row, sender=model, dispatch_uid=f"saved {model.__name__}")
    post_delete.connect(
        raise_for_shared_row, sender=model, dispatch_uid=f"deleted {model.__name__}"
    )


@receiver(post_save, sender=Page)
def raise_for_moved_page(instance: Page, update_fields: Any, **kwargs: Any) -> None:
    """Raise the version when a page is saved as a plain `Page`, as Wagtail does when moving."""
    editorial = update_fields is not None and EDITORIAL_FIELDS.issuperset(update_fields)
    if editorial or kwargs.get("raw"):
        return
    if instance.live or instance.get_descendants().filter(live=True).exists():
        ContentVersion.raise_version()


@receiver(post_delete, sender=Page)
def raise_for_deleted_page(instance: Page, **kwargs: Any) -> None:
    """Raise the version when a page that was live is deleted, alone or with its parent."""
    if instance.live:
        ContentVersion.raise_version()
