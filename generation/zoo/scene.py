"""A scene of sky, grass and house: four numbers drawn in order, each from what the ones before it left possible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import numpy as np
import skia
from pydantic import Field

from generation.zoo.base import ImageModel, Picture, Request, Step
from generation.zoo.canvas import ellipse, fill, gradient, paint, polygon, rectangle

#: A house of size s, in fractions of the picture's shorter side, is s wide and this many times s tall.
ROOF_TO_GROUND = 0.95
SMALLEST, LARGEST = 0.12, 0.5
#: The grass is at least this high, so that there is always a place to stand.
LEAST_GRASS = 0.12


class SceneRequest(Request):
    """Where the horizon lies on average and how far it strays, and the size of the picture."""

    mean: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, title="Mean height of the horizon")] = 0.55
    deviation: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, title="Deviation")] = 0.08
    width: Annotated[int, Field(ge=128, le=1920, title="Width in pixels")] = 640
    height: Annotated[int, Field(ge=128, le=1920, title="Height in pixels")] = 480


class Scene(ImageModel[SceneRequest]):
    """Sky, grass and a house that stands on it, whole."""

    name = "scene"
    title = "Sky, grass and house"
    summary = (
        "Four numbers in order: the horizon, the place of the house (two), its size. Each narrows the next."
    )
    request = SceneRequest

    def sample(self, request: SceneRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield sky, grass, the place and the house.

        Horizon ~ N(mean, deviation), kept so that there is sky for the smallest house and grass to stand on; place
        uniform where the smallest house is whole inside the picture; size uniform up to the largest that still is.
        Source: ancestral sampling, Bishop, Pattern Recognition and Machine Learning, section 8.1.2.
        """
        across, down = (side / min(request.width, request.height) for side in (request.width, request.height))
        yield Step("Before any draw: sky", _picture(request, {}), 0.2)
        top = (SMALLEST * ROOF_TO_GROUND) / down
        horizon = float(np.clip(rng.normal(request.mean, request.deviation), top, 1 - LEAST_GRASS))
        numbers: dict[str, Any] = {"horizon": round(horizon, 4)}
        yield Step(
            f"1. The horizon, from a Gaussian: {horizon:.3f}", _picture(request, numbers), 0.4, dict(numbers)
        )

        margin = SMALLEST / 2 / across
        x = float(rng.uniform(margin, 1 - margin))
        numbers["x"] = round(x, 4)
        yield Step(
            f"2. The place, from left to right: {x:.3f}", _picture(request, numbers), 0.6, dict(numbers)
        )

        y = float(rng.uniform(horizon + 0.25 * (1 - horizon), 1 - 0.15 * (1 - horizon)))
        numbers["y"] = round(y, 4)
        yield Step(f"3. The place, from far to near: {y:.3f}", _picture(request, numbers), 0.8, dict(numbers))

        room = min(2 * min(x, 1 - x) * across, y * down / ROOF_TO_GROUND, LARGEST)
        size = float(rng.uniform(SMALLEST, room))
        numbers["size"] = round(size, 4)
        yield Step(
            f"4. The size, as large as fits: {size:.3f}", _picture(request, numbers), 1.0, dict(numbers)
        )


def _picture(request: SceneRequest, numbers: dict[str, Any]) -> Picture:
    """The scene as far as its numbers are drawn."""
    horizon = numbers.get("horizon", 1.0)
    ratio = request.width / request.height

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(rectangle(0, 0, 1, horizon), gradient((88, 152, 214), (222, 236, 242), 0, horizon))
        canvas.drawOval(ellipse(0.84, 0.15, 0.05, 0.05 * ratio), fill((255, 238, 176)))
        if horizon == 1.0:
            return
        hills = skia.Path()
        hills.moveTo(0, horizon)
        hills.cubicTo(0.2, horizon - 0.09, 0.34, horizon - 0.02, 0.52, horizon - 0.05)
        hills.cubicTo(0.7, horizon - 0.1, 0.86, horizon - 0.02, 1, horizon - 0.04)
        hills.lineTo(1, horizon + 0.01)
        hills.lineTo(0, horizon + 0.01)
        canvas.drawPath(hills, fill((136, 172, 148)))
        canvas.drawRect(rectangle(0, horizon, 1, 1), gradient((142, 188, 96), (66, 124, 58), horizon, 1))
        if "x" in numbers and "y" not in numbers:
            canvas.drawRect(
                rectangle(numbers["x"] - 0.002, horizon, numbers["x"] + 0.002, 1), fill((255, 255, 255), 0.8)
            )
        elif "y" in numbers and "size" not in numbers:
            canvas.drawOval(
                ellipse(numbers["x"], numbers["y"], 0.012, 0.012 * ratio), fill((255, 255, 255), 0.9)
            )
        elif "size" in numbers:
            canvas.translate(numbers["x"], numbers["y"])
            shorter = min(request.width, request.height)
            canvas.scale(
                numbers["size"] * shorter / request.width, numbers["size"] * shorter / request.height
            )
            _house(canvas)

    return paint(request.width, request.height, draw)


def _house(canvas: skia.Canvas) -> None:
    """A house one unit wide, standing on (0, 0), drawn upwards, inside -0.5..0.5 and -0.95..0."""
    canvas.drawOval(ellipse(0, 0, 0.5, 0.045), fill((30, 60, 28), 0.35))
    canvas.drawRect(rectangle(0.2, -0.9, 0.3, -0.6), fill((138, 78, 62)))
    canvas.drawRect(rectangle(-0.4, -0.55, 0.4, 0), gradient((250, 240, 220), (226, 208, 178), -0.55, 0))
    canvas.drawPath(polygon((-0.5, -0.52), (0, -0.95), (0.5, -0.52)), fill((176, 70, 54)))
    canvas.drawPath(polygon((0, -0.95), (0.5, -0.52), (0.06, -0.52)), fill((0, 0, 0), 0.1))
    canvas.drawRoundRect(rectangle(-0.08, -0.34, 0.1, 0), 0.02, 0.02, fill((98, 62, 42)))
    canvas.drawOval(ellipse(0.07, -0.16, 0.012, 0.012), fill((232, 200, 110)))
    for left in (-0.32, 0.18):
        canvas.drawRect(rectangle(left - 0.015, -0.425, left + 0.155, -0.225), fill((255, 255, 255)))
        canvas.drawRect(rectangle(left, -0.41, left + 0.14, -0.24), fill((132, 182, 214)))
        canvas.drawRect(rectangle(left + 0.064, -0.41, left + 0.076, -0.24), fill((255, 255, 255)))
        canvas.drawRect(rectangle(left, -0.331, left + 0.14, -0.319), fill((255, 255, 255)))
