"""Plans: a scene written as a short row of numbers, so that a network can write one as others write words.

First come the scene's traits and its horizon, then up to three things from left to right, each with its colour, how
many of it there are, which way round it is, where it stands and how tall it is. Every value of every field has a number
of its own; places and heights are told in steps.
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
LIKELY = {"thing": 0.3, "colour": 0.3, "ground": 0.3, "time": 0.3, "style": 0.3}
"""Values below this share of the likeliest one's odds are never drawn: they are mostly error.

Of all other fields, which a caption seldom names, less is left out: they are what makes scenes different.
"""
LIKELY_ELSE = 0.1
SURE = 0.75
"""A plan is drawn anew when one of its things was less likely than this.

The numbers before it then led astray: who has put the first thing where the first of three stands has to find a third.
"""
TRIES = 8

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
OF_THING = (
    Field("thing", (None, *THING_NAMES)),
    Field("colour", (None, *COLOUR_NAMES)),
    Field("copies", (1, 2, 3)),
    Field("mirrored", (False, True)),
    Field("x", steps=48),
    Field("y", low=0.2, high=1.0, steps=48),
    Field("height", steps=48),
)
FIELDS = (*OF_SCENE, *(OF_THING * SLOTS))
"""Of a plan, in their order."""
STARTS = {
    field: sum(other.size for other in (OF_SCENE + OF_THING)[:place])
    for place, field in enumerate(OF_SCENE + OF_THING)
}
"""The number of each field's first value among all numbers; all slots share theirs."""
NUMBERS = sum(field.size for field in OF_SCENE + OF_THING)
UNTOLD = -1
"""Stands for what comes after the last thing."""


def write_plan(scene: Scene) -> np.ndarray:
    """A scene as a plan, (28,) int64."""
    found = [field.number(getattr(scene, field.name)) + STARTS[field] for field in OF_SCENE]
    for placed in scene.things:
        found += [field.number(getattr(placed, field.name)) + STARTS[field] for field in OF_THING]
    if len(scene.things) < SLOTS:
        found.append(STARTS[OF_THING[0]])
    return np.array(found + [UNTOLD] * (len(FIELDS) - len(found)))


def read_plan(plan: np.ndarray, rng: np.random.Generator) -> Scene:
    """The scene that a plan tells of."""
    values = [
        field.value(int(number) - STARTS[field], rng) if number != UNTOLD else None
        for field, number in zip(FIELDS, plan, strict=True)
    ]
    told: dict[str, Any] = dict(zip((field.name for field in OF_SCENE), values, strict=False))
    things = []
    for start in range(len(OF_SCENE), len(FIELDS), len(OF_THING)):
        own: dict[str, Any] = dict(zip((field.name for field in OF_THING), values[start:], strict=False))
        if own["thing"] is None:
            break
        things.append(Placed(place="centre", size="normal", **own))
    return Scene(things=tuple(things), **told)


def draw_plans(logits: Logits, rngs: Sequence[np.random.Generator]) -> np.ndarray:
    """Draw plans (n, 28), one with each generator, anew where a thing is not sure; the surest of the tries is kept."""
    plans, surest = np.full((len(rngs), len(FIELDS)), UNTOLD), np.zeros(len(rngs))
    rows = np.arange(len(rngs))
    for _ in range(TRIES):
        drawn, sure = _write_plans(logits, rngs, rows)
        better = sure > surest[rows]
        plans[rows[better]], surest[rows[better]] = drawn[better], sure[better]
        rows = rows[surest[rows] < SURE]
        if not len(rows):
            break
    return plans


def _write_plans(
    logits: Logits, rngs: Sequence[np.random.Generator], rows: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Write plans for some rows number by number; returns them and how likely the least likely thing of each was."""
    plans, sure = np.full((len(rows), len(FIELDS)), UNTOLD), np.ones(len(rows))
    ended = np.zeros(len(rows), bool)
    for place, field in enumerate(FIELDS):
        if ended.all():
            break
        scores = logits(plans, rows)[:, place, STARTS[field] : STARTS[field] + field.size].copy()
        for own in np.flatnonzero(~ended):
            if field.name == "thing":  # no thing comes twice: several are told as copies
                scores[own, plans[own, len(OF_SCENE) : place : len(OF_THING)] - STARTS[field]] = -np.inf
            odds = np.exp(scores[own] - scores[own].max())
            number = _draw(odds, rngs[rows[own]], LIKELY.get(field.name, LIKELY_ELSE))
            plans[own, place] = STARTS[field] + number
            if field.name == "thing":
                sure[own] = min(sure[own], odds[number] / odds.sum())
        if field.name == "thing":
            ended |= plans[:, place] == STARTS[field]
    return plans, sure


def _draw(odds: np.ndarray, rng: np.random.Generator, likely: float) -> int:
    """One of the likely values by its odds, the likeliest's being 1.

    Source: Nguyen et al., "Turning Up the Heat: Min-p Sampling", 2024.
    """
    kept = np.where(odds < likely, 0, odds)
    return int(rng.choice(len(kept), p=kept / kept.sum()))
