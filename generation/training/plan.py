"""The plan of a picture: what stands in each cell, in which colour and which part of it, drawn with the picture itself.

A picture is noise for a long time before a thing in it can be told. A plan can be told early: it says the same in
every cell of a thing. So the network draws both from noise at once, the plan on a clock that runs ahead of the
picture's, and paints what it has just planned. The painter's own plans teach it; when it draws, nobody tells it one.
The numbers of a plan come from the text encoder's vectors of the names, so that things that are spoken of alike lie
near each other, and a word that training never used leads somewhere sensible.
Sources: Kouzelis et al., "Boosting Generative Image Modeling via Joint Image-Feature Synthesis" (ReDi), 2025, with
names in place of another network's features; Chen, "On the Importance of Noise Scheduling" (smaller signals are decided
later), 2023.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from generation.training.painter.vocabulary import COLOURS, THINGS

THING_NUMBERS = 24
COLOUR_NUMBERS = 7
PART_NUMBERS = 3
NUMBERS = THING_NUMBERS + 1 + COLOUR_NUMBERS + PART_NUMBERS
"""Channels of a plan: of the thing, of whether there is one, of its colour, and across, up and facing which way."""
PART_SCALE = 1.5
"""Makes about 1 of the deviation of how far across and up."""
LEAD = 0.25
"""The plan is finished when this much of the way is left to the picture."""
LOUDNESS = 0.3
"""The deviation of a plan's numbers beside noise of deviation 1: small, because every cell of a thing repeats them."""


def clock(time: float, channels: int, numbers: int) -> np.ndarray:
    """What time it is, 1 to 0, for every channel of a picture and its plan, (channels + numbers, 1, 1) float32."""
    return _for_each(time, max(0.0, (time - LEAD) / (1 - LEAD)), channels, numbers)


def guidances(guidance: float, channels: int, numbers: int) -> np.ndarray:
    """How far to lead every channel away from what would be drawn unsaid, (channels + numbers, 1, 1) float32.

    A plan follows the caption alone: led farther, things would grow over all their neighbourhood.
    """
    return _for_each(guidance, 1.0, channels, numbers)


def _for_each(picture: float, plan: float, channels: int, numbers: int) -> np.ndarray:
    return np.repeat(np.array([picture, plan], np.float32), [channels, numbers])[:, None, None]


@dataclass(frozen=True)
class PlanCode:
    """The numbers of a plan: `things` (1 + things, 25) and `colours` (1 + colours, 7), row 0 for nothing."""

    things: np.ndarray
    colours: np.ndarray

    @classmethod
    def fit(cls, vectors: Callable[[Sequence[str]], np.ndarray]) -> "PlanCode":
        """Make the code from vectors (n, d) of n wordings, the held-out ones not among them."""
        named = np.stack([vectors(thing.words).mean(0) for thing in THINGS.values()])
        things = np.concatenate([_whitened(named, THING_NUMBERS), np.ones((len(THINGS), 1))], axis=1)
        colours = _whitened(vectors(tuple(COLOURS)), COLOUR_NUMBERS)
        return cls(*(np.pad(rows, ((1, 0), (0, 0))).astype(np.float32) for rows in (things, colours)))

    @classmethod
    def nothing(cls) -> "PlanCode":
        """The code of pictures in which nothing stands."""
        return cls(
            np.zeros((1, THING_NUMBERS + 1), np.float32),
            np.zeros((1, COLOUR_NUMBERS), np.float32),
        )

    def encode(self, standing: np.ndarray) -> np.ndarray:
        """What stands in each cell (n, 5, side, side), as `dataset.standing` says it -> plans (n, 35, side, side)."""
        part = (standing[:, 2:4].astype(np.float32) / 127.5 - 1) * PART_SCALE
        facing = 1 - 2 * standing[:, 4:5].astype(np.float32)
        parts = np.concatenate([part, facing], axis=1) * (standing[:, :1] > 0)
        names = np.concatenate([self.things[standing[:, 0]], self.colours[standing[:, 1]]], axis=-1)
        return np.concatenate([names.transpose(0, 3, 1, 2), parts], axis=1)

    def decode(self, plans: np.ndarray) -> np.ndarray:
        """Things and their colours, (n, 2, side, side) as `dataset.standing` says them, of plans only nearly right."""
        cells = plans.transpose(0, 2, 3, 1)
        split, end = self.things.shape[1], NUMBERS - PART_NUMBERS
        pairs = ((cells[..., :split], self.things), (cells[..., split:end], self.colours))
        return np.stack([_nearest(numbers, rows) for numbers, rows in pairs], axis=1)

    def save(self, path: Path) -> None:
        """Write the code as safetensors."""
        save_file({"things": self.things, "colours": self.colours}, path)

    @classmethod
    def load(cls, path: Path) -> "PlanCode":
        """Read what `save` wrote."""
        tensors = load_file(path)
        return cls(tensors["things"], tensors["colours"])


def _whitened(vectors: np.ndarray, numbers: int) -> np.ndarray:
    """The first principal components of rows, each with mean 0 and deviation 1, (n, numbers)."""
    left, _, _ = np.linalg.svd(vectors - vectors.mean(0), full_matrices=False)
    return left[:, :numbers] * len(vectors) ** 0.5


def _nearest(numbers: np.ndarray, rows: np.ndarray) -> np.ndarray:
    distances = np.square(numbers).sum(-1, keepdims=True) - 2 * numbers @ rows.T + np.square(rows).sum(-1)
    return distances.argmin(-1).astype(np.uint8)
