"""The air of a scene: the colours of sky, light and clouds by time and weather."""

from dataclasses import dataclass

import numpy as np

from generation.training.painter.brushes import jitter, mix, shade
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
