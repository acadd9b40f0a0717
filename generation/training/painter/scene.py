"""A scene: everything that decides a picture apart from its fine texture, and how one is drawn by lot.

Lengths are fractions of the picture's side; x grows to the right, y downwards.
"""

import dataclasses
from dataclasses import dataclass

import numpy as np

from generation.training.painter.vocabulary import (
    COLOUR_NAMES,
    GROUNDS,
    STYLES,
    THING_NAMES,
    THINGS,
    TIMES,
    WEATHERS,
    Ground,
    Place,
    Size,
    Style,
    Thing,
    Time,
    Weather,
)

WATERS: tuple[Ground, ...] = ("sea", "lake")
SIZES: dict[Size, float] = {"small": 0.64, "normal": 1.0, "large": 1.32}
ORDINARY_HEIGHT = 0.41
"""Height of a thing of relative height 1, as a fraction of the picture."""
HERDS: dict[int, tuple[tuple[float, float], ...]] = {
    2: ((-0.9, 0.0), (0.9, 0.012)),
    3: ((0.0, -0.03), (-1.05, 0.0), (1.05, 0.016)),
}
"""Where the single ones of so many copies stand: how far to the side, in spreads, and how much lower."""
HERD_SPREAD = 0.42
"""Of a thing's height."""
HERD_SCALE = 0.74
"""How tall each of several is beside one alone; give or take a little."""


@dataclass(frozen=True)
class Placed:
    """One thing in its place. `x` is the middle of it, `y` the line it stands on, `height` how tall it is."""

    thing: str
    colour: str | None
    place: Place
    size: Size
    copies: int
    x: float
    y: float
    height: float
    mirrored: bool

    @property
    def kind(self) -> Thing:
        """The entry of the vocabulary."""
        return THINGS[self.thing]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom: where the picture has to be right for the thing to be seen."""
        half = self.height * (0.85 if self.thing in ("bridge", "rainbow", "pyramid") else 0.55)
        half *= 1.5 if self.copies > 1 else 1.0
        return self.x - half, self.y - self.height, self.x + half, self.y

    def singles(self) -> list["Placed"]:
        """The single things that this stands for, about where and as tall as they are painted."""
        if self.copies == 1:
            return [self]
        spread = self.height * HERD_SPREAD
        return [
            dataclasses.replace(
                self,
                copies=1,
                x=self.x + side * spread,
                y=self.y + lower,
                height=self.height * HERD_SCALE,
            )
            for side, lower in HERDS[self.copies]
        ]


@dataclass(frozen=True)
class Scene:
    """What is in a picture. `disc` is where the sun or the moon stands, or None when it is not seen."""

    ground: Ground
    time: Time
    weather: Weather
    style: Style
    things: tuple[Placed, ...]
    mountains: bool
    disc: Place | None
    horizon: float

    @property
    def dark(self) -> bool:
        """Whether lamps are lit."""
        return self.time in ("dusk", "night")

    def back_to_front(self) -> list[Placed]:
        """The things in the order in which they are painted: the sky's, then the farther ones first."""
        return sorted(self.things, key=lambda placed: (placed.kind.realm != "sky", placed.y))


def sample_scene(rng: np.random.Generator) -> Scene:
    """Draw a scene by lot: mostly things where they belong, sometimes where they do not."""
    count = int(rng.choice(4, p=[0.06, 0.5, 0.32, 0.12]))
    names = [THING_NAMES[i] for i in rng.permutation(len(THING_NAMES))[:count]]
    ground = GROUNDS[rng.integers(len(GROUNDS))]
    if any(THINGS[name].realm == "water" for name in names) and ground not in WATERS and rng.random() < 0.65:
        ground = WATERS[rng.integers(2)]
    time = TIMES[rng.choice(len(TIMES), p=[0.12, 0.36, 0.18, 0.12, 0.22])]
    if "fireworks" in names and rng.random() < 0.75:
        time = "night"
    if "rainbow" in names and rng.random() < 0.6:
        time = "day"
    weather = WEATHERS[rng.choice(len(WEATHERS), p=[0.52, 0.18, 0.1, 0.1, 0.1])]
    style = STYLES[rng.choice(len(STYLES), p=[0.35, 0.13, 0.13, 0.13, 0.13, 0.13])]
    horizon = float(rng.uniform(0.54, 0.6))
    disc: Place | None = None
    if weather in ("clear", "cloudy") and rng.random() < (0.75 if time in ("sunset", "night") else 0.4):
        disc = ("left", "right")[rng.integers(2)] if rng.random() < 0.85 else "centre"
    mountains = ground not in ("city", "forest") and rng.random() < 0.3
    things = _arrange(names, ground, horizon, rng)
    return Scene(ground, time, weather, style, things, mountains, disc, horizon)


