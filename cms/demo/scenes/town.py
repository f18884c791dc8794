"""Scenes in town: roofs, bridges, arcades, lanterns at dusk."""

from math import cosh, pi, sin

from cms.demo.painting import HEIGHT, WIDTH, Canvas, Point, Stencil, ridge
from cms.demo.palettes import Colour, mix
from cms.demo.scenes.landscape import clouds, sun


def town(canvas: Canvas) -> None:
    """Paint the roofs of a small town below hills."""
    rng, palette = canvas.rng, canvas.palette
    sun(canvas, rng.uniform(200, 1400), rng.uniform(180, 330), rng.uniform(60, 110))
    clouds(canvas, rng.randint(1, 3))
    for n in range(2):
        back = canvas.stencil()
        back.polygon(ridge(rng, 450 + n * 80, 70, waves=1.2))
        canvas.add(back, palette.ramp[n], shadow=0.2)
    for row in range(3):
        _houses(canvas, 690 + row * 125, 0.8 + row * 0.28, palette.ramp[row + 1])
    front = canvas.stencil()
    front.polygon(ridge(rng, 950, 16, waves=2))
    canvas.add(front, palette.ramp[4], shadow=0.3)


def bridge(canvas: Canvas) -> None:
    """Paint an arched bridge over still water."""
    rng, palette = canvas.rng, canvas.palette
    sun(canvas, rng.uniform(200, 1400), rng.uniform(200, 360), rng.uniform(70, 120))
    for n in range(2):
        back = canvas.stencil()
        back.polygon(ridge(rng, 480 + n * 70, 80, waves=rng.uniform(0.8, 1.6)))
        canvas.add(back, palette.ramp[n], shadow=0.2)
    _houses(canvas, 650, 0.5, palette.ramp[2])
    water = canvas.stencil()
    water.box(-20, 690, WIDTH + 20, HEIGHT + 20)
    canvas.add(
        water, (mix(palette.sky[0], palette.water, 0.3), mix(palette.water, palette.ramp[4], 0.3))
    )
    arches, deck, crest = rng.choice((1, 3, 3, 5)), rng.uniform(520, 580), rng.uniform(30, 130)
    _arches(canvas, arches, deck, crest, reflected=True)
    _arches(canvas, arches, deck, crest, reflected=False)
    ripples = canvas.stencil()
    for _ in range(rng.randint(20, 32)):
        x, y, half = rng.uniform(0, WIDTH), rng.uniform(735, 990), rng.uniform(30, 110)
        ripples.box(x - half, y, x + half, y + 4, 2)
    canvas.add(ripples, palette.light, opacity=0.5)


def arcade(canvas: Canvas) -> None:
    """Paint an arcade that opens on a view."""
    rng, palette = canvas.rng, canvas.palette
    sun(canvas, rng.uniform(300, 1300), rng.uniform(300, 420), rng.uniform(80, 130))
    for n in range(3):
        back = canvas.stencil()
        back.polygon(ridge(rng, 540 + n * 75, 60, waves=1.3))
        canvas.add(back, palette.ramp[n], shadow=0.2)
    count = rng.randint(2, 5)
    pitch, gap = WIDTH / count, rng.uniform(34, 60)
    for depth, tone in enumerate((palette.ramp[3], mix(palette.light, palette.ramp[0], 0.35))):
        inset = gap - depth * 14
        spring = 470 - pitch * 0.12 + (1 - depth) * 36
        wall = canvas.stencil()
        wall.box(-20, -20, WIDTH + 20, 860)
        wall.cutting()
        for n in range(count):
            left, right = n * pitch + inset, (n + 1) * pitch - inset
            half = (right - left) / 2
            wall.disc((left + right) / 2, spring, half, min(half, 330))
            wall.box(left, spring, right, 870)
        canvas.add(wall, (mix(tone, palette.light, 0.2), tone), shadow=0.35)
    floor = canvas.stencil()
    floor.box(-20, 855, WIDTH + 20, HEIGHT + 20)
    canvas.add(floor, (palette.accents[0], mix(palette.accents[0], palette.ramp[4], 0.35)))
    joints = canvas.stencil()
    for x in range(-1600, 3300, 160):
        joints.line([(800 + (x - 800) * 0.55, 855), (x, 1010)], 4)
    joints.line([(0, 915), (WIDTH, 915)], 4)
    canvas.add(joints, palette.light, opacity=0.4)


