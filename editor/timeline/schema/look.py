"""How a layer looks in its box, whatever it shows: cut, colour, effects, edges, and how it meets what is below.

In this order, each on what the one before gave: crop, fit, flip; what is hidden; matte; chroma key; grade; blur;
sharpen; vignette; rounded corners; border; shadow; opacity; blend. Every default changes nothing. Crop, fit, what is
hidden, matte, rounded corners and border are those of a picture.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from editor.timeline.schema.base import (
    Colour,
    Degrees,
    Fraction,
    Length,
    Model,
    OptionalId,
    Signed,
    Size,
    Width,
)
from editor.timeline.schema.obscure import HiddenPart

#: Source: W3C, Compositing and Blending Level 1, section 9; the names are those of CSS's `mix-blend-mode`.
BlendMode = Literal[
    "normal",
    "multiply",
    "screen",
    "overlay",
    "darken",
    "lighten",
    "color-dodge",
    "color-burn",
    "hard-light",
    "soft-light",
    "difference",
    "exclusion",
    "hue",
    "saturation",
    "color",
    "luminosity",
]


class Transform(Model):
    """Where a layer's box is: its centre, its size and its turn about the centre."""

    x: Length = 0
    y: Length = 0
    width: Size = 1920
    height: Size = 1080
    rotation: Degrees = 0.0


class Crop(Model):
    """What is cut away from each side of a picture, in fractions of it. What is left fills the box."""

    left: Fraction = 0.0
    top: Fraction = 0.0
    right: Fraction = 0.0
    bottom: Fraction = 0.0


class Grade(Model):
    """Adjustments of colour that together are one 4x5 matrix. All work on sRGB-coded values of 0 to 1."""

    exposure: Annotated[
        float, Field(ge=-4, le=4, allow_inf_nan=False, description="Stops: x 2^exposure.")
    ] = 0.0
    brightness: Signed = 0.0
    contrast: Signed = 0.0
    saturation: Annotated[Signed, Field(description="-1 is grey, 1 is twice as much.")] = 0.0
    hue: Annotated[Degrees, Field(description="The turn of the colour circle.")] = 0.0
    temperature: Annotated[Signed, Field(description="-1 is bluer, 1 is warmer.")] = 0.0


class ChromaKey(Model):
    """Makes one colour transparent; strength 0 leaves the picture alone.

    Source: distance in the plane of chroma (BT.709 Cb, Cr), as Vlahos-type keyers measure it.
    """

    strength: Fraction = 0.0
    colour: Colour = "#00b140"
    tolerance: Annotated[Fraction, Field(description="Chroma closer than this is gone.")] = 0.2
    softness: Annotated[Fraction, Field(description="Over how much more it comes back.")] = 0.1
    despill: Annotated[
        Fraction, Field(description="How much of the key's cast on the rest is taken away.")
    ] = 0.5


class Matte(Model):
    """What of a picture stays: an asset of kind matte, grey, white is what stays. It is kept in place of the picture's
    own pixels, so that everything about it can be changed, and taken back.

    It lies on the whole source and has its clock, however the clip is cut, cropped, played or turned. Where a matte is
    named that the document does not know, or whose file is gone, a placeholder stands for the layer: what somebody
    took away is not shown by mistake.
    """

    asset: OptionalId = ""
    inverted: Annotated[bool, Field(description="Black is what stays.")] = False
    grow: Annotated[
        float,
        Field(
            ge=-100, le=100, allow_inf_nan=False, description="Canvas units; less than 0 shrinks what stays."
        ),
    ] = 0.0
    feather: Annotated[
        float,
        Field(ge=0, le=400, allow_inf_nan=False, description="Deviation of a Gaussian in canvas units."),
    ] = 0.0
    clean: Annotated[
        Fraction,
        Field(description="How much of the old background's colour is taken off what is half clear."),
    ] = 1.0


class Border(Model):
    """A line along the inside of the edge of a picture's box; width 0 is none. A shape has a stroke of its own."""

    width: Width = 0
    colour: Colour = "#ffffff"


class Shadow(Model):
    """What the layer's shape casts on what is below it; opacity 0 is none. Blur is a deviation.

    It falls the same way however the layer is turned: the light stays where it is.
    """

    opacity: Fraction = 0.0
    colour: Colour = "#000000"
    x: Length = 0
    y: Length = 12
    blur: Annotated[int, Field(ge=0, le=400, description="Canvas units.")] = 24


class Appearance(Model):
    """How a layer is drawn into its box."""

    opacity: Fraction = 1.0
    blend: BlendMode = "normal"
    fit: Annotated[
        Literal["stretch", "contain", "cover"],
        Field(description="How a picture's shape meets its box's: pulled, shown whole, or filling it."),
    ] = "stretch"
    flip_horizontal: bool = False
    flip_vertical: bool = False
    crop: Crop = Crop()
    obscure: Annotated[
        list[HiddenPart], Field(max_length=100, description="What nobody is to recognise.")
    ] = []
    matte: Matte = Matte()
    chroma_key: ChromaKey = ChromaKey()
    grade: Grade = Grade()
    blur: Annotated[
        float,
        Field(ge=0, le=400, allow_inf_nan=False, description="Deviation of a Gaussian in canvas units."),
    ] = 0.0
    sharpen: Fraction = 0.0
    vignette: Annotated[
        Fraction, Field(description="Strength of the darkened corners; 0 leaves the picture alone.")
    ] = 0.0
    corner_radius: Annotated[Width, Field(description="Of a picture; a shape has its own.")] = 0
    border: Border = Border()
    shadow: Shadow = Shadow()
