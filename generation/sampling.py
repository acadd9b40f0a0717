"""From a checked request to steps: the one way in which the command line and the jobs have a model draw a picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from generation.zoo.base import MAX_SEED, ImageModel, InvalidRequest, Step


def seed_of(seed: int, index: int) -> int:
    """Return the seed of the `index`-th picture of a series, so that each can be made again alone."""
    return (seed + index) % (MAX_SEED + 1)


def sample(model: ImageModel[Any], values: dict[str, Any], seed: int) -> Iterator[Step]:
    """Yield the steps of one picture. The same values and seed give the same picture.

    Raises InvalidRequest, also where the model's weights are not on this machine.
    """
    try:
        yield from model.sample(model.check_request(values), np.random.default_rng(seed))
    except FileNotFoundError as error:
        missing = Path(str(error.filename or error)).name
        raise InvalidRequest(f"{model.title} lacks its weights: {missing} is not on this machine.") from error
