"""Curated palettes of the demonstration pictures."""

from dataclasses import dataclass
from typing import Final

from PIL import ImageColor

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours that go together; `ramp` runs from the far layers to the near ones."""

    sky: tuple[Colour, Colour]
    ramp: tuple[Colour, ...]
    accents: tuple[Colour, Colour, Colour]
    light: Colour

    @property
    def water(self) -> Colour:
        """The bluest of the middle tones."""
        return max((self.ramp[3], *self.accents), key=lambda colour: colour[2] - colour[0])


def _palette(sky: str, ramp: str, accents: str, light: str) -> Palette:
    top, bottom = _colours(sky)
    first, second, third = _colours(accents)
    return Palette((top, bottom), _colours(ramp), (first, second, third), _colours(light)[0])


def _colours(words: str) -> tuple[Colour, ...]:
    return tuple((c[0], c[1], c[2]) for c in map(ImageColor.getrgb, words.split()))


DAY: Final = (
    _palette(
        "#9dbfd2 #f9e0c6",
        "#dcbfae #bd9693 #8b6f83 #585371 #303a55",
        "#e8825a #f2c14e #5f9ea0",
        "#fdf3e4",
    ),
    _palette(
        "#b9dce0 #f5f4e4",
        "#aed2d1 #7fb6b7 #519199 #2f6974 #1b4652",
        "#f0875a #f5cf6c #d9e6d0",
        "#fbf8ee",
    ),
    _palette(
        "#c6dfe8 #fcf3da",
        "#c6d6aa #9fbd84 #709d6d #467a5c #2a5647",
        "#d9654b #f0b94b #7fa7c4",
        "#fbf6e6",
    ),
    _palette(
        "#f1e4d0 #fad0aa",
        "#e6aa86 #cd8261 #a95f4b #7b4541 #4a2f38",
        "#2f7f86 #f4d47c #e9725b",
        "#fdf1de",
    ),
    _palette(
        "#d5dee6 #f8f1e8",
        "#c8d0d9 #a6b3c2 #7d90a6 #586d86 #384b62",
        "#c8553d #e9b872 #6f9a94",
        "#faf6ef",
    ),
    _palette(
        "#cfe8f2 #fdecee",
        "#f1c9d1 #d9a2b6 #9b87b1 #66719f #3e4e7c",
        "#e56b6f #f7c873 #6fb0b5",
        "#fff6f0",
    ),
    _palette(
        "#f3e7c9 #fbf5e3",
        "#d9cf9f #b3b27c #83935f #566f4f #34503f",
        "#b8573a #e3a53c #4f7d86",
        "#fcf7e8",
    ),
)
DUSK: Final = (
    _palette(
        "#3f3d6b #f2ab90",
        "#ab6f89 #80527d #5b4070 #3e305d #261f43",
        "#ffcf6b #ff9a76 #f4e3c1",
        "#ffeed2",
    ),
    _palette(
        "#15233f #46689a",
        "#3a5985 #2d4870 #21385b #182946 #0f1b31",
        "#ffc857 #f58f6c #9cc5d3",
        "#fff1cf",
    ),
    _palette(
        "#1f3b46 #d99a6c",
        "#7f7f74 #55696c #385159 #233b45 #142730",
        "#ffd27a #ef8a5f #e8e2c4",
        "#fff0d0",
    ),
)
NIGHT: Final = (
    *DUSK,
    _palette(
        "#4b2747 #f29a7d",
        "#a9677f #86486b #643655 #482743 #2c172c",
        "#ffd083 #ff8f7a #f5d9c8",
        "#fff0dc",
    ),
    _palette(
        "#132c30 #7ba389",
        "#5f8a7b #45706b #2f5757 #213f44 #12262b",
        "#ffd97d #f2a65a #dfe8cf",
        "#fdf3d3",
    ),
)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return `first` with a `share` of `second`, 0 to 1."""
    r, g, b = (round(x + (y - x) * share) for x, y in zip(first, second, strict=True))
    return (r, g, b)
