"""The sky: its colours by time and weather, sun, moon, stars and clouds."""

from dataclasses import dataclass

import numpy as np
import skia

from generation.training.painter import noise
from generation.training.painter.brushes import Pen, argb, flat, jitter, linear, mix, radial, shade, stroke
from generation.training.painter.scene import Scene
from generation.training.painter.vocabulary import RGB, Time, Weather

GRADIENTS: dict[Time, tuple[RGB, RGB, RGB]] = {
    "dawn": ((134, 168, 214), (226, 196, 214), (255, 216, 196)),
    "day": ((38, 110, 210), (104, 172, 236), (208, 232, 246)),
    "sunset": ((74, 48, 116), (222, 96, 84), (255, 182, 78)),
    "dusk": ((16, 34, 92), (48, 76, 146), (150, 128, 170)),
    "night": ((3, 6, 24), (10, 18, 52), (30, 42, 92)),
}
LIGHT: dict[Time, RGB] = {
    "dawn": (246, 226, 226),
    "day": (255, 255, 255),
    "sunset": (255, 196, 152),
    "dusk": (146, 156, 206),
    "night": (112, 124, 186),
}
CLOUD: dict[Time, RGB] = {
    "dawn": (255, 232, 232),
    "day": (255, 255, 255),
    "sunset": (255, 184, 158),
    "dusk": (128, 132, 182),
    "night": (62, 70, 112),
}
GLOOM: dict[Weather, float] = {"clear": 0.0, "cloudy": 0.18, "rain": 0.52, "snowfall": 0.42, "storm": 0.62}
DISC: dict[Time, RGB] = {
    "dawn": (255, 240, 214),
    "day": (255, 246, 196),
    "sunset": (255, 226, 138),
    "dusk": (246, 240, 220),
    "night": (250, 247, 228),
}


@dataclass(frozen=True)
class Palette:
    """Colours of the air: top, middle and foot of the sky, the light on the land, and on the clouds."""

    top: RGB
    middle: RGB
    foot: RGB
    light: RGB
    cloud: RGB


def palette(scene: Scene, rng: np.random.Generator) -> Palette:
    """The colours of a scene's air: the time sets the hue, the weather takes light and colour away."""
    gloom = GLOOM[scene.weather]

    def weathered(colour: RGB, spread: float) -> RGB:
        grey = sum(colour) / 3 * (0.66 if scene.weather == "storm" else 0.9)
        lift = 26.0 if scene.weather == "snowfall" else 6.0
        return jitter(rng, mix(colour, (grey + lift, grey + lift + 2, grey + lift + 6), gloom), spread)

    top, middle, foot = (weathered(colour, 5) for colour in GRADIENTS[scene.time])
    light = shade(weathered(LIGHT[scene.time], 3), 1 - 0.26 * gloom)
    return Palette(top, middle, foot, light, shade(weathered(CLOUD[scene.time], 3), 1 - 0.42 * gloom))


def disc_centre(scene: Scene, rng: np.random.Generator) -> tuple[float, float]:
    """Where the sun or the moon stands: low at dawn and sunset, high otherwise."""
    x = {"left": 0.2, "centre": 0.5, "right": 0.8}[scene.disc or "centre"] + rng.uniform(-0.05, 0.05)
    low = scene.time in ("dawn", "sunset")
    return x, scene.horizon - rng.uniform(0.05, 0.12) if low else rng.uniform(0.13, 0.2)


def draw_sky(pen: Pen, scene: Scene, air: Palette, disc: tuple[float, float], rng: np.random.Generator) -> None:
    """Paint everything above the horizon that is farther than the land."""
    pen.rect(0, 0, 1, scene.horizon + 0.03, linear((0, 0), (0, scene.horizon), air.top, air.middle, air.foot))
    if scene.time in ("night", "dusk") and scene.weather in ("clear", "cloudy"):
        _stars(pen, scene, rng)
    if scene.disc is not None:
        _disc(pen, scene, *disc)
    _clouds(pen, scene, air, rng)


