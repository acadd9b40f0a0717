"""Plans: a scene written as a short row of numbers, so that a network can write one as others write words.

First come the scene's traits and its horizon, then what up to three things from left to right are, each with its colour
and how many of it there are, and only then of each which way round it is, where it stands and how tall it is. (A plan
that put its first thing where the first of three stands would have to find a third.) Every value of every field has a
number of its own; places and heights are told in steps.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from generation.training.chart import TRAITS
from generation.training.painter.scene import Placed, Scene
from generation.training.painter.vocabulary import COLOUR_NAMES, THING_NAMES

SLOTS = 3
"""Most things of a scene, herds counting as one."""
LIKELY = {"thing": 0.5, "colour": 0.3, "ground": 0.3, "time": 0.3, "style": 0.3}
"""Values below this share of the likeliest one's odds are never drawn: they are mostly error.

Of all other fields, which a caption seldom names, less is left out: they are what makes scenes different.
"""
LIKELY_ELSE = 0.1

Logits = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Says, of plans (m, 28) and which m of the n captions they are for, how likely every number is at every place,
(m, 28, NUMBERS), from those before it."""


@dataclass(frozen=True)
class Field:
    """A value that a plan names. Where `steps` is set it is a length between `low` and `high`, told in that many."""

    name: str
    values: tuple[Any, ...] = ()
    low: float = 0.0
    high: float = 1.0
    steps: int = 0

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return self.steps or len(self.values)

    def number(self, value: Any) -> int:
        """The number of a value."""
        if not self.steps:
            return self.values.index(value)
        return int(np.clip((value - self.low) / (self.high - self.low) * self.steps, 0, self.steps - 1))

    def value(self, number: int, rng: np.random.Generator) -> Any:
        """The value of a number; a length is drawn from its step."""
        if not self.steps:
            return self.values[number]
        return self.low + (number + rng.random()) / self.steps * (self.high - self.low)


OF_SCENE = (
    *(Field(name, values) for name, values in TRAITS.items()),
    Field("horizon", low=0.54, high=0.6, steps=4),
)
NAMES = (
    Field("thing", (None, *THING_NAMES)),
    Field("colour", (None, *COLOUR_NAMES)),
    Field("copies", (1, 2, 3)),
)
PLACES = (
    Field("mirrored", (False, True)),
    Field("x", steps=48),
    Field("y", low=0.2, high=1.0, steps=48),
    Field("height", steps=48),
)
"""Of a thing: what it is called comes before where it stands."""
FIELDS = (*OF_SCENE, *(NAMES * SLOTS), *(PLACES * SLOTS))
"""Of a plan, in their order."""
OWNERS = (
    *(None for _ in OF_SCENE),
    *(slot for slot in range(SLOTS) for _ in NAMES),
    *(slot for slot in range(SLOTS) for _ in PLACES),
)
"""Which thing each of them is about, counted from the left; None is the scene."""
THING = NAMES[0]
CALLED = [place for place, field in enumerate(FIELDS) if field == THING]
"""Where a plan says what its things are."""
STARTS = dict(
    zip(
        OF_SCENE + NAMES + PLACES,
        np.cumsum([0, *(field.size for field in OF_SCENE + NAMES + PLACES)]).tolist(),
        strict=False,
    )
)
"""The number of each field's first value among all numbers; all slots share theirs."""
NUMBERS = sum(field.size for field in STARTS)
UNTOLD = -1
"""Stands for what there is nothing to say of, the things after the last."""


def write_plan(scene: Scene) -> np.ndarray:
    """A scene as a plan, (28,) int64."""
    plan = np.full(len(FIELDS), UNTOLD)
    for place, (field, owner) in enumerate(zip(FIELDS, OWNERS, strict=True)):
        if owner is None or owner < len(scene.things):
            value = getattr(scene if owner is None else scene.things[owner], field.name)
            plan[place] = STARTS[field] + field.number(value)
        elif field == THING and owner == len(scene.things):
            plan[place] = STARTS[THING] + THING.number(None)
    return plan


def read_plan(plan: np.ndarray, rng: np.random.Generator) -> Scene:
    """The scene that a plan tells of."""
    told: dict[int | None, dict[str, Any]] = {owner: {} for owner in OWNERS}
    for number, field, owner in zip(plan, FIELDS, OWNERS, strict=True):
        if number != UNTOLD:
            told[owner][field.name] = field.value(int(number) - STARTS[field], rng)
    things = [told[slot] for slot in range(SLOTS) if told[slot].get("thing")]
    return Scene(
        things=tuple(Placed(place="centre", size="normal", **thing) for thing in things), **told[None]
    )


def draw_plans(logits: Logits, rngs: Sequence[np.random.Generator]) -> np.ndarray:
    """Draw plans (n, 28) number by number, one with each generator."""
    plans = np.full((len(rngs), len(FIELDS)), UNTOLD)
    counts = np.full(len(rngs), SLOTS)
    for place, (field, owner) in enumerate(zip(FIELDS, OWNERS, strict=True)):
        rows = np.arange(len(rngs)) if owner is None else np.flatnonzero(owner < counts)
        if not len(rows):
            continue
        start = STARTS[field]
        scores = logits(plans[rows], rows)[:, place, start : start + field.size].copy()
        for row, own in zip(rows.tolist(), scores, strict=True):
            if field == THING:  # no thing comes twice: several are told as copies
                own[plans[row, CALLED[:owner]] - start] = -np.inf
            number = _draw(own, rngs[row], LIKELY.get(field.name, LIKELY_ELSE))
            plans[row, place] = start + number
            if field == THING and THING.values[number] is None:
                counts[row] = owner
    return plans


def _draw(scores: np.ndarray, rng: np.random.Generator, likely: float) -> int:
    """One of the likely values by its odds.

    Source: Nguyen et al., "Turning Up the Heat: Min-p Sampling", 2024.
    """
    odds = np.exp(scores - scores.max())
    kept = np.where(odds < likely, 0, odds)
    return int(rng.choice(len(kept), p=kept / kept.sum()))