@dataclass(frozen=True)
class Site:
    """Where things are put: the ground, its horizon, and how many things share it."""

    ground: Ground
    horizon: float
    crowd: int = 1


def _arrange(
    names: list[str], ground: Ground, horizon: float, rng: np.random.Generator
) -> tuple[Placed, ...]:
    """Give every thing a place of its own."""
    if len(names) == 2 and sum(THINGS[name].realm == "sky" for name in names) == 1 and rng.random() < 0.4:
        site = Site(ground, horizon)
        return tuple(place_thing(name, "centre", "normal", site, rng, stacked=True) for name in names)
    site = Site(ground, horizon, max(1, len(names)))
    if len(names) == 1:
        places: list[Place] = [("centre", "centre", "centre", "left", "right")[rng.integers(5)]]
    elif len(names) == 2:
        places = ["left", "right"]
    else:
        places = ["left", "centre", "right"]
    placed = []
    for name, place in zip(names, places, strict=False):
        size: Size = "normal"
        if len(names) < 3 and rng.random() < 0.36:
            size = "large" if len(names) == 1 and rng.random() < 0.55 else "small"
        placed.append(place_thing(name, place, size, site, rng))
    return tuple(placed)


def place_thing(
    name: str,
    place: Place,
    size: Size,
    site: Site,
    rng: np.random.Generator,
    *,
    stacked: bool = False,
    colour: str | None = None,
    copies: int | None = None,
) -> Placed:
    """Stand one thing in the scene; `stacked` leaves room above. What is not given is drawn by lot."""
    thing, ground, horizon, crowd = THINGS[name], site.ground, site.horizon, site.crowd
    if colour is None and thing.takes_colour:
        colour = COLOUR_NAMES[rng.integers(len(COLOUR_NAMES))]
    if copies is None:
        copies = (
            int(rng.integers(2, 4)) if thing.herd and crowd < 3 and not stacked and rng.random() < 0.14 else 1
        )
    height = ORDINARY_HEIGHT * thing.height * SIZES[size] * rng.uniform(0.94, 1.06)
    height *= {1: 1.08, 2: 0.96, 3: 0.74}[crowd] * (0.76 if stacked else 1.0)
    middle = {"left": 0.27, "centre": 0.5, "right": 0.73}[place] if crowd < 3 else _third(place)
    x = middle + rng.uniform(-0.025, 0.025)
    if thing.realm == "sky":
        height = min(height, 0.48)
        y = (0.05 if stacked else 0.07) + height + rng.uniform(0, 0.05)
    else:
        depth = {"small": 0.5, "normal": 0.72, "large": 0.86}[size] + rng.uniform(-0.04, 0.04)
        y = horizon + (1 - horizon) * depth
        if ground in ("lake", "beach"):
            y = horizon + (1 - horizon) * (0.42 + 0.1 * depth) if thing.realm == "water" else max(y, 0.88)
        height = min(height, y - (0.36 if stacked else 0.05))
    return Placed(
        name, colour, place, size, copies, float(x), float(y), float(height), bool(rng.random() < 0.5)
    )


def _third(place: Place) -> float:
    return {"left": 0.19, "centre": 0.5, "right": 0.81}[place]
