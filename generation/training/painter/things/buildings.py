"""Buildings: house, lighthouse, windmill, bridge, pyramid."""

import numpy as np

from generation.training.painter.brushes import Pen, flat, linear, shade, stroke
from generation.training.painter.vocabulary import RGB

GLASS: RGB = (150, 200, 232)
LAMP: RGB = (255, 220, 120)
WOOD: RGB = (112, 72, 44)


def house(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A cottage with a pitched roof, a door, two windows and a chimney."""
    roof = (126, 66, 52) if min(colour) > 60 or colour[2] > colour[0] else (88, 70, 74)
    half = rng.uniform(0.47, 0.55)
    pen.rect(half * 0.45, -0.99, 0.13, 0.34, linear((0.2, 0), (0.36, 0), (168, 96, 78), (112, 62, 54)))
    pen.rect(half * 0.45 - 0.015, -1.0, 0.16, 0.05, flat((96, 56, 50)))
    wall = linear((-half, 0), (half, 0), shade(colour, 1.12), colour, shade(colour, 0.74))
    pen.rect(-half, -0.58, half * 2, 0.58, wall)
    pen.rect(-half, -0.58, half * 2, 0.07, flat((0, 0, 0), 0.22))
    pen.rect(-half, -0.05, half * 2, 0.05, flat((120, 112, 106)))
    eave = half + 0.11
    pen.polygon(
        [(-eave, -0.54), (-half * 0.62, -0.95), (half * 0.62, -0.95), (eave, -0.54)],
        linear((0, -0.95), (0, -0.54), shade(roof, 1.28), shade(roof, 0.86)),
    )
    pen.rect(-eave, -0.555, eave * 2, 0.03, flat(shade(roof, 0.6)))
    for row in (-0.84, -0.74, -0.64):
        pen.line(-eave + 0.1, row, eave - 0.1, row, stroke(shade(roof, 0.7), 0.012, 0.5))
    pen.round_rect(-0.1, -0.36, 0.2, 0.36, radius=0.02, paint=flat((248, 246, 238)))
    pen.round_rect(
        -0.078,
        -0.335,
        0.156,
        0.335,
        radius=0.015,
        paint=linear((-0.08, 0), (0.08, 0), shade(WOOD, 1.2), WOOD),
    )
    pen.oval(0.045, -0.16, 0.014, 0.014, flat((240, 210, 110)))
    pane = (LAMP, (255, 190, 84)) if lit else ((196, 226, 244), (112, 168, 212))
    for left in (-half * 0.86, half * 0.42):
        pen.rect(left - 0.02, -0.42, 0.24, 0.24, flat((250, 250, 246)))
        pen.rect(left, -0.4, 0.2, 0.2, linear((0, -0.4), (0, -0.2), *pane))
        pen.line(left + 0.1, -0.4, left + 0.1, -0.2, stroke((250, 250, 246), 0.016))
        pen.line(left, -0.3, left + 0.2, -0.3, stroke((250, 250, 246), 0.016))


def lighthouse(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A striped tower on a rock, with a lamp that throws beams when it is dark."""

    def half(height: float) -> float:
        return 0.16 - 0.07 * height / 0.76

    pen.polygon(
        [(-0.36, 0), (-0.3, -0.07), (-0.18, -0.1), (0.2, -0.09), (0.3, -0.05), (0.38, 0)],
        linear((-0.36, 0), (0.38, 0), (150, 142, 134), (88, 82, 80)),
    )
    if lit:
        for side in (-1, 1):
            pen.polygon(
                [(0, -0.875), (side * 1.2, -1.02), (side * 1.2, -0.72)],
                linear((0, 0), (side * 1.2, 0), (255, 246, 186), (255, 246, 186), alphas=[0.75, 0.0]),
            )
    stripes = 5
    for index in range(stripes):
        low, high = 0.04 + 0.73 * index / stripes, 0.04 + 0.73 * (index + 1) / stripes
        base = (214, 42, 42) if index % 2 == 0 else (250, 248, 242)
        pen.polygon(
            [(-half(low), -low), (-half(high), -high), (half(high), -high), (half(low), -low)],
            linear((-0.16, 0), (0.16, 0), shade(base, 1.05), base, shade(base, 0.62)),
        )
    pen.round_rect(-0.02, -0.36, 0.045, 0.08, radius=0.02, paint=flat((60, 60, 74)))
    pen.round_rect(-0.03, -0.14, 0.07, 0.1, radius=0.03, paint=flat((72, 48, 40)))
    pen.rect(-0.145, -0.8, 0.29, 0.035, flat((52, 54, 64)))
    pen.rect(-0.072, -0.91, 0.144, 0.115, flat(LAMP if lit else (206, 228, 240)))
    for x in (-0.07, 0.0, 0.07):
        pen.line(x, -0.91, x, -0.8, stroke((52, 54, 64), 0.014))
    pen.shape(
        lambda path: (
            path.moveTo(-0.105, -0.905),
            path.quadTo(-0.06, -1.0, 0, -1.01),
            path.quadTo(0.06, -1.0, 0.105, -0.905),
            path.close(),
        ),
        linear((-0.1, 0), (0.1, 0), (214, 52, 48), (140, 28, 32)),
    )


def windmill(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A tower mill with four lattice sails at any angle."""
    body = (236, 226, 206)
    pen.polygon(
        [(-0.22, 0), (-0.13, -0.62), (0.13, -0.62), (0.22, 0)],
        linear((-0.22, 0), (0.22, 0), body, shade(body, 0.96), shade(body, 0.66)),
    )
    pen.polygon([(-0.22, 0), (-0.208, -0.08), (0.208, -0.08), (0.22, 0)], flat((128, 96, 78)))
    pen.shape(
        lambda path: (
            path.moveTo(-0.155, -0.6),
            path.quadTo(-0.12, -0.82, 0, -0.83),
            path.quadTo(0.12, -0.82, 0.155, -0.6),
            path.close(),
        ),
        linear((-0.15, 0), (0.15, 0), (164, 84, 62), (98, 48, 42)),
    )
    pen.round_rect(-0.055, -0.19, 0.11, 0.19, radius=0.05, paint=flat((98, 62, 42)))
    for x, y in ((-0.045, -0.48), (0.0, -0.33)):
        pen.round_rect(x, y, 0.06, 0.08, radius=0.02, paint=flat(LAMP if lit else (92, 120, 150)))
    turn = rng.uniform(15, 75)
    pen.canvas.save()
    pen.canvas.translate(0, -0.66)
    pen.canvas.rotate(turn)
    for _ in range(4):
        pen.canvas.rotate(90)
        pen.line(0, 0, 0, -0.52, stroke((92, 62, 42), 0.026))
        pen.rect(0.012, -0.52, 0.105, 0.38, flat((250, 246, 234)))
        for step in range(4):
            y = -0.5 + 0.1 * step
            pen.line(0.012, y, 0.117, y, stroke((150, 120, 90), 0.01))
    pen.canvas.restore()
    pen.oval(0, -0.66, 0.035, 0.035, flat((84, 56, 40)))


def bridge(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A suspension bridge that runs out of its place to both sides."""
    steel, dark = (206, 74, 50), (150, 48, 38)
    for tower in (-0.55, 0.55):
        pen.rect(tower - 0.055, -1, 0.11, 1, linear((tower - 0.055, 0), (tower + 0.055, 0), steel, dark))
        for y in (-0.92, -0.68):
            pen.rect(tower - 0.028, y, 0.056, 0.13, flat((64, 26, 28), 0.5))
        pen.rect(tower - 0.09, -0.06, 0.18, 0.06, flat((128, 124, 122)))
    cable = stroke(steel, 0.028)
    pen.curve((-0.55, -0.97), (0, 0.02), (0.55, -0.97), cable)
    pen.curve((-1.35, -0.4), (-0.95, -0.52), (-0.55, -0.97), cable)
    pen.curve((0.55, -0.97), (0.95, -0.52), (1.35, -0.4), cable)
    for index in range(-5, 6):
        x = index * 0.1
        pen.line(x, -0.37, x, -0.475 - 0.49 * (x / 0.55) ** 2, stroke(dark, 0.013))
    pen.rect(-1.35, -0.4, 2.7, 0.075, linear((0, -0.4), (0, -0.32), steel, dark))
    pen.rect(-1.35, -0.335, 2.7, 0.02, flat((70, 30, 30)))
    if lit:
        for index in range(-6, 7):
            pen.oval(index * 0.2, -0.42, 0.017, 0.017, flat(LAMP))


def pyramid(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """An Egyptian pyramid with a bright and a dark side and courses of stone."""
    ridge = rng.uniform(0.1, 0.24)
    stone = (232, 196, 122)
    pen.polygon(
        [(-0.8, 0), (0, -1), (ridge, 0)],
        linear((-0.8, 0), (0.1, -0.4), shade(stone, 0.96), shade(stone, 1.08)),
    )
    pen.polygon(
        [(ridge, 0), (0, -1), (0.8, 0)], linear((0, -0.5), (0.8, 0), shade(stone, 0.66), shade(stone, 0.5))
    )
    for course in range(1, 9):
        y = -course / 9
        span = 0.8 * (1 + y)
        pen.line(-span, y, ridge * (1 + y), y, stroke((170, 130, 70), 0.011, 0.45))
        pen.line(ridge * (1 + y), y, span, y, stroke((90, 62, 34), 0.011, 0.4))
    pen.polygon([(-0.14, 0), (-0.12, -0.13), (-0.03, -0.13), (-0.01, 0)], flat((70, 46, 26)))
