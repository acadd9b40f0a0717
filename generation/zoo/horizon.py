"""Gaussian horizon: the smallest continuous model of the ladder. One number decides the picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
import skia
from pydantic import Field

from generation.zoo.base import ImageModel, Picture, Request, Step
from generation.zoo.canvas import ellipse, fill, gradient, paint, rectangle


class HorizonRequest(Request):
    """Where the horizon lies on average, and how far it strays, in fractions of the picture's height from the top."""

    mean: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, title="Mean height of the horizon")] = 0.5
    deviation: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, title="Deviation")] = 0.12
    width: Annotated[int, Field(ge=64, le=1920, title="Width in pixels")] = 640
    height: Annotated[int, Field(ge=64, le=1920, title="Height in pixels")] = 480


class Horizon(ImageModel[HorizonRequest]):
    """Sky over sea."""

    name = "horizon"
    title = "Gaussian horizon"
    summary = "Sky over sea. One number, the height of the horizon, is drawn from a Gaussian."
    request = HorizonRequest

    def sample(self, request: HorizonRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield the sky, then the sea below the drawn horizon.

        The height is N(mean, deviation) in fractions of the picture, kept inside it.
        Source: Gaussian distribution, https://en.wikipedia.org/wiki/Normal_distribution
        """
        yield Step("Before the draw there is only sky", _picture(request, 1.0), 0.5)
        height = float(np.clip(rng.normal(request.mean, request.deviation), 0, 1))
        yield Step(
            f"The horizon is drawn at {height:.3f} of the height",
            _picture(request, height),
            1.0,
            {"height": round(height, 4), "mean": request.mean, "deviation": request.deviation},
        )


def _picture(request: HorizonRequest, horizon: float) -> Picture:
    """Sky down to `horizon` (fraction from the top), sea below it, brighter where the sky meets it."""

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            rectangle(0, 0, 1, horizon), gradient((38, 102, 176), (212, 230, 240), 0, max(horizon, 0.01))
        )
        canvas.drawOval(
            ellipse(0.7, 0.2, 0.045, 0.045 * request.width / request.height), fill((255, 246, 214), 0.95)
        )
        if horizon >= 1:
            return
        canvas.drawRect(rectangle(0, horizon, 1, 1), gradient((92, 156, 182), (10, 46, 84), horizon, 1))
        # Waves lie closer together towards the horizon: rows at equal steps of 1/distance.
        for row in range(1, 24):
            y = horizon + (1 - horizon) * (row / 24) ** 2
            canvas.drawRect(rectangle(0, y, 1, y + 0.0012 + 0.004 * row / 24), fill((214, 236, 244), 0.1))

    return paint(request.width, request.height, draw)
