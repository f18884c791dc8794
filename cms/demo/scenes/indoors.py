"""Scenes of work: meeting tables, chambers, books, papers."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Final

from cms.demo.painting import HEIGHT, WIDTH, Canvas, Point, Stencil, turn
from cms.demo.palettes import mix

AISLE: Final = 0.09
FOLDERS: Final = 2


def table(canvas: Canvas) -> None:
    """Paint a meeting table with chairs, seen from above."""
    rng, palette = canvas.rng, canvas.palette
    _floor(canvas)
    half, depth = rng.choice(((300, 300), (470, 270), (540, 230)))
    tilt, radius = rng.uniform(-12, 12), 300 if half == depth else 60
    seats = rng.randint(8, 12)
    chairs = [canvas.stencil() for _ in range(3)]
    places: list[tuple[float, float, float]] = []
    for n in range(seats):
        angle = 2 * pi * (n + 0.5) / seats
        if half == depth:
            x, y, facing = cos(angle) * half, sin(angle) * half, angle * 180 / pi + 90
        else:
            side = -1 if n % 2 else 1
            column = (n // 2 + 0.5) / ((seats + 1) // 2) * 2 - 1
            x, y, facing = column * (half - 40), side * depth, 0.0 if side > 0 else 180.0
        places.append((x, y, facing))
        out = 1.21 if half == depth else 1.24
        far_x, far_y = (x * out, y * out) if half == depth else (x, y * out)
        cx, cy = turn(far_x, far_y, tilt)
        chairs[n % 3].slab(800 + cx, 500 + cy, 92, 84, facing + tilt)
    tones = (palette.accents[0], palette.ramp[3], palette.accents[2])
    for layer, tone in zip(chairs, tones, strict=True):
        canvas.add(layer, tone, shadow=0.4)
    top = canvas.stencil()
    if half == depth:
        top.disc(800, 500, radius)
    else:
        top.slab(800, 500, half * 2, depth * 2, tilt)
    canvas.add(
        top, (mix(palette.light, palette.accents[1], 0.3), palette.light), shadow=0.5, rise=14
    )
    _on_the_table(canvas, places, tilt)


def _on_the_table(canvas: Canvas, places: list[tuple[float, float, float]], tilt: float) -> None:
    rng, palette = canvas.rng, canvas.palette
    sheets, cups, drinks, middle = (canvas.stencil() for _ in range(4))
    for x, y, facing in places:
        px, py = turn(x * 0.8, y * 0.78, tilt)
        sheets.slab(800 + px, 500 + py, 62, 84, facing + tilt + rng.uniform(-14, 14))
        if canvas.chance(0.65):
            dx, dy = turn(58, rng.uniform(-20, 20), facing + tilt)
            cups.disc(800 + px + dx, 500 + py + dy, 17)
            drinks.disc(800 + px + dx, 500 + py + dy, 11)
    canvas.add(sheets, mix(palette.ramp[0], palette.light, 0.45), shadow=0.25, rise=4)
    canvas.add(cups, palette.accents[0], shadow=0.25, rise=4)
    canvas.add(drinks, palette.ramp[4])
    leaves = rng.randint(5, 8)
    for n in range(leaves):
        for reach in (12, 24, 36):
            dx, dy = turn(reach, 0, n * 360 / leaves)
            middle.disc(800 + dx, 500 + dy, 17 - reach / 4)
    canvas.add(middle, palette.ramp[2], shadow=0.3, rise=5)


def hemicycle(canvas: Canvas) -> None:
    """Paint the half rounds of a chamber, seen from above."""
    rng, palette = canvas.rng, canvas.palette
    _floor(canvas)
    rows, x0 = rng.randint(3, 6), 800 + rng.uniform(-40, 40)
    spread, foot, reach = rng.choice(
        ((150, 860, 560), (180, 860, 560), (200, 840, 540), (290, 560, 250))
    )
    aisles = rng.choice((2, 3, 4))
    for row in range(rows, 0, -1):
        radius = 190 + row * (reach / rows)
        desk, seats = canvas.stencil(), canvas.stencil()
        start, end = 270 - spread / 2, 270 + spread / 2
        desk.sector(x0, foot, radius, start, end)
        desk.cutting().disc(x0, foot, radius - reach * 0.57 / rows)
        for n in range(1, aisles):
            angle = (start + spread * n / aisles) * pi / 180
            desk.line([(x0, foot), (x0 + cos(angle) * 900, foot + sin(angle) * 900)], 46)
        tone = palette.ramp[1 + row % 3]
        canvas.add(desk, (mix(tone, palette.light, 0.3), tone), shadow=0.35)
        count = int(radius * spread / 180 * pi / 64)
        for n in range(count):
            share = (n + 0.5) / count
            if abs(share * aisles - round(share * aisles)) < AISLE:
                continue
            angle = (start + spread * share) * pi / 180
            seat = radius - reach * 0.285 / rows
            seats.disc(
                x0 + cos(angle) * seat, foot + sin(angle) * seat, min(20 - rows, reach * 0.2 / rows)
            )
        canvas.add(seats, palette.accents[row % 2], shadow=0.25, rise=4)
    rostrum = canvas.stencil()
    rostrum.box(x0 - 120, foot - 45, x0 + 120, foot + 45, 26)
    canvas.add(rostrum, palette.light, shadow=0.45)


def books(canvas: Canvas) -> None:
    """Paint books that stand and lie on shelves."""
    rng, palette = canvas.rng, canvas.palette
    wall = mix(palette.ramp[0], palette.light, 0.5)
    canvas.background((mix(wall, palette.light, 0.4), wall))
    shelves = rng.choice((1, 2, 3))
    tones = (*palette.accents, *palette.ramp[1:5])
    layers = [canvas.stencil() for _ in tones]
    labels, boards = canvas.stencil(), canvas.stencil()
    height = 860 / shelves
    broad = 1.5 if shelves == 1 else 1
    for shelf in range(shelves):
        foot = 90 + (shelf + 1) * height
        boards.box(-20, foot, WIDTH + 20, foot + 26)
        x = rng.uniform(20, 120)
        while x < WIDTH - 120:
            if canvas.chance(0.2):
                x = _stack(canvas, (*layers, labels), (x, foot), height) + rng.uniform(20, 60)
                continue
            for _ in range(rng.randint(3, 7)):
                width, tall = rng.uniform(34, 74) * broad, rng.uniform(0.52, 0.84) * height
                rng.choice(layers).box(x, foot - tall, x + width - 3, foot, 5)
                labels.box(
                    x + width * 0.3, foot - tall * 0.8, x + width * 0.62, foot - tall * 0.5, 3
                )
                x += width
            x += rng.choice((10, 40, 120))
    for layer, tone in zip(layers, tones, strict=True):
        canvas.add(layer, (mix(tone, palette.light, 0.15), tone), shadow=0.25)
    canvas.add(labels, palette.light, opacity=0.6)
    canvas.add(boards, (palette.ramp[3], palette.ramp[4]), shadow=0.45, rise=12)


def _stack(canvas: Canvas, layers: Sequence[Stencil], at: Point, height: float) -> float:
    """Lay books on one another, labels on the last layer; return where they end."""
    *covers, labels = layers
    x, foot = at
    rng, right = canvas.rng, x
    for _ in range(rng.randint(3, 5)):
        thick, width = min(rng.uniform(34, 58), height * 0.14), rng.uniform(210, 290)
        left = x + rng.uniform(0, 24)
        rng.choice(covers).box(left, foot - thick, left + width, foot - 2, 5)
        labels.box(left + 30, foot - thick * 0.65, left + 90, foot - thick * 0.35, 3)
        foot -= thick
        right = max(right, left + width)
    return right


def papers(canvas: Canvas) -> None:
    """Paint sheets, folders and a pencil on a desk, seen from above."""
    rng, palette = canvas.rng, canvas.palette
    _floor(canvas)
    for n in range(rng.randint(5, 7)):
        x, y = rng.uniform(180, 1420), rng.uniform(180, 820)
        tilt = rng.uniform(-32, 32)
        folder = n < FOLDERS
        sheet = canvas.stencil()
        width, height = (440, 560) if folder else (350, 480)
        sheet.slab(x, y, width, height, tilt)
        tone = palette.accents[n % 3] if folder else mix(palette.light, palette.ramp[0], n * 0.04)
        canvas.add(sheet, tone, shadow=0.4)
        if not folder:
            _lines(canvas, x, y, tilt)
    pencil, tip = canvas.stencil(), canvas.stencil()
    x, y, tilt = rng.uniform(500, 1100), rng.uniform(350, 650), rng.uniform(-70, 70)
    pencil.slab(x, y, 380, 22, tilt)
    corners = [turn(*point, tilt) for point in ((190, -11), (236, 0), (190, 11))]
    tip.polygon([(x + dx, y + dy) for dx, dy in corners])
    canvas.add(pencil, palette.accents[1], shadow=0.45)
    canvas.add(tip, palette.ramp[4], shadow=0.3)
    cup, drink = canvas.stencil(), canvas.stencil()
    x, y = rng.choice(((210, 190), (1390, 190), (210, 810), (1390, 810)))
    cup.disc(x, y, 96)
    cup.slab(x + 110, y, 70, 34, 0)
    drink.disc(x, y, 74)
    canvas.add(cup, palette.light, shadow=0.45, rise=12)
    canvas.add(drink, (palette.ramp[3], palette.ramp[4]))


def _lines(canvas: Canvas, x: float, y: float, tilt: float) -> None:
    rng, text, head = canvas.rng, canvas.stencil(), canvas.stencil()
    chart = canvas.chance(0.45)
    for n in range(5 if chart else 10):
        width = rng.uniform(170, 260)
        dx, dy = turn(-130 + width / 2, -120 + n * 34, tilt)
        text.slab(x + dx, y + dy, width, 9, tilt)
    for n in range(5 if chart else 0):
        tall = rng.uniform(40, 130)
        dx, dy = turn(-105 + n * 52, 200 - tall / 2, tilt)
        head.slab(x + dx, y + dy, 34, tall, tilt)
    dx, dy = turn(-50, -180, tilt)
    head.slab(x + dx, y + dy, 160, 22, tilt)
    canvas.add(text, canvas.palette.ramp[2], opacity=0.6)
    canvas.add(head, rng.choice(canvas.palette.accents))


def _floor(canvas: Canvas) -> None:
    palette, boards = canvas.palette, canvas.stencil()
    tone = mix(palette.ramp[1], palette.ramp[2], canvas.rng.random())
    canvas.background((mix(tone, palette.light, 0.25), tone))
    step = canvas.rng.choice((90, 125, 160))
    if canvas.chance(0.5):
        for y in range(step, HEIGHT, step):
            boards.box(-10, y, WIDTH + 10, y + 3)
    else:
        for x in range(step, WIDTH, step):
            boards.box(x, -10, x + 3, HEIGHT + 10)
    canvas.add(boards, palette.ramp[4], opacity=0.12)
