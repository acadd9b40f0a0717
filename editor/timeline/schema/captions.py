"""Captions: how what is said is shown, once for all of a track."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from editor.timeline.schema.base import Model
from editor.timeline.schema.text import Highlight, TextBackground, TextStyle


class CaptionStyle(TextStyle):
    """How captions are set; `vertical` says where on the canvas they stand."""

    weight: Annotated[int, Field(ge=100, le=900)] = 600
    size: Annotated[int, Field(ge=1, le=4000)] = 54
    vertical: Annotated[
        Literal["top", "middle", "bottom"], Field(description="Where the lines stand in the box.")
    ] = "bottom"
    background: TextBackground = TextBackground(kind="line", padding_x=18, padding_y=8)


class Captions(Model):
    """How the captions of a track are shown.

    They stand in a box in the middle of the canvas, `width` of it wide, that leaves out `margin` of its height above
    and below: so they never leave the area that every screen shows.
    """

    style: CaptionStyle = CaptionStyle()
    highlight: Highlight = Highlight()
    width: Annotated[float, Field(ge=0.2, le=0.9, allow_inf_nan=False)] = 0.8
    margin: Annotated[float, Field(ge=0.05, le=0.45, allow_inf_nan=False)] = 0.08
    beside: Annotated[
        bool, Field(description="They go with the film, for viewers to turn on, and are not drawn into it.")
    ] = False
    language: Annotated[
        str,
        Field(
            pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3})?$",
            description="By its BCP 47 tag, such as en or pt-BR.",
        ),
    ] = ""
