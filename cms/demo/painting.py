"""A small paper-cut painter: layers with soft edges, soft shadows and a fine grain."""

import io
import random
from collections.abc import Sequence
from math import ceil, cos, pi, sin
from typing import Final, Self

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from cms.demo.palettes import Colour, Palette, mix

WIDTH: Final = 1600
HEIGHT: Final = 1000
SAMPLES: Final = 2
SHADOW_SCALE: Final = 8

PAIR: Final = 2

Point = tuple[float, float]
Corner = tuple[int, int]
Box = tuple[int, int, int, int]
Fill = Colour | tuple[Colour, Colour]


class Stencil:
    """What a layer covers, drawn in logical units of 1600 by 1000."""

    def __init__(self, size: tuple[int, int]) -> None:
        """Begin with nothing covered; `size` in pixels of the picture."""
        self._mask = Image.new("L", (size[0] * SAMPLES, size[1] * SAMPLES), 0)
        self._pen = ImageDraw.Draw(self._mask)
        self._scale = max(size[0] / WIDTH, size[1] / HEIGHT) * SAMPLES
        self._left = (self._mask.width - WIDTH * self._scale) / 2
        self._top = (self._mask.height - HEIGHT * self._scale) / 2
        self._ink = 255

    def cutting(self) -> Self:
        """Take away from here on."""
        self._ink = 0
        return self

    def adding(self) -> Self:
        """Cover from here on."""
        self._ink = 255
        return self

    def polygon(self, points: Sequence[Point]) -> None:
        """Cover a polygon."""
        self._pen.polygon([self._at(*point) for point in points], fill=self._ink)

    def box(self, x0: float, y0: float, x1: float, y1: float, radius: float = 0) -> None:
        """Cover an upright box."""
        corners = (*self._at(x0, y0), *self._at(x1, y1))
        self._pen.rounded_rectangle(corners, radius * self._scale, fill=self._ink)

    def disc(self, x: float, y: float, rx: float, ry: float = 0) -> None:
        """Cover an ellipse around x, y; a circle without `ry`."""
        ry = ry or rx
        self._pen.ellipse((*self._at(x - rx, y - ry), *self._at(x + rx, y + ry)), fill=self._ink)

    def sector(self, x: float, y: float, radius: float, start: float, end: float) -> None:
        """Cover a sector; degrees clockwise from three o'clock."""
        corners = (*self._at(x - radius, y - radius), *self._at(x + radius, y + radius))
        self._pen.pieslice(corners, start, end, fill=self._ink)

    def line(self, points: Sequence[Point], width: float) -> None:
        """Cover a line of some width."""
        thick = max(1, round(width * self._scale))
        self._pen.line([self._at(*p) for p in points], fill=self._ink, width=thick, joint="curve")

    def slab(self, x: float, y: float, width: float, height: float, degrees: float) -> None:
        """Cover a box around x, y that is turned."""
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        turned = [turn(i * width / 2, j * height / 2, degrees) for i, j in corners]
        self.polygon([(x + dx, y + dy) for dx, dy in turned])

    def coverage(self) -> tuple[Image.Image, Corner] | None:
        """Return the covered part at the picture's scale and its corner; None when empty."""
        found = self._mask.getbbox()
        if found is None:
            return None
        left, top = found[0] // SAMPLES, found[1] // SAMPLES
        right, bottom = -(-found[2] // SAMPLES), -(-found[3] // SAMPLES)
        part = (left * SAMPLES, top * SAMPLES, right * SAMPLES, bottom * SAMPLES)
        return self._mask.reduce(SAMPLES, part), (left, top)

    def _at(self, x: float, y: float) -> Point:
        return (self._left + x * self._scale, self._top + y * self._scale)


class Canvas:
    """A picture in the making."""

    def __init__(self, size: tuple[int, int], palette: Palette, rng: random.Random) -> None:
        """Begin with the palette's sky."""
        self.size = size
        self.palette = palette
        self.rng = rng
        self._image = _gradient(size, palette.sky)

    def chance(self, share: float) -> bool:
        """Return true in that share of the cases."""
        return self.rng.random() < share

    def stencil(self) -> Stencil:
        """Return an empty stencil for a layer of this picture."""
        return Stencil(self.size)

    def background(self, fill: Fill) -> None:
        """Replace the ground."""
        self._image = _gradient(self.size, fill if len(fill) == PAIR else (fill, fill))

    def add(
        self, stencil: Stencil, fill: Fill, *, shadow: float = 0, opacity: float = 1, rise: int = 8
    ) -> None:
        """Lay `fill` through the stencil, over a shadow of that strength that falls `rise` low."""
        if (covered := stencil.coverage()) is None:
            return
        mask, corner = covered
        if shadow:
            dark = mix(self.palette.ramp[-1], (0, 0, 0), 0.35)
            self._blur(mask, (corner[0] + round(rise * 0.4), corner[1] + rise), dark, 14, shadow)
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        self._lay(fill, corner, mask)

    def glow(self, stencil: Stencil, colour: Colour, *, blur: float, opacity: float) -> None:
        """Lay light around what the stencil covers; `blur` in logical units."""
        if covered := stencil.coverage():
            self._blur(*covered, colour, blur, opacity)

    def jpeg(self) -> bytes:
        """Return the finished picture."""
        target = io.BytesIO()
        self._grained().save(target, "JPEG", quality=85)
        return target.getvalue()

    def _blur(
        self, mask: Image.Image, corner: Corner, colour: Colour, blur: float, strength: float
    ) -> None:
        radius = blur * self.size[0] / WIDTH / SHADOW_SCALE
        small = mask.reduce(SHADOW_SCALE)
        margin = ceil(radius * 2.5) + 1
        wide = Image.new("L", (small.width + 2 * margin, small.height + 2 * margin), 0)
        wide.paste(small, (margin, margin))
        wide = wide.filter(ImageFilter.GaussianBlur(radius))
        wide = wide.point([round(value * strength) for value in range(256)])
        size = (wide.width * SHADOW_SCALE, wide.height * SHADOW_SCALE)
        soft = wide.resize(size, Image.Resampling.BILINEAR)
        place = (corner[0] - margin * SHADOW_SCALE, corner[1] - margin * SHADOW_SCALE)
        self._image.paste(colour, (*place, place[0] + size[0], place[1] + size[1]), soft)

    def _lay(self, fill: Fill, corner: Corner, mask: Image.Image) -> None:
        box = (*corner, corner[0] + mask.width, corner[1] + mask.height)
        if len(fill) == PAIR:
            self._image.paste(_gradient(self.size, fill, box), corner, mask)
        else:
            self._image.paste(fill, box, mask)

    def _grained(self) -> Image.Image:
        side = 256
        noise = self.rng.randbytes(side * side)
        tile = Image.frombytes("L", (side, side), noise).filter(ImageFilter.BoxBlur(0.6))
        tile = tile.point([round(128 + (value - 128) * 0.09) for value in range(256)])
        grain = Image.new("L", self.size)
        for x in range(ceil(self.size[0] / side)):
            for y in range(ceil(self.size[1] / side)):
                grain.paste(tile, (x * side, y * side))
        return ImageChops.overlay(self._image, Image.merge("RGB", (grain, grain, grain)))


def _gradient(
    size: tuple[int, int], colours: tuple[Colour, Colour], box: Box | None = None
) -> Image.Image:
    """Return the part within `box` of a gradient over a whole picture of `size`."""
    left, top, right, bottom = box or (0, 0, *size)
    strip = Image.new("RGB", (1, 256))
    strip.putdata([mix(*colours, row / 255) for row in range(256)])
    column = strip.resize((1, size[1]), Image.Resampling.BILINEAR).crop((0, top, 1, bottom))
    return column.resize((right - left, bottom - top), Image.Resampling.NEAREST)


def turn(x: float, y: float, degrees: float) -> Point:
    """Turn a point about the origin, clockwise on the picture."""
    angle = degrees * pi / 180
    return (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))


def ridge(rng: random.Random, level: float, swing: float, *, waves: float = 1) -> list[Point]:
    """Return a soft skyline about `level`, closed along the lower edge."""
    parts = [
        (swing / (n + 1) ** 1.2, (n + 0.6) * waves * rng.uniform(0.8, 1.2), rng.uniform(0, 2 * pi))
        for n in range(4)
    ]
    line = [
        (float(x), level + sum(a * sin(2 * pi * f * x / WIDTH + p) for a, f, p in parts))
        for x in range(-20, WIDTH + 21, 10)
    ]
    return [*line, (WIDTH + 20.0, HEIGHT + 20.0), (-20.0, HEIGHT + 20.0)]
