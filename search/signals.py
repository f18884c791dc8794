"""Following what the content version is raised for before it is written (core/signals.py).

Wagtail saves plain pages when it moves them and when it unpublishes several; and it deletes them.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page

from core import registry
from core.models.pages import EDITORIAL_FIELDS
from search.services.following import follow, follow_below, follow_page
from search.services.indexing import reconcile, remove

registry.changes.register(follow)


@receiver(post_save, sender=Page)
@transaction.atomic
def follow_plain_page(instance: Page, update_fields: Any, **kwargs: Any) -> None:
    """Follow a page that is saved as a plain `Page`, with what is below it."""
    is_editorial = update_fields is not None and EDITORIAL_FIELDS.issuperset(update_fields)
    if not is_editorial and not kwargs.get("raw"):
        follow_page(instance)
        follow_below(instance.path)


@receiver(pre_delete, sender=Page)
def forget_page(instance: Page, **kwargs: Any) -> None:
    """Remove the entry of a page before the database does it, which counts no words."""
    remove([instance.pk])


@receiver(pre_delete, sender=Page)
def note_mirrors(instance: Page, **kwargs: Any) -> None:
    """Note the aliases of a page: without it they stand for themselves."""
    rows = Page.objects.filter(alias_of=instance)
    instance.mirrors_left = list(rows.values_list("pk", flat=True))


@receiver(post_delete, sender=Page)
def follow_mirrors(instance: Page, **kwargs: Any) -> None:
    """Follow what stood or fell with a page that was deleted; its own entry is gone with it."""
    same = Page.objects.filter(translation_key=instance.translation_key)
    keys = [*instance.mirrors_left, *same.values_list("pk", flat=True)]
    reconcile(Page.objects.filter(pk__in=keys))
