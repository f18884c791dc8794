"""Make the sizes of pictures that are missing."""

from typing import Any

from django.core.management.base import BaseCommand

from core.models import CustomImage
from core.services.renditions import incomplete, make_renditions
from core.visibility import public_images


class Command(BaseCommand):
    """`make_renditions` makes what no worker has made yet; a second run finds nothing to do.

    For instance after presets have changed, or when a collection is opened. Pictures that
    readers can't have, and those without credit or licence, are left out.
    """

    help = "Make all sizes and formats of public pictures that are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through the pictures, one line for each that had something missing."""
        images = dict(public_images(CustomImage.objects.order_by("pk")).values_list("pk", "title"))
        waiting = list(incomplete(images))
        total = 0
        for number, key in enumerate(waiting, start=1):
            made = make_renditions([key])
            total += made
            outcome = made or "passed over, its file can't be read"
            self.stdout.write(f"{number}/{len(waiting)} {images[key]}: {outcome}")
        self.stdout.write(f"{total} sizes made of {len(images)} pictures.")
