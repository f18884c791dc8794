"""Raise the content version for models that are not ours and that Wagtail's admin writes.

Everywhere else a call does it. Django sends `post_save` after it has committed a row, so the
saves of these models are made atomic here; deletions and the saves of pages are so already.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.contrib.redirects.models import Redirect
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
from core.services.addresses import forget_gone, keep_addresses, remember_gone
from core.visibility import next_visibility_change

registry.due_dates.register(next_visibility_change)

ALWAYS_SEEN = (
    Collection,
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
    Redirect,
    Site,
)


def raise_for_shared_row(instance: Any, **kwargs: Any) -> None:
    """Raise the version for a row that decides what is public or where it stands."""
    if not kwargs.get("raw"):
        ContentVersion.raise_version(instance)


for model in ALWAYS_SEEN:
    model.save = transaction.atomic(model.save)  # With the receiver below it is one transaction.
    post_save.connect(raise_for_shared_row, sender=model, dispatch_uid=f"saved {model.__name__}")
    post_delete.connect(
        raise_for_shared_row, sender=model, dispatch_uid=f"deleted {model.__name__}"
    )


_library_move = Collection.move


@transaction.atomic
def move_collection(collection: Collection, target: Collection, pos: str | None = None) -> None:
    """Move a collection and raise the version: the library does it in SQL, without a signal."""
    _library_move(collection, target, pos)
    ContentVersion.raise_version(collection)


Collection.move = move_collection


@receiver(pre_save, sender=Page)
def raise_for_unpublished_page(instance: Page, update_fields: Any, **kwargs: Any) -> None:
    """Raise the version when a live page is saved as a plain `Page`: it may be live no more.

    Wagtail's bulk action unpublishes so, and with a page its aliases.
    """
    if (
        not _is_quiet(update_fields, kwargs)
        and not instance.live
        and _is_live_in_database(instance)
    ):
        ContentVersion.raise_version(instance)


@receiver(post_save, sender=Page)
def raise_for_moved_page(instance: Page, update_fields: Any, **kwargs: Any) -> None:
    """Raise the version when a page is saved as a plain `Page`, as Wagtail does when moving."""
    if _is_quiet(update_fields, kwargs):
        return
    if instance.live or instance.get_descendants().filter(live=True).exists():
        ContentVersion.raise_version(instance)


@receiver(pre_delete, sender=Page)
def raise_for_deleted_page(instance: Page, **kwargs: Any) -> None:
    """Raise the version when a page that is live is deleted, alone or with its parent.

    The row is asked: Wagtail unpublishes the instance before its deletion, without saving it.
    """
    if _is_live_in_database(instance):
        remember_gone(instance)
        ContentVersion.raise_version(instance)


@receiver(pre_save)
def keep_public_addresses(sender: Any, instance: Any, update_fields: Any, **kwargs: Any) -> None:
    """Remember the address that a page has before it is written, where it has had readers.

    Of plain pages too: as such Wagtail moves them.
    """
    if not isinstance(instance, Page) or _is_quiet(update_fields, kwargs):
        return
    rows = Page.objects.filter(pk=instance.pk) if instance.pk else Page.objects.none()
    stored = rows.values_list("url_path", "live", "path", "expire_at").first()
    if stored is None:
        if instance.live:
            forget_gone(instance)
        return
    url_path, was_live, path, expire_at = stored
    if url_path != instance.url_path:
        keep_addresses(path, url_path, instance.url_path)
    if was_live and instance.expired and not instance.live:
        # It is expired already: it was public up to that moment.
        remember_gone(instance, expire_at - timedelta(microseconds=1) if expire_at else None)
    if instance.live and not was_live:
        forget_gone(instance)


def _is_quiet(update_fields: Any, kwargs: dict[str, Any]) -> bool:
    """Tell whether a save only writes what no reader sees, or loads a fixture."""
    editorial = update_fields is not None and EDITORIAL_FIELDS.issuperset(update_fields)
    return editorial or bool(kwargs.get("raw"))


def _is_live_in_database(page: Page) -> bool:
    return bool(Page.objects.filter(pk=page.pk, live=True).exists())
