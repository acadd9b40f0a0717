"""Dry grounds: desert, meadow, forest, snow."""

import numpy as np
import skia

from generation.training.painter import noise
from generation.training.painter.brushes import flat, jitter, linear, mix, shade, stroke
from generation.training.painter.distance import draw_haze, hill
from generation.training.painter.stage import Stage
from generation.training.painter.vocabulary import RGB


def plain(stage: Stage, colour: RGB, *, top: float, texture: float) -> None:
    """The floor of the scene from `top` down, darker towards the viewer, with an uneven surface."""
    pen = stage.pen
    pen.rect(0, top, 1, 1 - top, linear((0, top), (0, 1), shade(colour, 1.06), colour, shade(colour, 0.66)))
    paint = skia.Paint(BlendMode=skia.BlendMode.kSoftLight, Alphaf=texture)
    rect = skia.Rect.MakeLTRB(0, float(top), 1, 1)
    pen.canvas.drawImageRect(
        noise.pick(noise.soils(), stage.rng), rect, skia.SamplingOptions(skia.FilterMode.kLinear), paint
    )


def draw_desert(stage: Stage) -> None:
    """Dunes with a bright windward and a dark lee side."""
    pen, air, rng, horizon = stage.pen, stage.air, stage.rng, stage.scene.horizon
    sand = jitter(rng, (232, 178, 106), 6)
    far = mix(sand, air.foot, 0.4)
    hill(stage, horizon, 0.07, (far, shade(far, 0.86)), horizon + 0.06)
    plain(stage, sand, top=horizon + 0.01, texture=0.4)
    for base, size in ((horizon + 0.1, 0.1), (horizon + 0.24, 0.13)):
        crest = rng.uniform(0.2, 0.8)
        top = base - size * rng.uniform(0.7, 1.1)

        def windward(path: skia.Path, x: float = crest, y: float = top, foot: float = base) -> None:
            path.moveTo(x - 0.75, foot + 0.02)
            path.cubicTo(x - 0.4, foot - 0.02, x - 0.2, y + 0.01, x, y)
            path.cubicTo(x + 0.02, y + 0.04, x - 0.06, foot - 0.02, x + 0.05, foot + 0.04)
            path.close()

        def lee(path: skia.Path, x: float = crest, y: float = top, foot: float = base) -> None:
            path.moveTo(x, y)
            path.cubicTo(x + 0.16, y + 0.02, x + 0.4, foot - 0.02, x + 0.75, foot + 0.02)
            path.lineTo(x + 0.05, foot + 0.04)
            path.cubicTo(x - 0.06, foot - 0.02, x + 0.02, y + 0.04, x, y)
            path.close()

        pen.shape(windward, linear((0, top), (0, base + 0.04), shade(sand, 1.12), shade(sand, 0.97)))
        pen.shape(lee, linear((0, top), (0, base + 0.04), shade(sand, 0.7), shade(sand, 0.92)))


def draw_meadow(stage: Stage) -> None:
    """Rolling green hills, grass and a few flowers."""
    pen, air, rng, horizon = stage.pen, stage.air, stage.rng, stage.scene.horizon
    far = mix((104, 152, 96), air.foot, 0.42)
    hill(stage, horizon, 0.1, (far, shade(far, 0.9)), horizon + 0.06)
    grass = jitter(rng, (118, 182, 66), 7)
    hill(stage, horizon + 0.05, 0.07, (mix(grass, air.foot, 0.16), shade(grass, 0.84)), horizon + 0.16)
    plain(stage, grass, top=horizon + 0.06, texture=0.75)
    blades = skia.Path()
    for x, depth in zip(rng.random(60), rng.random(60), strict=True):
        y = horizon + 0.09 + (0.92 - horizon) * depth
        height = 0.01 + 0.028 * depth
        blades.moveTo(float(x), float(y))
        blades.lineTo(float(x + rng.uniform(-0.4, 0.4) * height), float(y - height))
    pen.canvas.drawPath(blades, stroke((58, 118, 40), 0.0055, 0.75))
    bloom = ((255, 252, 244), (252, 222, 92), (238, 120, 140))[rng.integers(3)]
    flowers = skia.Path()
    for x, depth in zip(rng.random(22), rng.random(22), strict=True):
        flowers.addCircle(
            float(x), float(horizon + 0.12 + (0.88 - horizon) * depth), float(0.0028 + 0.006 * depth)
        )
    pen.canvas.drawPath(flowers, flat(bloom, 0.95))


