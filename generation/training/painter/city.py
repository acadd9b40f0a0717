"""The city: two rows of towers with windows, and a street in front."""

import numpy as np
import skia

from generation.training.painter.brushes import flat, jitter, linear, mix, shade
from generation.training.painter.stage import Stage
from generation.training.painter.vocabulary import RGB


def draw_city(stage: Stage) -> skia.Path:
    """Paint skyline and street; returns the path of the windows that are lit, to be painted after the light."""
    pen, air, rng, horizon = stage.pen, stage.air, stage.rng, stage.scene.horizon
    lit = skia.Path()
    _towers(stage, mix((112, 122, 148), air.foot, 0.5), foot=horizon, tall=0.46, width=0.075)
    pen.rect(
        0,
        horizon - 0.3,
        1,
        0.3,
        linear((0, horizon - 0.3), (0, horizon), air.foot, air.foot, alphas=[0.0, 0.5]),
    )
    _towers(stage, (118, 118, 132), foot=horizon + 0.01, tall=0.34, width=0.115, lit=lit)
    pavement = horizon + 0.07
    pen.rect(0, horizon, 1, 0.08, linear((0, horizon), (0, pavement), (170, 166, 160), (196, 192, 186)))
    pen.rect(0, pavement, 1, 0.014, flat((128, 124, 120)))
    pen.rect(0, pavement + 0.012, 1, 1, linear((0, pavement), (0, 1), (96, 98, 106), (62, 64, 72)))
    dash = rng.uniform(0, 0.1)
    for x in np.arange(-0.1, 1.0, 0.2):
        y = 0.955
        pen.polygon(
            [
                (x + dash, y),
                (x + dash + 0.1, y),
                (x + dash + 0.108, y + 0.018),
                (x + dash - 0.004, y + 0.018),
            ],
            flat((238, 232, 206), 0.9),
        )
    return lit


def _towers(
    stage: Stage, colour: RGB, *, foot: float, tall: float, width: float, lit: skia.Path | None = None
) -> None:
    """One row of towers; only a row that is given `lit` has windows."""
    pen, scene, rng = stage.pen, stage.scene, stage.rng
    x = -rng.uniform(0, width)
    dull = skia.Path()
    while x < 1:
        wide = width * rng.uniform(0.75, 1.35)
        high = tall * rng.uniform(0.4, 1.0)
        wall = jitter(rng, colour, 9)
        top = foot - high
        face = linear((x, 0), (x + wide, 0), shade(wall, 1.12), shade(wall, 0.82))
        roof = rng.random()
        if roof < 0.2:
            pen.polygon([(x, top), (x + wide / 2, top - wide * 0.7), (x + wide, top)], face)
        elif roof < 0.5:
            pen.rect(x + wide * 0.2, top - 0.035, wide * 0.6, 0.04, face)
            pen.rect(x + wide * 0.47, top - 0.1, wide * 0.06, 0.08, face)
        pen.rect(x, top, wide, high + 0.01, face)
        if lit is not None:
            for row in np.arange(top + 0.02, foot - 0.035, 0.034):
                for column in np.arange(x + 0.014, x + wide - 0.02, 0.027):
                    window = skia.Rect.MakeXYWH(float(column), float(row), 0.0145, 0.018)
                    (lit if scene.dark and rng.random() < 0.6 else dull).addRect(window)
        x += wide + (0 if lit is None else rng.uniform(0, 0.01))
    pen.canvas.drawPath(dull, flat((172, 200, 224) if not scene.dark else (60, 66, 92), 0.8))