def _stars(pen: Pen, scene: Scene, rng: np.random.Generator) -> None:
    count = 70 if scene.time == "night" else 22
    path = skia.Path()
    for x, y, size in zip(rng.random(count), rng.random(count) ** 1.2, rng.uniform(0.0016, 0.0046, count), strict=True):
        path.addCircle(float(x), float(y * scene.horizon), float(size))
    pen.canvas.drawPath(path, flat((255, 252, 236), 0.9))


def _disc(pen: Pen, scene: Scene, x: float, y: float) -> None:
    tone = DISC[scene.time]
    moon = scene.time in ("night", "dusk")
    radius = 0.062 if moon else 0.066
    halo = {"dawn": 0.36, "day": 0.3, "sunset": 0.46}.get(scene.time, 0.2)
    pen.oval(x, y, halo, halo, radial((x, y), halo, tone, tone, alphas=(0.3 if moon else 0.6, 0.0)))
    pen.oval(x, y, radius, radius, flat(tone))
    if moon:
        for dx, dy, size in ((-0.02, -0.014, 0.015), (0.022, 0.018, 0.019), (0.012, -0.03, 0.009)):
            pen.oval(x + dx, y + dy, size, size, flat((214, 210, 192)))


def _clouds(pen: Pen, scene: Scene, air: Palette, rng: np.random.Generator) -> None:
    count = {"clear": 0, "cloudy": 6, "rain": 8, "snowfall": 6, "storm": 9}[scene.weather]
    if scene.weather == "clear" and scene.time != "night" and rng.random() < 0.3:
        count = 2
    paint = skia.Paint(ColorFilter=skia.ColorFilters.Blend(argb(air.cloud), skia.BlendMode.kModulate))
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear)
    for index in range(count):
        x = (index + rng.uniform(0.1, 0.9)) / count
        y = rng.uniform(0.02, 0.3 if scene.weather == "cloudy" else 0.2)
        width = rng.uniform(0.34, 0.56) * (1.35 if scene.weather in ("rain", "storm") else 1.0) * (1 - 0.9 * y)
        rect = skia.Rect.MakeXYWH(float(x - width / 2), float(y - width * 0.14), float(width), float(width * 0.42))
        pen.canvas.drawImageRect(noise.pick(noise.clouds(), rng), rect, sampling, paint)


def draw_weather(pen: Pen, scene: Scene, rng: np.random.Generator) -> None:
    """What falls in front of everything: rain, snow, lightning."""
    if scene.weather == "storm":
        _lightning(pen, scene, rng)
    if scene.weather in ("rain", "storm"):
        path = skia.Path()
        for x, y, length in zip(rng.random(85) * 1.1, rng.random(85), rng.uniform(0.03, 0.08, 85), strict=True):
            path.moveTo(float(x), float(y))
            path.lineTo(float(x - length * 0.3), float(y + length))
        pen.canvas.drawPath(path, stroke((222, 230, 242), 0.0042, 0.42))
    if scene.weather == "snowfall":
        path = skia.Path()
        for x, y, size in zip(rng.random(75), rng.random(75), rng.uniform(0.003, 0.0095, 75), strict=True):
            path.addCircle(float(x), float(y), float(size))
        pen.canvas.drawPath(path, flat((252, 253, 255), 0.9))


def _lightning(pen: Pen, scene: Scene, rng: np.random.Generator) -> None:
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
    pen.oval(x, scene.horizon * 0.45, 0.4, 0.4,
             radial((x, scene.horizon * 0.45), 0.4, (226, 220, 255), (226, 220, 255), alphas=(0.3, 0.0)))  # fmt: skip
    pen.canvas.drawPath(path, stroke((200, 190, 255), 0.022, 0.4))
    pen.canvas.drawPath(path, stroke((255, 252, 240), 0.009))
