"""What of a picture nobody is to recognise: where it is, by hand or by a track, and how it is hidden."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from editor.timeline.schema.base import MAX_TIME, Colour, Fraction, Id, Model, Name, OptionalId, SourceTime

Centre = Annotated[
    float, Field(ge=-1, le=2, allow_inf_nan=False, description="In fractions of the source's picture.")
]
Extent = Annotated[
    float, Field(ge=0.001, le=3, allow_inf_nan=False, description="In fractions of the source's picture.")
]


class HiddenPlace(Model):
    """Where a region is at a moment of the source; it moves evenly to the next one."""

    time: SourceTime
    x: Centre
    y: Centre
    width: Extent
    height: Extent


class HiddenPart(Model):
    """Something in a picture that is made unrecognisable: the subjects of a track, or a region by hand.

    Places are those of the source, in its own time, so that a part stays on what it hides however the clip is cut,
    cropped, turned, played or split. A track that the document does not know, that was made from another source, or
    that is not loaded hides the whole picture: what protects somebody does not fail open.

    How much is left is bounded by counting, not by a radius: of a blurred or pixelated region there are at most 8 x 16
    colours in the film, whatever its size, and a blur is a smooth passage between those. Less where `strength` is more.
    A fill leaves nothing; for words and number plates it is the only safe one.
    """

    name: Name = ""
    track: Annotated[OptionalId, Field(description="An asset of kind track; empty is a region by hand.")] = ""
    left_out: Annotated[
        list[Id], Field(max_length=10_000, description="Subjects of the track that are shown as they are.")
    ] = []
    shape: Literal["ellipse", "box"] = "ellipse"
    style: Literal["blur", "pixelate", "fill"] = "blur"
    strength: Annotated[
        Fraction, Field(description="Of a blur or of pixels: how few colours are left of what is hidden.")
    ] = 0.5
    colour: Annotated[Colour, Field(description="Of a fill, which lets nothing through.")] = "#000000"
    margin: Annotated[
        float,
        Field(ge=0, le=2, allow_inf_nan=False, description="On each side, in fractions of what is hidden."),
    ] = 0.15
    x: Centre = 0.5
    y: Centre = 0.5
    width: Extent = 0.25
    height: Extent = 0.25
    places: Annotated[
        list[HiddenPlace],
        Field(max_length=10_000, description="Where a region by hand moves; none leaves it where it is."),
    ] = []
    begin: Annotated[SourceTime, Field(description="From when on a region by hand is hidden.")] = 0
    end: Annotated[SourceTime, Field(description="Up to when, not including it.")] = MAX_TIME
