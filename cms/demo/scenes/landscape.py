"""Scenes in the open: hills, fields, parks, rivers seen from above."""

from itertools import pairwise
from math import cos, pi, sin

from cms.demo.painting import HEIGHT, WIDTH, Canvas, Point, ridge
from cms.demo.palettes import mix


def hills(canvas: Canvas) -> None:
    """Paint layered hills under a low sun."""
    rng, palette = canvas.rng, canvas.palette
    sun(canvas, rng.uniform(250, 1350), rng.uniform(220, 420), rng.uniform(70, 130))
    clouds(canvas, rng.randint(1, 3))
    count = len(palette.ramp)
    swing = rng.uniform(50, 110)
    waves = rng.uniform(0.7, 1.6)
    for n, colour in enumerate(palette.ramp):
        layer = canvas.stencil()
        level = 440 + n * (470 / count) + rng.uniform(-20, 20)
        line = ridge(rng, level, swing, waves=waves)
        layer.polygon(line)
        if n in {2, 3}:
            spot = rng.randint(10, 110)
            for x, y in line[spot : spot + 40 : rng.randint(2, 4)]:
                size = rng.uniform(12, 24) * (n - 0.8)
                layer.disc(x, y - size * 0.9, size * 0.55, size)
        canvas.add(layer, (mix(colour, palette.light, 0.22), colour), shadow=0.3)


def fields(canvas: Canvas) -> None:
    """Paint fields in strips that run to the horizon."""
    rng, palette = canvas.rng, canvas.palette
    horizon = rng.uniform(330, 460)
    sun(canvas, rng.uniform(200, 1400), horizon - rng.uniform(10, 160), rng.uniform(80, 130))
    clouds(canvas, rng.randint(1, 3))
    far = canvas.stencil()
    far.polygon(ridge(rng, horizon - 30, 34, waves=2))
    canvas.add(far, palette.ramp[1])
    ground = canvas.stencil()
    ground.box(-20, horizon, WIDTH + 20, HEIGHT + 20)
    canvas.add(ground, mix(palette.ramp[2], palette.accents[1], 0.4))
    vanish = rng.uniform(300, 1300)
    edges = sorted(rng.uniform(-2600, 4200) for _ in range(rng.randint(11, 16)))
    tones = (*palette.ramp[1:4], palette.accents[1], palette.ramp[0], palette.accents[0])
    for n, (left, right) in enumerate(pairwise(edges)):
        strip = canvas.stencil()
        far_left, far_right = (vanish + (x - vanish) * 0.03 for x in (left, right))
        strip.polygon(
            [(far_left, horizon), (far_right, horizon), (right, HEIGHT + 10), (left, HEIGHT + 10)]
        )
        tone = tones[(n * 2 + rng.randint(0, 1)) % len(tones)]
        canvas.add(strip, (mix(tone, palette.light, 0.4), tone), opacity=0.92)
    furrows = canvas.stencil()
    for foot in range(-2600, 4300, rng.randint(70, 120)):
        furrows.line([(vanish + (foot - vanish) * 0.03, horizon), (foot, HEIGHT + 10)], 3)
    canvas.add(furrows, palette.ramp[3], opacity=0.25)
    hedge = canvas.stencil()
    for _ in range(rng.randint(9, 16)):
        x, size = rng.uniform(0, WIDTH), rng.uniform(12, 30)
        hedge.disc(x, horizon - size * 0.5, size * 0.8, size)
    canvas.add(hedge, palette.ramp[3], shadow=0.2)


def park(canvas: Canvas) -> None:
    """Paint trees beside a path."""
    rng, palette = canvas.rng, canvas.palette
    sun(canvas, rng.uniform(300, 1300), rng.uniform(160, 300), rng.uniform(60, 100))
    for n in range(2):
        back = canvas.stencil()
        back.polygon(ridge(rng, 520 + n * 90, 40, waves=1.5))
        canvas.add(back, palette.ramp[n], shadow=0.15)
    _trees(canvas, 650, rng.randint(7, 10), (70, 110), 1)
    lawn = canvas.stencil()
    lawn.polygon(ridge(rng, 690, 24))
    canvas.add(lawn, (palette.ramp[1], palette.ramp[2]), shadow=0.25)
    path = canvas.stencil()
    foot, bend = rng.uniform(400, 1200), rng.uniform(-220, 220)
    left, right = [], []
    for step in range(31):
        t = step / 30
        middle = foot + bend * sin(t * pi * 1.3) * (1 - t * 0.4)
        half, y = 200 * (1 - t) ** 1.6 + 14, 1020 - 325 * t
        left.append((middle - half, y))
        right.append((middle + half, y))
    path.polygon(left + right[::-1])
    canvas.add(path, mix(palette.light, palette.accents[1], 0.25), opacity=0.95)
    _trees(canvas, 850, rng.randint(3, 5), (120, 190), 2)


