"""Ornaments: a paper-cut sun, a mosaic."""

from math import ceil

from cms.demo.painting import HEIGHT, WIDTH, Canvas, Point, Stencil, turn
from cms.demo.palettes import mix


def sun(canvas: Canvas) -> None:
    """Paint a paper-cut sun of many leaves."""
    rng, palette = canvas.rng, canvas.palette
    x, y = rng.choice(((800, 500), (800, 880), (1180, 560), (420, 560), (1600, 1000), (0, 960)))
    reach = 430 if (x, y) == (800, 500) else 640
    reach = 980 if x in {0, 1600} else reach
    rings = rng.randint(5, 7)
    leaves = rng.choice((10, 12, 14, 16, 20))
    tones = (*palette.ramp[1:4], palette.accents[0], palette.accents[1], palette.accents[2])
    first = rng.randrange(len(tones))
    for ring in range(rings):
        radius = reach * (1 - ring / (rings + 0.6))
        layer = canvas.stencil()
        pointed = canvas.chance(0.5)
        shift = 180 / leaves * (ring % 2)
        for n in range(leaves):
            degrees = 360 * n / leaves + shift
            if pointed:
                layer.polygon(_leaf(x, y, radius, leaves, degrees))
            else:
                dx, dy = turn(radius * 0.84, 0, degrees)
                layer.disc(x + dx, y + dy, min(radius * 0.16, radius * 2.6 / leaves))
        layer.disc(x, y, radius * 0.86)
        tone = tones[(first + ring) % len(tones)]
        canvas.add(layer, (mix(tone, palette.light, 0.25), tone), shadow=0.4)
    heart = canvas.stencil()
    heart.disc(x, y, reach * 0.1)
    canvas.add(heart, palette.light, shadow=0.4)


def _leaf(x: float, y: float, radius: float, leaves: int, degrees: float) -> list[Point]:
    half = radius * 2.9 / leaves
    shape = ((0.6, -half), (0.8, -half * 0.8), (1.0, 0), (0.8, half * 0.8), (0.6, half))
    return [(x + dx, y + dy) for dx, dy in (turn(radius * r, w, degrees) for r, w in shape)]


def mosaic(canvas: Canvas) -> None:
    """Paint a mosaic of discs, quarters and leaves."""
    rng, palette = canvas.rng, canvas.palette
    side = rng.choice((160, 200, 250))
    tones = (palette.ramp[1], *palette.accents, palette.light)
    canvas.background(mix(palette.light, palette.ramp[0], 0.25))
    grounds = [canvas.stencil() for _ in tones]
    shapes = [canvas.stencil() for _ in tones]
    union = canvas.stencil()
    for column in range(ceil(WIDTH / side)):
        for row in range(ceil(HEIGHT / side)):
            ground, shape = rng.sample(range(len(tones)), 2)
            x, y = column * side, row * side
            grounds[ground].box(x + 2, y + 2, x + side - 2, y + side - 2, 6)
            kind, share = rng.randint(0, 4), rng.choice((0.2, 0.32, 0.42))
            for layer in (shapes[shape], union):
                _tile(layer, (x, y, side), kind, share)
    for layer, tone in zip(grounds, tones, strict=True):
        canvas.add(layer, tone)
    canvas.glow(union, palette.ramp[4], blur=10, opacity=0.3)
    for layer, tone in zip(shapes, tones, strict=True):
        canvas.add(layer, tone)


def _tile(layer: Stencil, box: tuple[float, float, float], kind: int, share: float) -> None:
    x, y, side = box
    right, foot, half = x + side, y + side, side / 2
    match kind:
        case 0:
            layer.disc(x + half, y + half, side * share)
        case 1:
            layer.sector(x + 4, y + 4, side - 10, 0, 90)
        case 2:
            layer.sector(right - 4, foot - 4, side - 10, 180, 270)
        case 3:
            layer.sector(x + half, y + 6, side * 0.45, 0, 180)
            layer.sector(x + half, y + half + 4, side * 0.45, 0, 180)
        case _:
            layer.polygon([(x + 6, foot - 6), (right - 6, foot - 6), (right - 6, y + 6)])
