"""The sizes in which pictures are served; a reader can ask for these and no others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """A size: `filter_spec` is Wagtail's; `description` is for front-end developers."""

    filter_spec: str
    description: str


PRESETS: dict[str, Preset] = {
    "THUMB": Preset("fill-160x160|format-webp", "160 × 160 pixels, cut around the focal point."),
    "CARD": Preset("fill-640x400|format-webp", "640 × 400 pixels, for lists."),
    "HERO": Preset("fill-1600x800|format-webp", "1600 × 800 pixels, for the head of a page."),
    "CONTENT": Preset("max-1200x1200|format-webp", "At most 1200 pixels a side, uncut."),
    "SHARE": Preset("fill-1200x630|format-jpeg", "1200 × 630 pixels, for social networks."),
}