def river(canvas: Canvas) -> None:
    """Paint a river with paper boats, seen from above."""
    rng, palette = canvas.rng, canvas.palette
    canvas.background((mix(palette.ramp[0], palette.light, 0.3), palette.ramp[0]))
    swing, phase = rng.uniform(110, 190), rng.uniform(0, 2 * pi)
    waves, tilt = rng.uniform(0.8, 1.3), rng.uniform(-160, 160)

    def middle(x: float) -> float:
        """Height of the river's middle at `x`."""
        return 500 + swing * sin(2 * pi * waves * x / WIDTH + phase) + tilt * (x / WIDTH - 0.5)

    widths = (410, 330, 250, 175)
    tones = (palette.ramp[1], palette.accents[1], palette.ramp[2], palette.water)
    for width, tone in zip(widths, tones, strict=True):
        bank = canvas.stencil()
        wobble = rng.uniform(0, 2 * pi)
        upper: list[Point] = []
        lower: list[Point] = []
        for step in range(-20, WIDTH + 40, 20):
            x = float(step)
            extra = 18 * sin(x / 130 + wobble)
            upper.append((x, middle(x) - width + extra))
            lower.append((x, middle(x) + width + 14 * cos(x / 170 + wobble)))
        bank.polygon(upper + lower[::-1])
        canvas.add(bank, (mix(tone, palette.light, 0.18), tone), shadow=0.3)
    ripples = canvas.stencil()
    for _ in range(rng.randint(16, 26)):
        x, off = rng.uniform(0, WIDTH), rng.uniform(-130, 130)
        points = [(x + d, middle(x + d) + off + 4 * sin(d / 9)) for d in range(0, 110, 6)]
        ripples.line(points, 4)
    canvas.add(ripples, palette.light, opacity=0.35)
    for n in range(rng.randint(3, 5)):
        x = 160 + n * 300 + rng.uniform(-60, 60)
        _boat(canvas, x, middle(x) + rng.uniform(-80, 80), rng.uniform(0.8, 1.25))


def sun(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Paint a sun, or a moon at dusk, with its glow."""
    disc = canvas.stencil()
    disc.disc(x, y, radius)
    canvas.glow(disc, canvas.palette.light, blur=90, opacity=0.7)
    canvas.add(disc, mix(canvas.palette.light, canvas.palette.accents[1], 0.35))


def clouds(canvas: Canvas, count: int) -> None:
    """Paint long flat clouds."""
    rng = canvas.rng
    layer = canvas.stencil()
    for _ in range(count):
        x, y, width = rng.uniform(100, 1500), rng.uniform(90, 330), rng.uniform(160, 320)
        for row in range(3):
            shift, half = rng.uniform(-80, 80), width / (1 + row * 0.35) / 2
            top = y - row * 26
            layer.box(x + shift - half, top, x + shift + half, top + 30, 15)
    canvas.add(layer, canvas.palette.light, opacity=0.55)


def _trees(canvas: Canvas, foot: float, count: int, sizes: tuple[float, float], near: int) -> None:
    rng, palette = canvas.rng, canvas.palette
    trunks = canvas.stencil()
    tones = (palette.ramp[near + 1], palette.ramp[near + 2], palette.accents[near % 2])
    crowns = [(canvas.stencil(), tone) for tone in tones]
    for n in range(count):
        x = (n + rng.uniform(0.15, 0.85)) * WIDTH / count
        size, y = rng.uniform(*sizes), foot + rng.uniform(-20, 30)
        trunks.box(x - size * 0.06, y - size * 1.2, x + size * 0.06, y + size * 0.35, 4)
        crown = crowns[rng.choice((0, 0, 1, 1, 2))][0]
        crown.disc(x, y - size * 1.5, size * rng.uniform(0.55, 0.8), size * rng.uniform(0.9, 1.15))
    canvas.add(trunks, palette.ramp[4])
    for crown, tone in crowns:
        canvas.add(crown, (mix(tone, palette.light, 0.25), tone), shadow=0.3)


def _boat(canvas: Canvas, x: float, y: float, size: float) -> None:
    palette = canvas.palette
    hull = canvas.stencil()
    hull.polygon([(x - 62 * size, y), (x + 62 * size, y), (x + 36 * size, y + 34 * size),
                  (x - 36 * size, y + 34 * size)])  # fmt: skip
    sail = canvas.stencil()
    sail.polygon([(x, y - 74 * size), (x + 34 * size, y - 4), (x - 34 * size, y - 4)])
    canvas.add(sail, palette.light, shadow=0.35)
    canvas.add(hull, canvas.rng.choice(palette.accents[:2]), shadow=0.35)
