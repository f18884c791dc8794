"""Sizes of pictures without what their makers' devices wrote into them, such as places."""

from typing import Any

from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import Filter

KEPT = ("background", "duration", "icc_profile", "loop", "transparency", "version")
"""What a picture is shown by; everything else is about its making: EXIF, GPS, XMP, comments."""


class ForgetMetadata(FilterOperation):
    """Leave out what says nothing to the eye; the picture is turned upright before."""

    def construct(self) -> None:
        """Take no arguments."""

    def run(self, willow: Any, image: Any, env: dict[str, Any]) -> Any:
        """Return the picture with the few facts that are kept; Willow would copy EXIF."""
        found = willow.get_pillow_image()
        found.info = {name: value for name, value in found.info.items() if name in KEPT}
        return willow


class BareFilter(Filter):
    """Wagtail's filter, whose files hold no metadata; it has the same key in the table."""

    @property
    def filter_operations(self) -> list[FilterOperation]:
        """All operations on pixels and formats, and forgetting before them."""
        return [ForgetMetadata("forget"), *super().filter_operations]
