"""What a drawn shape is: its outline, what fills it, and the line around it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from editor.timeline.schema.base import Colour, Degrees, Model, Width

#: A line and an arrow run along the middle of their box, from its left side to its right. They have no inside: with a
#: stroke they are as thick and of the colour that it says, without one a bar, as thick as the box, of the fill.
ShapeKind = Literal["rectangle", "ellipse", "triangle", "polygon", "star", "line", "arrow"]


class Gradient(Model):
    """A passage from the fill to a second colour; "none" is the fill alone.

    A linear one runs along `angle` (0 is to the right, 90 is down) from one side of the box to the other, a radial
    one from its centre to its sides.
    """

    kind: Literal["none", "linear", "radial"] = "none"
    to: Colour = "#000000"
    angle: Degrees = 90.0


class Stroke(Model):
    """A line along the inside of the outline; width 0 is none."""

    width: Width = 0
    colour: Colour = "#ffffff"
    dash: Annotated[Width, Field(description="Length of dashes and gaps; 0 is a line without gaps.")] = 0
