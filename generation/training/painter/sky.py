"""The sky: sun, moon, stars, clouds, and what falls from it."""

import numpy as np
import skia

from generation.training.painter import noise
from generation.training.painter.brushes import argb, flat, linear, radial, stroke
from generation.training.painter.scene import Scene
from generation.training.painter.stage import Stage
from generation.training.painter.vocabulary import RGB, Time

DISC: dict[Time, RGB] = {
    "dawn": (255, 240, 214),
    "day": (255, 246, 196),
    "sunset": (255, 226, 138),
    "dusk": (246, 240, 220),
    "night": (250, 247, 228),
}


def disc_centre(scene: Scene, rng: np.random.Generator) -> tuple[float, float]:
    """Where the sun or the moon stands: low at dawn and sunset, high otherwise."""
    x = {"left": 0.2, "centre": 0.5, "right": 0.8}[scene.disc or "centre"] + rng.uniform(-0.05, 0.05)
    low = scene.time in ("dawn", "sunset")
    return x, scene.horizon - rng.uniform(0.05, 0.12) if low else rng.uniform(0.13, 0.2)


def draw_sky(stage: Stage) -> None:
    """Paint everything above the horizon that is farther than the land."""
    scene, air = stage.scene, stage.air
    stage.pen.rect(
        0, 0, 1, scene.horizon + 0.03, linear((0, 0), (0, scene.horizon), air.top, air.middle, air.foot)
    )
    if scene.time in ("night", "dusk") and scene.weather in ("clear", "cloudy"):
        _stars(stage)
    if scene.disc is not None:
        _disc(stage)
    _clouds(stage)


def _stars(stage: Stage) -> None:
    pen, scene, rng = stage.pen, stage.scene, stage.rng
    count = 70 if scene.time == "night" else 22
    path = skia.Path()
    for x, y, size in zip(
        rng.random(count), rng.random(count) ** 1.2, rng.uniform(0.0016, 0.0046, count), strict=True
    ):
        path.addCircle(float(x), float(y * scene.horizon), float(size))
    pen.canvas.drawPath(path, flat((255, 252, 236), 0.9))


def _disc(stage: Stage) -> None:
    pen, scene = stage.pen, stage.scene
    x, y = stage.disc
    tone = DISC[scene.time]
    moon = scene.time in ("night", "dusk")
    radius = 0.062 if moon else 0.066
    halo = {"dawn": 0.36, "day": 0.3, "sunset": 0.46}.get(scene.time, 0.2)
    pen.oval(x, y, halo, halo, radial((x, y), halo, tone, tone, alphas=(0.3 if moon else 0.6, 0.0)))
    pen.oval(x, y, radius, radius, flat(tone))
    if moon:
        for dx, dy, size in ((-0.02, -0.014, 0.015), (0.022, 0.018, 0.019), (0.012, -0.03, 0.009)):
            pen.oval(x + dx, y + dy, size, size, flat((214, 210, 192)))


def _clouds(stage: Stage) -> None:
    pen, scene, air, rng = stage.pen, stage.scene, stage.air, stage.rng
    count = {"clear": 0, "cloudy": 6, "rain": 8, "snowfall": 6, "storm": 9}[scene.weather]
    if scene.weather == "clear" and scene.time != "night" and rng.random() < 0.3:
        count = 2
    paint = skia.Paint(ColorFilter=skia.ColorFilters.Blend(argb(air.cloud), skia.BlendMode.kModulate))
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear)
    for index in range(count):
        x = (index + rng.uniform(0.1, 0.9)) / count
        y = rng.uniform(0.02, 0.3 if scene.weather == "cloudy" else 0.2)
        width = (
            rng.uniform(0.34, 0.56) * (1.35 if scene.weather in ("rain", "storm") else 1.0) * (1 - 0.9 * y)
        )
        rect = skia.Rect.MakeXYWH(
            float(x - width / 2), float(y - width * 0.14), float(width), float(width * 0.42)
        )
        pen.canvas.drawImageRect(noise.pick(noise.clouds(), rng), rect, sampling, paint)


def draw_weather(stage: Stage) -> None:
    """What falls in front of everything: rain, snow, lightning."""
    pen, scene, rng = stage.pen, stage.scene, stage.rng
    if scene.weather == "storm":
        _lightning(stage)
    if scene.weather in ("rain", "storm"):
        path = skia.Path()
        for x, y, length in zip(
            rng.random(85) * 1.1, rng.random(85), rng.uniform(0.03, 0.08, 85), strict=True
        ):
            path.moveTo(float(x), float(y))
            path.lineTo(float(x - length * 0.3), float(y + length))
        pen.canvas.drawPath(path, stroke((222, 230, 242), 0.0042, 0.42))
    if scene.weather == "snowfall":
        path = skia.Path()
        for x, y, size in zip(rng.random(75), rng.random(75), rng.uniform(0.003, 0.0095, 75), strict=True):
            path.addCircle(float(x), float(y), float(size))
        pen.canvas.drawPath(path, flat((252, 253, 255), 0.9))


def _lightning(stage: Stage) -> None:
    pen, scene, rng = stage.pen, stage.scene, stage.rng
    x, y = rng.uniform(0.12, 0.88), 0.14
    steps = 6
    drop = (scene.horizon - y) / steps
    path = skia.Path()
    path.moveTo(float(x), float(y))
    for step in range(steps):
        x += rng.uniform(-0.055, 0.055)
        y += drop
        path.lineTo(float(x), float(y))
        if step == 2:
            path.lineTo(float(x + rng.choice([-1, 1]) * 0.09), float(y + 0.09))
            path.moveTo(float(x), float(y))
    pen.oval(
        x,
        scene.horizon * 0.45,
        0.4,
        0.4,
        radial((x, scene.horizon * 0.45), 0.4, (226, 220, 255), (226, 220, 255), alphas=(0.3, 0.0)),
    )
    pen.canvas.drawPath(path, stroke((200, 190, 255), 0.022, 0.4))
    pen.canvas.drawPath(path, stroke((255, 252, 240), 0.009))
