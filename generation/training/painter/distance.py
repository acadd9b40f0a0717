"""What closes the view: mountains, hills and the haze that lies in front of them."""

import numpy as np
import skia

from generation.training.painter.brushes import flat, linear, mix, shade
from generation.training.painter.stage import Stage
from generation.training.painter.vocabulary import RGB


def ridge(rng: np.random.Generator, points: int = 33, roughness: float = 0.55) -> np.ndarray:
    """Heights of a mountain ridge by midpoint displacement, (points,) in 0 to 1; points is a power of two plus one.

    Source: Fournier, Fussell, Carpenter, "Computer rendering of stochastic models", 1982.
    """
    heights = np.zeros(points)
    heights[0], heights[-1] = rng.uniform(-0.3, 0.6, 2)
    heights[points // 2] = rng.uniform(-0.3, 0.9)
    step, spread = points // 4, 0.55
    while step >= 1:
        odd = np.arange(step, points - 1, step * 2)
        heights[odd] = (heights[odd - step] + heights[odd + step]) / 2 + rng.normal(0, spread, len(odd)) * 0.6
        step, spread = step // 2, spread * roughness
    heights -= heights.min()
    return heights / max(heights.max(), 1e-6)


def draw_mountains(stage: Stage) -> None:
    """Two ranges of mountains with snow on their tops and their shaded sides to the right."""
    pen, air, rng = stage.pen, stage.air, stage.rng
    horizon = stage.scene.horizon
    xs = np.linspace(-0.05, 1.05, 33)
    for height, haze in ((0.3, 0.48), (0.2, 0.2)):
        tops = horizon - 0.05 - height * ridge(rng)
        rock = mix((92, 98, 122), air.foot, haze)
        snow = mix((250, 252, 255), air.foot, haze * 0.6)
        outline = list(zip(xs, tops, strict=True))
        body = [(-0.05, horizon + 0.02), *outline, (1.05, horizon + 0.02)]
        top = float(tops.min())
        line = top + height * 0.42
        pen.polygon(body, linear((0, top), (0, horizon), shade(rock, 0.9), mix(rock, air.foot, 0.45)))
        zigzag = [(x, line + (0.022 if index % 2 else -0.012) * height / 0.3) for index, x in enumerate(xs)]
        pen.canvas.save()
        pen.canvas.clipPath(_path(body), True)
        pen.polygon([(-0.05, top - 0.1), (1.05, top - 0.1), *reversed(zigzag)], flat(snow))
        for index in range(2, 31):
            if tops[index] < tops[index - 1] and tops[index] <= tops[index + 1]:
                x, y = xs[index], tops[index]
                pen.polygon(
                    [(x, y), (x + 0.35 * height, y + height), (x + 0.02, y + height), (x - 0.012, y + 0.1)],
                    flat((36, 42, 74), 0.3 * (1 - haze)),
                )
        pen.canvas.restore()


def _path(points: list[tuple[float, float]]) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(float(x), float(y)) for x, y in points], True)
    return path


def draw_haze(stage: Stage, strength: float) -> None:
    """Air between the viewer and the horizon: far things take the colour of the foot of the sky."""
    horizon, foot = stage.scene.horizon, stage.air.foot
    top = horizon - 0.2
    stage.pen.rect(0, top, 1, 0.2, linear((0, top), (0, horizon), foot, foot, alphas=[0.0, strength]))


def hill(stage: Stage, base: float, height: float, colours: tuple[RGB, RGB], foot: float) -> None:
    """A soft hill across the picture: its crest waves about `base - height`, and it is filled down to `foot`."""
    rng = stage.rng
    crest = [base - height * (0.5 + 0.5 * np.sin(rng.uniform(0, 6.28) + k)) for k in range(4)]

    def build(path: skia.Path) -> None:
        path.moveTo(-0.05, foot)
        path.lineTo(-0.05, float(crest[0]))
        path.cubicTo(0.3, float(crest[1]), 0.65, float(crest[2]), 1.05, float(crest[3]))
        path.lineTo(1.05, foot)
        path.close()

    stage.pen.shape(build, linear((0, base - height), (0, foot), *colours))
