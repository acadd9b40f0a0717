"""What hangs in the sky: hot air balloon, fireworks, rainbow."""

import numpy as np
import skia

from generation.training.painter.brushes import Pen, flat, linear, mix, radial, stroke
from generation.training.painter.vocabulary import COLOURS, RGB

WHITE: RGB = (255, 252, 240)


def balloon(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A hot air balloon with gores in the colour and a lighter tone, and a basket."""

    def envelope(path: skia.Path) -> None:
        path.moveTo(-0.1, -0.24)
        path.cubicTo(-0.6, -0.6, -0.44, -1.04, 0, -1.04)
        path.cubicTo(0.44, -1.04, 0.6, -0.6, 0.1, -0.24)
        path.close()

    path = pen.shape(envelope, flat(colour))
    stripe = WHITE if min(colour) < 200 else (226, 92, 84)
    pen.canvas.save()
    pen.canvas.clipPath(path, True)
    for x, rx in ((0.0, 0.1), (-0.33, 0.07), (0.33, 0.07)):
        pen.oval(x, -0.66, rx, 0.52, flat(stripe))
    pen.rect(-0.7, -1.1, 1.4, 1.0, radial((-0.14, -0.8), 0.62, WHITE, (20, 10, 30), alphas=(0.32, 0.42)))
    pen.canvas.restore()
    if lit:
        pen.oval(
            0, -0.3, 0.2, 0.16, radial((0, -0.3), 0.2, (255, 220, 120), (255, 190, 80), alphas=(0.8, 0.0))
        )
    for x in (-0.085, 0.085):
        pen.line(x, -0.25, x * 0.85, -0.12, stroke((92, 62, 42), 0.014))
    pen.round_rect(
        -0.085,
        -0.13,
        0.17,
        0.13,
        radius=0.02,
        paint=linear((-0.08, 0), (0.08, 0), (176, 122, 68), (104, 66, 38)),
    )
    pen.rect(-0.09, -0.135, 0.18, 0.025, flat((88, 56, 34)))


def fireworks(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """Three bursts of bright rays with sparks at their ends."""
    names = rng.permutation([name for name in COLOURS if name != "white"])
    for (x, y, radius), name in zip(
        ((-0.28, -0.68, 0.36), (0.33, -0.74, 0.3), (0.1, -0.3, 0.26)), names, strict=False
    ):
        tone = mix(COLOURS[str(name)], WHITE, 0.3)
        pen.oval(
            x, y, radius * 1.2, radius * 1.2, radial((x, y), radius * 1.2, tone, tone, alphas=(0.5, 0.0))
        )
        turn = rng.uniform(0, np.pi / 7)
        for ray in range(14):
            angle = turn + ray * np.pi / 7
            dx, dy = np.cos(angle) * radius, np.sin(angle) * radius
            pen.line(x + dx * 0.22, y + dy * 0.22, x + dx * 0.86, y + dy * 0.86, stroke(tone, 0.024))
            pen.oval(x + dx, y + dy + 0.01, 0.022, 0.022, flat(WHITE))
        pen.oval(x, y, 0.045, 0.045, flat(WHITE))


def rainbow(pen: Pen, colour: RGB, lit: bool, rng: np.random.Generator) -> None:
    """A wide arc of seven colours."""
    bands = (
        (226, 52, 52),
        (242, 138, 40),
        (248, 218, 70),
        (70, 176, 86),
        (60, 140, 226),
        (76, 74, 186),
        (146, 76, 186),
    )
    for index, band in enumerate(bands):
        radius = 0.98 - 0.058 * index
        paint = stroke(band, 0.062, 0.8)
        paint.setStrokeCap(skia.Paint.kButt_Cap)
        pen.canvas.drawArc(skia.Rect.MakeLTRB(-radius, -radius, radius, radius), 180, 180, False, paint)
