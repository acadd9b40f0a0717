"""Grounds with water in them: sea, lake, beach; and the mirror that water is."""

from collections.abc import Callable

import numpy as np
import skia

from generation.training.painter import noise
from generation.training.painter.brushes import Pen, flat, jitter, linear, mix, radial, shade, stroke
from generation.training.painter.distance import hill
from generation.training.painter.sky import DISC
from generation.training.painter.stage import Stage


def mirror(stage: Stage, top: float, bottom: float, strength: float) -> None:
    """Reflect what has been painted above `top` into the band from `top` to `bottom`."""
    side = stage.pixels
    seam = round(top * side)
    above = stage.surface.makeImageSnapshot()
    depth = min(seam, round((bottom - top) * side * 1.25))
    canvas = stage.canvas
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(0, top, 1, bottom))
    canvas.translate(0, top)
    canvas.scale(1, -1)
    source = skia.Rect.MakeLTRB(0, seam - depth, side, seam)
    target = skia.Rect.MakeLTRB(0, -(bottom - top), 1, 0)
    canvas.drawImageRect(
        above, source, target, skia.SamplingOptions(skia.FilterMode.kLinear), skia.Paint(Alphaf=strength)
    )
    canvas.restore()


def draw_water(stage: Stage, bottom: float, calm: float) -> None:
    """Water from the horizon to `bottom`: `calm` 1 is a mirror, 0 is open sea with waves."""
    pen, scene, air, rng = stage.pen, stage.scene, stage.air, stage.rng
    top = scene.horizon
    deep = jitter(rng, (18, 78, 138), 6)
    near = mix((44, 138, 176), air.middle, 0.3)
    pen.rect(0, top, 1, bottom - top, linear((0, top), (0, bottom), mix(near, air.foot, 0.35), deep))
    mirror(stage, top, bottom, 0.24 + 0.36 * calm)
    if scene.disc is not None:
        tone = DISC[scene.time]
        path = skia.Path()
        for _ in range(26):
            depth = rng.random()
            y = top + 0.006 + (bottom - top) * depth
            half = 0.012 + 0.05 * depth * rng.random()
            x = stage.disc[0] + rng.normal(0, 0.012 + 0.026 * depth)
            path.addRect(
                skia.Rect.MakeLTRB(
                    float(x - half), float(y), float(x + half), float(y + 0.003 + 0.005 * depth)
                )
            )
        pen.canvas.drawPath(path, flat(tone, 0.6))
    light, dark = skia.Path(), skia.Path()
    for index in range(int(34 + 22 * (1 - calm))):
        depth = rng.random() ** 0.8
        y = top + 0.012 + (bottom - top) * depth
        half = (0.02 + 0.06 * depth) * rng.uniform(0.6, 1.2)
        x = rng.random()
        crest = 0.004 + 0.008 * depth * (1 - calm)
        path = dark if index % 3 == 0 else light
        path.moveTo(float(x - half), float(y))
        path.quadTo(float(x), float(y - crest), float(x + half), float(y))
        path.quadTo(float(x), float(y + crest * 0.4), float(x - half), float(y))
    pen.canvas.drawPath(light, flat(mix((232, 246, 252), air.middle, 0.3), 0.5 - 0.2 * calm))
    pen.canvas.drawPath(dark, flat((8, 38, 78), 0.3))


def draw_sea(stage: Stage) -> None:
    """Open sea down to the foot of the picture."""
    draw_water(stage, 1.0, 0.0)


def draw_lake(stage: Stage) -> None:
    """A still lake between a wooded far shore and the grass at the viewer's feet."""
    pen, rng, horizon = stage.pen, stage.rng, stage.scene.horizon
    wood = mix((52, 92, 70), stage.air.foot, 0.3)
    hill(stage, horizon - 0.02, 0.09, (wood, shade(wood, 0.8)), horizon)
    path = skia.Path()
    for x in np.arange(-0.01, 1.02, 0.022):
        size = rng.uniform(0.012, 0.026)
        path.addPoly(
            [
                skia.Point(float(x - size * 0.55), horizon),
                skia.Point(float(x), float(horizon - size * 1.8)),
                skia.Point(float(x + size * 0.55), horizon),
            ],
            True,
        )
    pen.canvas.drawPath(path, flat(mix((30, 70, 56), stage.air.foot, 0.16)))
    shore = horizon + (1 - horizon) * 0.62
    draw_water(stage, shore + 0.06, 1.0)
    near = jitter(rng, (112, 168, 70), 6)

    def bank(path: skia.Path) -> None:
        path.moveTo(-0.02, shore + 0.02)
        path.cubicTo(0.3, shore + 0.07, 0.6, shore + 0.05, 1.02, shore)
        path.lineTo(1.02, 1.02)
        path.lineTo(-0.02, 1.02)
        path.close()

    pen.shape(bank, linear((0, shore), (0, 1), shade(near, 1.02), shade(near, 0.62)))
    reeds = skia.Path()
    for x in np.concatenate([rng.uniform(0, 0.16, 12), rng.uniform(0.86, 1, 12)]):
        height = rng.uniform(0.05, 0.11)
        reeds.moveTo(float(x), float(shore + 0.075))
        reeds.lineTo(float(x + rng.uniform(-0.015, 0.015)), float(shore + 0.075 - height))
    pen.canvas.drawPath(reeds, stroke((66, 106, 50), 0.007))


def draw_beach(stage: Stage) -> None:
    """Sand in front, waves running up to it, the sea behind."""
    pen, rng, horizon = stage.pen, stage.rng, stage.scene.horizon
    edge = horizon + (1 - horizon) * 0.5
    draw_water(stage, edge + 0.05, 0.12)
    sand = jitter(rng, (240, 214, 158), 5)
    offsets = rng.uniform(-0.025, 0.025, 4)

    def shore(lift: float) -> Callable[[skia.Path], None]:
        def build(path: skia.Path) -> None:
            path.moveTo(-0.02, float(edge + lift + offsets[0]))
            path.cubicTo(
                0.3,
                float(edge + lift + 0.03 + offsets[1]),
                0.6,
                float(edge + lift - 0.03 + offsets[2]),
                1.02,
                float(edge + lift + offsets[3]),
            )
            path.lineTo(1.02, 1.02)
            path.lineTo(-0.02, 1.02)
            path.close()

        return build

    pen.shape(shore(-0.028), flat((236, 246, 248), 0.55))
    pen.shape(shore(-0.012), flat((250, 253, 253), 0.95))
    pen.shape(shore(0.006), linear((0, edge), (0, edge + 0.09), shade(sand, 0.74), shade(sand, 0.95)))
    pen.shape(shore(0.05), linear((0, edge), (0, 1), shade(sand, 1.04), shade(sand, 0.84)))
    soft = skia.Paint(BlendMode=skia.BlendMode.kSoftLight, Alphaf=0.55)
    rect = skia.Rect.MakeLTRB(0, float(edge + 0.07), 1, 1)
    pen.canvas.drawImageRect(
        noise.pick(noise.soils(), rng), rect, skia.SamplingOptions(skia.FilterMode.kLinear), soft
    )


def draw_island(pen: Pen, x: float, y: float, half: float) -> None:
    """A little island of sand for what cannot swim, with surf around it."""
    pen.oval(x, y + 0.012, half * 1.14, 0.05, flat((236, 248, 250), 0.55))
    pen.oval(
        x,
        y + 0.006,
        half,
        0.042,
        radial((x - half * 0.2, y - 0.02), half * 1.2, (244, 220, 164), (190, 156, 100)),
    )
