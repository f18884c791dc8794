"""What core has workers do: make sizes of pictures that are shown, send mails that are written."""

from typing import Any

from django.core.cache import cache

from core import registry
from core.models import BasePage, CustomImage
from core.services.renditions import images_of
from core.tasks import deliver_mails, make_renditions
from core.visibility import public_files

ASKED_AGAIN_SECONDS = 3600


@registry.consequences.register
def make_sizes_of_pictures(instance: Any) -> None:
    """Enqueue the renditions of a published page's pictures, or of a changed picture."""
    if isinstance(instance, CustomImage):
        keys = [instance.pk]
    elif isinstance(instance, BasePage):
        keys = sorted(images_of(instance))
    else:
        return
    if keys:
        make_renditions.enqueue(keys)


@registry.previews.register
def make_sizes_for_preview(draft: Any) -> None:
    """Enqueue the renditions of a draft's pictures of public collections.

    An open preview is asked for after each change: of a picture the worker is told once an hour.
    """
    pictures = public_files(CustomImage.objects.filter(pk__in=images_of(draft))).order_by("pk")
    keys = [
        key
        for key in pictures.values_list("pk", flat=True)
        if cache.add(f"sizes-for-preview-{key}", "asked", ASKED_AGAIN_SECONDS)
    ]
    if keys:
        make_renditions.enqueue(keys)


@registry.mails_written.register
def deliver_soon() -> None:
    """Enqueue the delivery; in the mail's transaction, so that workers see both or neither."""
    deliver_mails.enqueue()
