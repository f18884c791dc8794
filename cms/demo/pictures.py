"""Draws the demonstration pictures: calm, abstract, the same each time."""

import hashlib
import random
from collections.abc import Callable, Mapping
from typing import Final

from cms.demo.painting import Canvas
from cms.demo.palettes import DAY, DUSK, NIGHT
from cms.demo.scenes import indoors, landscape, ornament, town

_SCENES: Final[Mapping[str, Callable[[Canvas], None]]] = {
    "arcade": town.arcade,
    "books": indoors.books,
    "bridge": town.bridge,
    "fields": landscape.fields,
    "hemicycle": indoors.hemicycle,
    "hills": landscape.hills,
    "lanterns": town.lanterns,
    "mosaic": ornament.mosaic,
    "papers": indoors.papers,
    "park": landscape.park,
    "river": landscape.river,
    "sun": ornament.sun,
    "table": indoors.table,
    "town": town.town,
}
_AT_DUSK_TOO: Final = frozenset({"bridge", "hills", "town"})
KINDS: Final = frozenset(_SCENES)


def draw(motif: str, size: tuple[int, int] = (1600, 1000)) -> bytes:
    """Return a JPEG picture of `motif` (`<kind>-<number>`); the same motif, the same bytes.

    Raises `ValueError` when the kind is not one of `KINDS`.
    """
    kind, _, number = motif.rpartition("-")
    if kind not in KINDS or not number.isdecimal():
        raise ValueError(f"{motif!r} is no motif: <kind>-<number> of {', '.join(sorted(KINDS))}")
    seed = int.from_bytes(hashlib.sha256(motif.encode()).digest())
    rng = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    palettes = NIGHT if kind == "lanterns" else DAY + DUSK if kind in _AT_DUSK_TOO else DAY
    offset = sorted(KINDS).index(kind) * 3
    canvas = Canvas(size, palettes[(offset + int(number)) % len(palettes)], rng)
    _SCENES[kind](canvas)
    return canvas.jpeg()
