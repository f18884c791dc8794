"""Files of pictures, measured as people see them."""

from typing import Any

from PIL import Image as PILImage
from PIL.ExifTags import Base
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

LYING = frozenset({5, 6, 7, 8})
"""Orientations that swap width and height (Exif 2.32, tag 274)."""


class UprightImageFieldFile(WagtailImageFieldFile):
    """A picture's file; one that was taken on its side is measured upright, as it is served."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Return width and height in pixels, from the file's head."""
        was_closed = self.closed
        self.open()
        try:
            with PILImage.open(self) as picture:
                width, height = picture.size
                lying = picture.getexif().get(Base.Orientation) in LYING
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)
        return (height, width) if lying else (width, height)


class UprightImageField(WagtailImageField):
    """Wagtail's field; it measures the file as it lies, so that focal points would be misplaced."""

    attr_class = UprightImageFieldFile

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        """Return Wagtail's field: the column is the same, and migrations need not know."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
