"""The document: a project as typed JSON. The one place where its shape is written down.

The TypeScript types and the JSON Schema are generated from these models. Everything is keyed by id, so that
an operation names what it changes by a path of names (see `operations.py`) and concurrent edits rarely meet.

Units: time is integer flicks (`time.py`); geometry is in canvas units, of which the canvas's short side has
1080 whatever the output size; colours are `#rrggbb` or `#rrggbbaa`, sRGB; angles are degrees clockwise.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION = 1

#: Bounds that keep every product inside what both languages compute exactly.
MAX_TIME = 100 * 3600 * 705_600_000  # 100 hours in flicks
MAX_LENGTH = 100_000  # canvas units

#: No leading underscore: `__proto__` is no safe key of an object in JavaScript.
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
OrderKey = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9]{1,128}$", description="Fractional key; sorts as ASCII.")
]
Colour = Annotated[str, Field(pattern=r"^#([0-9a-f]{6}|[0-9a-f]{8})$")]
TimelineTime = Annotated[int, Field(ge=0, le=MAX_TIME, description="Flicks from the start of the timeline.")]
SourceTime = Annotated[int, Field(ge=0, le=MAX_TIME, description="Flicks from the start of the source.")]
Duration = Annotated[int, Field(ge=0, le=MAX_TIME, description="Flicks.")]
Length = Annotated[int, Field(ge=-MAX_LENGTH, le=MAX_LENGTH, description="Canvas units.")]
Size = Annotated[int, Field(ge=1, le=MAX_LENGTH, description="Canvas units.")]
Fraction = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Model(BaseModel):
    """Strict and closed: an unknown name or a number in a string is an error, not a guess."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Rational(Model):
    """A frame rate as an exact fraction, e.g. 30000/1001 frames per second."""

    numerator: Annotated[int, Field(ge=1, le=1_000_000)]
    denominator: Annotated[int, Field(ge=1, le=1_000_000)] = 1


class Canvas(Model):
    """What the film looks like before anything is on it. The short side is 1080 units."""

    width: Annotated[int, Field(ge=1080, le=10_800)] = 1920
    height: Annotated[int, Field(ge=1080, le=10_800)] = 1080
    frame_rate: Rational = Rational(numerator=30)
    background: Colour = "#000000"


class Asset(Model):
    """What the document has to know of a source. `source` is an asset's id in the studio, a relative path in
    a file.

    Sizes are of the picture as shown: after rotation, in square pixels. Zero means not known (yet): a
    document in a file may leave these facts out, and whoever loads it inspects the files and fills them in.
    """

    source: Annotated[str, Field(min_length=1, max_length=1024)]
    kind: Literal["video", "image", "audio"]
    name: Annotated[str, Field(max_length=255)] = ""
    width: Annotated[int, Field(ge=0, le=65_536)] = 0
    height: Annotated[int, Field(ge=0, le=65_536)] = 0
    duration: Duration = 0
    has_audio: bool = False


class Track(Model):
    """A row of the timeline. Tracks are drawn in the order of their keys, the greatest on top."""

    name: Annotated[str, Field(max_length=255)] = ""
    order: OrderKey
    muted: bool = False
    hidden: bool = False
    locked: bool = False


class Transform(Model):
    """Where a layer's box is: its centre, its size and its turn about the centre."""

    x: Length = 0
    y: Length = 0
    width: Size = 1920
    height: Size = 1080
    rotation: Annotated[float, Field(ge=-36_000, le=36_000, allow_inf_nan=False)] = 0.0


class Appearance(Model):
    """How a layer is drawn into its box."""

    opacity: Fraction = 1.0
    vignette: Annotated[
        Fraction, Field(description="Strength of the darkened corners; 0 leaves the picture alone.")
    ] = 0.0


class Sound(Model):
    """How loud a clip is. Gain is linear: 1 is as recorded."""

    volume: Annotated[float, Field(ge=0, le=4, allow_inf_nan=False)] = 1.0
    muted: bool = False
    fade_in: Duration = 0
    fade_out: Duration = 0


class TextStyle(Model):
    """How a text is set. Sizes are in canvas units."""

    family: Annotated[str, Field(max_length=64)] = "Inter"
    weight: Annotated[int, Field(ge=100, le=900)] = 400
    size: Annotated[int, Field(ge=1, le=4000)] = 96
    colour: Colour = "#ffffff"
    align: Literal["left", "center", "right"] = "center"
    line_height: Annotated[float, Field(ge=0.5, le=5, allow_inf_nan=False, description="Times the size.")] = (
        1.2
    )
    letter_spacing: Annotated[int, Field(ge=-1000, le=1000)] = 0


class ClipBase(Model):
    """A stretch of a track: `start` up to, not including, `start + duration`."""

    track: Id
    start: TimelineTime
    duration: Annotated[int, Field(ge=1, le=MAX_TIME, description="Flicks.")]
    order: OrderKey = "V"
    name: Annotated[str, Field(max_length=255)] = ""


class VideoClip(ClipBase):
    """Moving pictures with their own sound."""

    kind: Literal["video"] = "video"
    asset: Id
    source_start: SourceTime = 0
    transform: Transform = Transform()
    appearance: Appearance = Appearance()
    sound: Sound = Sound()


class ImageClip(ClipBase):
    """A still picture."""

    kind: Literal["image"] = "image"
    asset: Id
    transform: Transform = Transform()
    appearance: Appearance = Appearance()


class TextClip(ClipBase):
    """Words, wrapped to the width of the box and centred in its height."""

    kind: Literal["text"] = "text"
    text: Annotated[str, Field(max_length=10_000)]
    style: TextStyle = TextStyle()
    transform: Transform = Transform()
    appearance: Appearance = Appearance()


class ShapeClip(ClipBase):
    """A drawn shape that fills its box."""

    kind: Literal["shape"] = "shape"
    shape: Literal["rectangle", "ellipse"] = "rectangle"
    fill: Colour = "#ffffff"
    corner_radius: Annotated[int, Field(ge=0, le=MAX_LENGTH)] = 0
    transform: Transform = Transform()
    appearance: Appearance = Appearance()


class AudioClip(ClipBase):
    """Sound alone."""

    kind: Literal["audio"] = "audio"
    asset: Id
    source_start: SourceTime = 0
    sound: Sound = Sound()


Clip = Annotated[VideoClip | ImageClip | TextClip | ShapeClip | AudioClip, Field(discriminator="kind")]


class Document(Model):
    """A whole project."""

    version: Literal[1] = 1
    canvas: Canvas = Canvas()
    assets: dict[Id, Asset] = {}
    tracks: dict[Id, Track] = {}
    clips: dict[Id, Clip] = {}
