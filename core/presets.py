"""The sizes in which pictures are served; a reader can ask for these and no others."""

from dataclasses import dataclass
from enum import Enum


class ImageFormat(Enum):
    """A format in which sizes are made; `value` is Wagtail's operation, empty for the own one."""

    AVIF = "format-avif"
    WEBP = "format-webp"
    ORIGINAL = ""


SMALLEST_FIRST = (ImageFormat.AVIF, ImageFormat.WEBP, ImageFormat.ORIGINAL)


@dataclass(frozen=True, slots=True)
class Preset:
    """A use of pictures.

    `operation` is Wagtail's (`fill` cuts around the focal point, `max` does not cut); `height` is
    that of the first of `widths`, in pixels; `description` is for front-end developers.
    """

    description: str
    operation: str
    widths: tuple[int, ...]
    height: int
    main_width: int
    formats: tuple[ImageFormat, ...] = SMALLEST_FIRST
    original: str = ""

    @property
    def main_format(self) -> ImageFormat:
        """The format of `filter_spec`: WebP, which every browser shows, where there is one."""
        return ImageFormat.WEBP if ImageFormat.WEBP in self.formats else ImageFormat.ORIGINAL

    @property
    def filter_spec(self) -> str:
        """Wagtail's filter of the one size that is served when nothing else is asked for."""
        return self.spec(self.main_format, self.main_width)

    def spec(self, image_format: ImageFormat, width: int) -> str:
        """Return Wagtail's filter of a format and one of the widths."""
        height = round(self.height * width / self.widths[0])
        size = f"{self.operation}-{width}x{height}"
        converted = image_format.value or self.original
        return f"{size}|{converted}" if converted else size

    def specs(self, image_format: ImageFormat) -> list[str]:
        """Return Wagtail's filters of all widths in a format; none for one that isn't made."""
        if image_format not in self.formats:
            return []
        return [self.spec(image_format, width) for width in self.widths]

    @property
    def all_specs(self) -> list[str]:
        """Wagtail's filters of all sizes, the one that is served by itself first."""
        every = [spec for each in self.formats for spec in self.specs(each)]
        return list(dict.fromkeys([self.filter_spec, *every]))


PRESETS: dict[str, Preset] = {
    "THUMB": Preset(
        "160 × 160 pixels (and 320), cut around the focal point.", "fill", (160, 320), 160, 160
    ),
    "CARD": Preset("640 × 400 pixels (and 320), for lists.", "fill", (320, 640), 200, 640),
    "HERO": Preset(
        "1600 × 800 pixels (and 800), for the head of a page.", "fill", (800, 1600), 400, 1600
    ),
    "CONTENT": Preset(
        "At most 1200 pixels a side (and 600), uncut.", "max", (600, 1200), 600, 1200
    ),
    "PORTRAIT": Preset(
        "480 × 640 pixels (and 240), for people, cut around the focal point.",
        "fill",
        (240, 480),
        320,
        480,
    ),
    "SHARE": Preset(
        "1200 × 630 pixels, for social networks: a JPEG, under ORIGINAL alone.",
        "fill",
        (1200,),
        630,
        1200,
        formats=(ImageFormat.ORIGINAL,),
        original="format-jpeg",
    ),
}
ALL_SPECS: list[str] = [spec for preset in PRESETS.values() for spec in preset.all_specs]

MIME_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""Types of the files that are made, by the ends of their names."""
