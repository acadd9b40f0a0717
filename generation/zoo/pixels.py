"""Independent pixels: every grey value is drawn alone. Any picture can come, and none ever does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import floor, log10
from typing import Annotated

import numpy as np
from pydantic import Field

from generation.zoo.base import ImageModel, Request, Step

LEVELS = 256
STEPS = 16


class PixelsRequest(Request):
    """The size of the picture in pixels."""

    width: Annotated[int, Field(ge=1, le=512, title="Width in pixels")] = 100
    height: Annotated[int, Field(ge=1, le=512, title="Height in pixels")] = 100


class Pixels(ImageModel[PixelsRequest]):
    """Width times height dice with 256 sides."""

    name = "pixels"
    title = "Independent pixels"
    summary = (
        "Every grey value is drawn alone. All pictures there are can come out; what comes is always noise."
    )
    request = PixelsRequest

    def sample(self, request: PixelsRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield the picture as it fills from the top; grey is uniform on 0..255, each pixel on its own."""
        picture = np.zeros((request.height, request.width), np.uint8)
        count = request.width * request.height
        possible = power_of_ten(LEVELS, count)
        edges = np.linspace(0, request.height, min(STEPS, request.height) + 1).astype(int)
        for top, bottom in pairwise(edges):
            picture[top:bottom] = rng.integers(0, LEVELS, (bottom - top, request.width), np.uint8)
            drawn = int(bottom) * request.width
            yield Step(
                f"{drawn:,} of {count:,} pixels drawn; {possible} pictures are possible",
                enlarge(picture),
                float(bottom / request.height),
                {"drawn": drawn, "pixels": count, "pictures": possible},
            )


def power_of_ten(base: int, exponent: int) -> str:
    """Return base^exponent to be read: whole up to a million, then the power of ten below it (2^10,000: ≈ 10^3,010)."""
    if exponent * log10(base) <= 6:
        return f"{base**exponent:,}"
    return f"≈ 10^{floor(exponent * log10(base)):,}"


def enlarge(grey: np.ndarray, least: int = 400) -> np.ndarray:
    """Return grey (h, w) as RGB, every pixel a whole number of times as large, so that pixels can be seen."""
    factor = max(1, round(least / max(grey.shape)))
    large = np.repeat(np.repeat(grey, factor, 0), factor, 1)
    return np.repeat(large[..., None], 3, 2)
