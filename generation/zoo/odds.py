"""A table of odds: the smallest model that draws a face. Twelve rows, each with its odds; one row is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Annotated, Any

import numpy as np
import skia
from pydantic import Field, field_validator

from generation.zoo.base import ImageModel, Picture, Request, Step
from generation.zoo.canvas import Colour, ellipse, fill, gradient, paint, polygon, rectangle

EYES: dict[str, Colour] = {"brown": (112, 66, 36), "blue": (64, 124, 196), "green": (70, 142, 92)}
SHAPES: dict[str, float] = {"round": 0.052, "almond": 0.032}
SKINS: dict[str, tuple[Colour, Colour]] = {
    "light": ((246, 214, 190), (223, 178, 150)),
    "dark": ((150, 98, 66), (116, 72, 46)),
}

#: The rows of the table, in order: eye colour, eye shape, skin tone. 3 x 2 x 2 = 12.
ROWS: list[tuple[str, str, str]] = list(product(EYES, SHAPES, SKINS))

#: Invented for the example, in parts of a hundred: a table like this is what "training" would count in photographs.
DEFAULT_ODDS = [18, 16, 12, 14, 12, 1, 10, 1, 8, 1, 6, 1]


class OddsRequest(Request):
    """The odds of the twelve rows, in any unit: 2 is twice as likely as 1, and 0 never happens."""

    odds: Annotated[
        list[Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]],
        Field(
            min_length=len(ROWS),
            max_length=len(ROWS),
            title="Odds",
            json_schema_extra={"control": "table", "rows": [" · ".join(row) for row in ROWS]},
        ),
    ] = [float(odd) for odd in DEFAULT_ODDS]
    size: Annotated[int, Field(ge=64, le=1024, title="Size in pixels")] = 512

    @field_validator("odds")
    @classmethod
    def something_can_happen(cls, odds: list[float]) -> list[float]:
        """At least one row must be possible."""
        if sum(odds) <= 0:
            raise ValueError("at least one combination must have odds above zero")
        return odds


class Odds(ImageModel[OddsRequest]):
    """One row of a table of proportions, drawn by its odds."""

    name = "odds"
    title = "A table of odds"
    summary = (
        "Three eye colours, two eye shapes, two skin tones: twelve proportions, and one of them is drawn."
    )
    request = OddsRequest

    def sample(self, request: OddsRequest, rng: np.random.Generator) -> Iterator[Step]:
        """Yield the draw, then the face part by part.

        The row is found by inverting the cumulative distribution at one uniform number.
        Source: inverse transform sampling, https://en.wikipedia.org/wiki/Inverse_transform_sampling
        """
        ladder = np.cumsum(request.odds) / sum(request.odds)
        draw = float(rng.random())
        row = int(np.searchsorted(ladder, draw, side="right"))
        colour, shape, skin = ROWS[row]
        numbers: dict[str, Any] = {"draw": round(draw, 4), "row": row + 1, "of": len(ROWS)}
        yield Step(f"A number between 0 and 1: {draw:.3f}", _table(request, row, draw), 0.25, dict(numbers))
        for fraction, part, value in ((0.5, "skin", skin), (0.75, "shape", shape), (1.0, "eyes", colour)):
            numbers[part] = value
            yield Step(
                f"Row {row + 1}: {part} {value}", _face(request.size, numbers), fraction, dict(numbers)
            )


def _table(request: OddsRequest, row: int, draw: float) -> Picture:
    """The table as a bar cut into twelve by the odds, with the drawn place marked."""
    edges = np.concatenate([[0.0], np.cumsum(request.odds) / sum(request.odds)])

    def draw_bar(canvas: skia.Canvas) -> None:
        canvas.drawRect(rectangle(0, 0, 1, 1), gradient((28, 31, 40), (20, 22, 29), 0, 1))
        for index, (eyes, _, skin) in enumerate(ROWS):
            left, right = 0.06 + 0.88 * edges[index], 0.06 + 0.88 * edges[index + 1]
            chosen = 1.0 if index == row else 0.45
            canvas.drawRect(rectangle(left, 0.4, right - 0.002, 0.5), fill(EYES[eyes], chosen))
            canvas.drawRect(rectangle(left, 0.5, right - 0.002, 0.6), fill(SKINS[skin][0], chosen))
        x = 0.06 + 0.88 * draw
        canvas.drawPath(polygon((x, 0.385), (x - 0.025, 0.34), (x + 0.025, 0.34)), fill((255, 255, 255)))
        canvas.drawRect(rectangle(x - 0.002, 0.385, x + 0.002, 0.6), fill((255, 255, 255)))

    return paint(request.size, request.size, draw_bar)


def _face(size: int, known: dict[str, Any]) -> Picture:
    """The face as far as it is known: a blank for what has not been read off the row yet."""
    light, shade = SKINS[known["skin"]]
    half_height = SHAPES.get(known.get("shape", ""))
    iris = EYES.get(known.get("eyes", ""))

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(rectangle(0, 0, 1, 1), gradient((86, 108, 134), (52, 66, 88), 0, 1))
        hair, cloth = fill((44, 32, 30)), fill((188, 92, 72))
        canvas.drawOval(ellipse(0.5, 0.45, 0.29, 0.34), hair)
        canvas.drawRoundRect(rectangle(0.21, 0.45, 0.79, 0.82), 0.12, 0.12, hair)
        canvas.drawOval(ellipse(0.5, 1.06, 0.44, 0.28), cloth)
        canvas.drawRoundRect(rectangle(0.42, 0.68, 0.58, 0.88), 0.06, 0.06, fill(shade))
        for x in (0.26, 0.74):
            canvas.drawOval(ellipse(x, 0.52, 0.035, 0.06), fill(shade))
        canvas.drawOval(ellipse(0.5, 0.5, 0.23, 0.29), gradient(light, shade, 0.35, 0.85))
        fringe = skia.Path()
        fringe.moveTo(0.26, 0.45)
        fringe.cubicTo(0.3, 0.1, 0.7, 0.1, 0.74, 0.45)
        fringe.cubicTo(0.66, 0.3, 0.5, 0.33, 0.4, 0.3)
        fringe.cubicTo(0.34, 0.33, 0.29, 0.38, 0.26, 0.45)
        canvas.drawPath(fringe, hair)
        for side in (-1, 1):
            _eye(canvas, 0.5 + 0.095 * side, side, half_height, iris)
        nose = skia.Paint(
            Color=skia.Color(*shade), AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.014
        )
        nose.setStrokeCap(skia.Paint.kRound_Cap)
        canvas.drawArc(ellipse(0.5, 0.575, 0.03, 0.03), 20, 140, False, nose)
        mouth = skia.Path()
        mouth.moveTo(0.425, 0.672)
        mouth.quadTo(0.5, 0.735, 0.575, 0.672)
        mouth.quadTo(0.5, 0.695, 0.425, 0.672)
        canvas.drawPath(mouth, fill((164, 72, 72)))

    return paint(size, size, draw)


def _eye(canvas: skia.Canvas, x: float, side: int, half_height: float | None, iris: Colour | None) -> None:
    """One eye about (x, 0.47): closed until its shape is known, grey until its colour is."""
    y, half_width = 0.47, 0.056
    brow = skia.Paint(
        Color=skia.Color(44, 32, 30), AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.016
    )
    brow.setStrokeCap(skia.Paint.kRound_Cap)
    canvas.drawArc(ellipse(x, y - 0.03, 0.062, 0.05), 215, 110, False, brow)
    if half_height is None:
        canvas.drawArc(ellipse(x, y, half_width, 0.02), 10, 160, False, brow)
        return
    lid = skia.Path()
    if half_height > half_width * 0.8:
        lid.addOval(ellipse(x, y, half_width * 0.92, half_height))
    else:
        lid.moveTo(x - half_width * side, y + 0.008)
        lid.quadTo(x, y - 2 * half_height, x + half_width * side, y - 0.014)
        lid.quadTo(x, y + 1.6 * half_height, x - half_width * side, y + 0.008)
    canvas.drawPath(lid, fill((250, 248, 244)))
    canvas.save()
    canvas.clipPath(lid, True)
    canvas.drawOval(ellipse(x, y, 0.033, 0.033), fill(iris or (150, 152, 158)))
    canvas.drawOval(ellipse(x, y, 0.015, 0.015), fill((18, 16, 18)))
    canvas.drawOval(ellipse(x - 0.011, y - 0.013, 0.007, 0.007), fill((255, 255, 255)))
    canvas.restore()
