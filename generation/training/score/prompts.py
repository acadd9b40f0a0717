"""The frozen prompts of the score: 400 of them with their seeds, written once and never changed.

They are made by a grammar of their own, simpler than the captions', from the same words; a fifth asks in words that
training never used.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from generation.training.painter import phrases
from generation.training.painter.vocabulary import (
    COLOUR_NAMES,
    GROUNDS,
    STYLES,
    THING_NAMES,
    THINGS,
    TIMES,
    Ground,
    Style,
    Time,
)

T = TypeVar("T")

FROZEN = Path(__file__).with_name("prompts.json")
ONE, TWO, UNSEEN = "one", "two", "unseen"
COUNTS = {ONE: 200, TWO: 120, UNSEEN: 80}


@dataclass(frozen=True)
class Prompt:
    """A prompt and what its picture has to show. `colour` is of the only thing that takes one, or None."""

    prompt: str
    seed: int
    kind: str
    ground: Ground
    time: Time
    style: Style
    things: tuple[str, ...]
    colour: str | None


def compose_prompts(seed: int = 2026) -> list[Prompt]:
    """Make the prompts; every thing is asked for about as often."""
    rng = np.random.default_rng(seed)
    order = [THING_NAMES[i] for _ in range(12) for i in rng.permutation(len(THING_NAMES))]
    prompts = []
    for kind, count in COUNTS.items():
        for _ in range(count):
            things = [order.pop()]
            if kind == TWO:
                things.append(next(name for name in reversed(order) if name != things[0]))
                order.reverse()
                order.remove(things[1])
                order.reverse()
            prompts.append(_compose(kind, tuple(things), int(rng.integers(1 << 31)), rng))
    return prompts


def _compose(kind: str, things: tuple[str, ...], seed: int, rng: np.random.Generator) -> Prompt:
    def pick(options: tuple[T, ...]) -> T:
        return options[int(rng.integers(len(options)))]

    ground, time, style = pick(GROUNDS), pick(TIMES), pick(STYLES)
    colour = None
    names = []
    for name in things:
        thing = THINGS[name]
        noun = pick(thing.held_out) if kind == UNSEEN else thing.words[0]
        if thing.takes_colour and colour is None and sum(THINGS[other].takes_colour for other in things) == 1:
            colour = pick(COLOUR_NAMES)
            noun = f"{colour} {noun}"
        names.append(
            noun if name == "fireworks" and kind != UNSEEN else ("an " if noun[0] in "aeiou" else "a ") + noun
        )
    if kind == UNSEEN:
        where, when = pick(phrases.HELD_OUT[ground]), pick(phrases.HELD_OUT[time])
    else:
        where, when = pick(phrases.WHERE[ground]), pick(phrases.WHEN[time])
    body = " ".join([" and ".join(names), where, when])
    medium = pick(phrases.STYLE[style])
    text = pick((f"{medium} of {body}", f"{body}, {medium}", f"{medium}: {body}"))
    return Prompt(text, seed, kind, ground, time, style, things, colour)


def freeze(path: Path = FROZEN) -> None:
    """Write the prompts; done once, before training ended."""
    lines = ",\n".join(json.dumps(asdict(prompt)) for prompt in compose_prompts())
    path.write_text(f"[\n{lines}\n]\n")


def frozen_prompts() -> list[Prompt]:
    """Read the prompts."""
    return [
        Prompt(**{**record, "things": tuple(record["things"])}) for record in json.loads(FROZEN.read_text())
    ]