def _conifers(stage: Stage, foot: float, height: float, gap: float, colour: RGB) -> None:
    """A row of fir trees, each a stack of three skirts."""
    rng = stage.rng
    path = skia.Path()
    for x in np.arange(-0.04, 1.06, gap):
        size = height * rng.uniform(0.72, 1.12)
        middle = x + rng.uniform(-0.3, 0.3) * gap
        for low, high, half in ((0.06, 0.52, 0.2), (0.32, 0.78, 0.15), (0.58, 1.0, 0.1)):
            path.addPoly(
                [
                    skia.Point(float(middle - half * size), float(foot - low * size)),
                    skia.Point(float(middle), float(foot - high * size)),
                    skia.Point(float(middle + half * size), float(foot - low * size)),
                ],
                True,
            )
        path.addRect(
            skia.Rect.MakeLTRB(
                float(middle - 0.025 * size),
                float(foot - 0.08 * size),
                float(middle + 0.025 * size),
                float(foot),
            )
        )
    stage.canvas.drawPath(
        path, linear((0, foot - height), (0, foot), shade(colour, 1.14), shade(colour, 0.8))
    )


def draw_forest(stage: Stage) -> None:
    """Rows of firs that fade into haze, over a mossy floor."""
    pen, air, rng, horizon = stage.pen, stage.air, stage.rng, stage.scene.horizon
    fir = jitter(rng, (34, 84, 58), 5)
    _conifers(stage, horizon + 0.02, 0.42, 0.075, mix(fir, air.foot, 0.55))
    draw_haze(stage, 0.45)
    _conifers(stage, horizon + 0.05, 0.34, 0.09, mix(fir, air.foot, 0.28))
    moss = jitter(rng, (74, 112, 54), 6)
    plain(stage, moss, top=horizon + 0.03, texture=0.85)
    _conifers(stage, horizon + 0.09, 0.27, 0.12, fir)
    ferns = skia.Path()
    for x, depth in zip(rng.random(50), rng.random(50), strict=True):
        y = horizon + 0.12 + (0.88 - horizon) * depth
        height = 0.012 + 0.03 * depth
        ferns.moveTo(float(x - height * 0.5), float(y - height))
        ferns.lineTo(float(x), float(y))
        ferns.lineTo(float(x + height * 0.5), float(y - height))
    pen.canvas.drawPath(ferns, stroke((44, 92, 44), 0.006, 0.7))


def draw_snow(stage: Stage) -> None:
    """White hills with blue shadows and a line of small firs."""
    pen, air, horizon = stage.pen, stage.air, stage.scene.horizon
    white: RGB = (246, 249, 255)
    hill(stage, horizon, 0.09, (mix(white, air.foot, 0.3), (204, 218, 238)), horizon + 0.06)
    _conifers(stage, horizon + 0.015, 0.075, 0.07, mix((52, 84, 84), air.foot, 0.36))
    plain(stage, white, top=horizon + 0.01, texture=0.3)
    for base in (horizon + 0.12, horizon + 0.26):
        hill(stage, base, 0.06, ((255, 255, 255), (206, 220, 242)), base + 0.12)
    pen.rect(
        0,
        horizon + 0.2,
        1,
        1,
        linear((0, horizon + 0.2), (0, 1), (214, 226, 246), (196, 212, 238), alphas=[0, 0.8]),
    )