def lanterns(canvas: Canvas) -> None:
    """Paint paper lanterns over roofs at dusk."""
    rng, palette = canvas.rng, canvas.palette
    stars = canvas.stencil()
    for _ in range(60):
        stars.disc(rng.uniform(0, WIDTH), rng.uniform(0, 480), rng.uniform(1.5, 3.5))
    canvas.add(stars, palette.light, opacity=0.7)
    back = canvas.stencil()
    back.polygon(ridge(rng, 640, 60))
    canvas.add(back, palette.ramp[1])
    _houses(canvas, 800, 0.9, palette.ramp[2], 1)
    _houses(canvas, 960, 1.25, palette.ramp[3], 1)
    strings, halos = canvas.stencil(), canvas.stencil()
    paper = [canvas.stencil() for _ in range(3)]
    for row in range(rng.randint(2, 3)):
        top, sag = 90 + row * 150 + rng.uniform(-30, 30), rng.uniform(90, 170)
        middle = rng.uniform(600, 1000)

        def height(x: float, top: float = top, sag: float = sag, middle: float = middle) -> float:
            """Height of the string at `x`."""
            return top + sag * (2 - cosh((x - middle) / 900))

        strings.line([(x, height(x)) for x in range(-20, WIDTH + 40, 20)], 3)
        count = rng.randint(5, 8)
        for n in range(count):
            x = (n + rng.uniform(0.3, 0.7)) * WIDTH / count
            size, y = rng.uniform(28, 46), height(x)
            halos.disc(x, y + size * 1.5, size * 1.2)
            _lantern(paper[rng.randint(0, 2)], x, y, size, round_=canvas.chance(0.6))
    canvas.glow(halos, palette.accents[0], blur=70, opacity=0.75)
    canvas.add(strings, palette.ramp[4], opacity=0.9)
    for layer, tone in zip(paper, palette.accents, strict=True):
        canvas.add(layer, tone)


def _lantern(paper: Stencil, x: float, y: float, size: float, *, round_: bool) -> None:
    paper.line([(x, y), (x, y + size)], 2)
    paper.box(x - size * 0.35, y + size * 0.35, x + size * 0.35, y + size * 0.5)
    if round_:
        paper.disc(x, y + size * 1.5, size)
    else:
        paper.box(x - size * 0.75, y + size * 0.55, x + size * 0.75, y + size * 2.5, size * 0.3)
    paper.box(x - size * 0.3, y + size * 2.45, x + size * 0.3, y + size * 2.62)


def _houses(canvas: Canvas, foot: float, size: float, tone: Colour, dusk: float = 0) -> None:
    rng, palette = canvas.rng, canvas.palette
    pale = mix(palette.light, tone, 0.35 + 0.4 * dusk)
    walls = [(canvas.stencil(), pale), (canvas.stencil(), tone)]
    roofs = [
        (canvas.stencil(), mix(palette.accents[0], tone, 0.25)),
        (canvas.stencil(), mix(tone, palette.ramp[4], 0.5)),
    ]
    windows = canvas.stencil()
    x = -60.0 * size
    while x < WIDTH + 40:
        width, height = rng.uniform(90, 160) * size, rng.uniform(90, 190) * size
        pitch = rng.uniform(40, 90) * size
        top = foot - height
        walls[rng.randint(0, 1)][0].box(x, top, x + width, HEIGHT + 20)
        roof = roofs[rng.randint(0, 1)][0]
        roof.polygon(
            [(x - 8 * size, top), (x + width + 8 * size, top), (x + width / 2, top - pitch)]
        )
        _windows(windows, (x, top), width, height, size)
        x += width + rng.choice((0, 0, 14, 40)) * size
    for layer, colour in walls:
        canvas.add(layer, colour, shadow=0.18)
    for layer, colour in roofs:
        canvas.add(layer, colour)
    canvas.add(windows, palette.accents[1], opacity=0.85)


def _windows(layer: Stencil, at: Point, width: float, height: float, s: float) -> None:
    x, top = at
    columns = max(2, int(width / (44 * s)))
    for column in range(columns):
        middle = x + (column + 0.5) * width / columns
        y = top + 22 * s
        while y < top + height - 30 * s:
            layer.box(middle - 9 * s, y, middle + 9 * s, y + 26 * s, 3 * s)
            y += 52 * s


def _arches(canvas: Canvas, count: int, deck: float, crest: float, *, reflected: bool) -> None:
    level, palette = 690.0, canvas.palette

    def at(y: float) -> float:
        """Height on the picture: mirrored in the water when reflected."""
        return level + (level - y) * 0.75 if reflected else y

    body = canvas.stencil()
    line = [(x, at(deck - crest * sin(pi * x / WIDTH))) for x in range(-20, WIDTH + 40, 20)]
    body.polygon([*line, (WIDTH + 20.0, at(level)), (-20.0, at(level))])
    if not reflected:
        body.line([(x, y - 8) for x, y in line], 12)
    body.cutting()
    pitch = (WIDTH - 100) / count
    for n in range(count):
        middle = 50 + (n + 0.5) * pitch
        head = deck - crest * sin(pi * middle / WIDTH)
        half = pitch * 0.42
        height = min(level - head - 34, half * 1.1)
        edge = sorted((at(level - height), at(level + height)))
        body.disc(middle, sum(edge) / 2, half, (edge[1] - edge[0]) / 2)
    tone = palette.ramp[3] if reflected else palette.ramp[4]
    fill = (mix(palette.accents[0], tone, 0.35), tone)
    canvas.add(body, fill, shadow=0 if reflected else 0.3, opacity=0.35 if reflected else 1)
