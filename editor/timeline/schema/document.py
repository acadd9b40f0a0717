"""The whole project: canvas, assets, tracks, clips, markers and the mix."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from editor.timeline.schema.base import (
    Colour,
    Duration,
    Fraction,
    Id,
    Model,
    Name,
    OptionalId,
    OrderKey,
    Rational,
    TimelineTime,
)
from editor.timeline.schema.captions import Captions
from editor.timeline.schema.clips import Clip
from editor.timeline.schema.sound import Master

VERSION = 1


class Backdrop(Model):
    """What fills the canvas behind everything, over the background colour.

    "picture" is an asset of kind image that covers the canvas; "blur" is the lowest picture or film that is shown,
    again, covering the canvas, out of focus.
    """

    kind: Literal["none", "picture", "blur"] = "none"
    asset: Annotated[str, Field(max_length=64)] = ""
    blur: Annotated[
        float,
        Field(ge=0, le=400, allow_inf_nan=False, description="Deviation of a Gaussian in canvas units."),
    ] = 40.0
    opacity: Fraction = 1.0


class Canvas(Model):
    """What the film looks like before anything is on it. The short side is 1080 units."""

    width: Annotated[int, Field(ge=1080, le=10_800)] = 1920
    height: Annotated[int, Field(ge=1080, le=10_800)] = 1080
    frame_rate: Rational = Rational(numerator=30)
    background: Colour = "#000000"
    backdrop: Backdrop = Backdrop()


class Asset(Model):
    """What the document has to know of a source. `source` is an asset's id in the studio, a relative path in
    a file.

    Sizes are of the picture as shown: after rotation, in square pixels. Zero means not known (yet): a
    document in a file may leave these facts out, and whoever loads it inspects the files and fills them in.

    A matte (a grey film or picture: white is what stays) and a track (a table of where subjects are, see `tables.py`)
    are made from another source, and have its clock and its picture. No clip shows them by themselves.
    """

    source: Annotated[str, Field(min_length=1, max_length=1024)]
    kind: Literal["video", "image", "audio", "matte", "track"]
    name: Name = ""
    width: Annotated[int, Field(ge=0, le=65_536)] = 0
    height: Annotated[int, Field(ge=0, le=65_536)] = 0
    duration: Duration = 0
    has_audio: bool = False
    made_from: Annotated[
        OptionalId, Field(description="The asset of this document that it was made from, and goes with.")
    ] = ""


class Track(Model):
    """A row of the timeline. Tracks are drawn in the order of their keys, the greatest on top."""

    name: Name = ""
    order: OrderKey
    muted: bool = False
    solo: Annotated[bool, Field(description="While any track is solo, only those are heard.")] = False
    hidden: bool = False
    locked: bool = False
    is_voice: Annotated[bool, Field(description="What sounds here makes tracks give way that duck.")] = False
    duck: Annotated[
        float,
        Field(ge=0, le=60, allow_inf_nan=False, description="By how many dB it gives way to a voice."),
    ] = 0.0
    captions: Annotated[Captions, Field(description="How the captions on it are shown.")] = Captions()


class Marker(Model):
    """A place on the timeline that somebody wants to find again, or a stretch of it. It is not seen in the film."""

    time: TimelineTime
    duration: Annotated[Duration, Field(description="Flicks; 0 is a single moment.")] = 0
    name: Name = ""
    colour: Colour = "#ffd54a"


class Document(Model):
    """A whole project."""

    version: Literal[1] = 1
    canvas: Canvas = Canvas()
    master: Master = Master()
    assets: dict[Id, Asset] = {}
    tracks: dict[Id, Track] = {}
    clips: dict[Id, Clip] = {}
    markers: dict[Id, Marker] = {}
