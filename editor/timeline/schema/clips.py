"""Clips: what lies on the tracks, by kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from editor.timeline.schema.base import (
    MAX_TIME,
    Colour,
    Id,
    Model,
    Name,
    OptionalId,
    OrderKey,
    SourceTime,
    TimelineTime,
    Width,
)
from editor.timeline.schema.look import Appearance, Transform
from editor.timeline.schema.motion import Keyframes, Playing, Transition
from editor.timeline.schema.shape import Gradient, ShapeKind, Stroke
from editor.timeline.schema.sound import Sound
from editor.timeline.schema.text import Highlight, TextAnimation, TextStyle, Word


class ClipBase(Model):
    """A stretch of a track: `start` up to, not including, `start + duration`."""

    track: Id
    start: TimelineTime
    duration: Annotated[int, Field(ge=1, le=MAX_TIME, description="Flicks.")]
    order: OrderKey = "V"
    name: Name = ""
    group: Annotated[OptionalId, Field(description="Clips of one group are chosen and moved together.")] = ""
    link: Annotated[
        OptionalId, Field(description="Clips of one link belong together, as a film's picture and its sound.")
    ] = ""
    keyframes: Keyframes = Keyframes()
    transition: Transition = Transition()


class VideoClip(ClipBase):
    """Moving pictures with their own sound."""

    kind: Literal["video"] = "video"
    asset: Id
    source_start: SourceTime = 0
    playing: Playing = Playing()
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
    """Words, wrapped to the width of the box."""

    kind: Literal["text"] = "text"
    text: Annotated[str, Field(max_length=10_000)]
    style: TextStyle = TextStyle()
    animation: TextAnimation = TextAnimation()
    words: Annotated[list[Word], Field(max_length=10_000, description="When the words are said.")] = []
    highlight: Highlight = Highlight()
    transform: Transform = Transform()
    appearance: Appearance = Appearance()


class CaptionClip(ClipBase):
    """What is said, in words; how it looks and where it stands is said of its track (`Track.captions`)."""

    kind: Literal["caption"] = "caption"
    text: Annotated[str, Field(max_length=10_000)]
    words: Annotated[list[Word], Field(max_length=10_000, description="When the words are said.")] = []


class ShapeClip(ClipBase):
    """A drawn shape that fills its box."""

    kind: Literal["shape"] = "shape"
    shape: ShapeKind = "rectangle"
    fill: Colour = "#ffffff"
    gradient: Gradient = Gradient()
    stroke: Stroke = Stroke()
    corner_radius: Width = 0
    points: Annotated[int, Field(ge=3, le=64, description="Corners of a polygon, or tips of a star.")] = 5
    depth: Annotated[
        float,
        Field(
            ge=0,
            le=1,
            allow_inf_nan=False,
            description="How deep a star is cut, or how much of an arrow's length is its head.",
        ),
    ] = 0.5
    transform: Transform = Transform()
    appearance: Appearance = Appearance()


class AudioClip(ClipBase):
    """Sound alone."""

    kind: Literal["audio"] = "audio"
    asset: Id
    source_start: SourceTime = 0
    playing: Playing = Playing()
    sound: Sound = Sound()


Clip = Annotated[
    VideoClip | ImageClip | TextClip | CaptionClip | ShapeClip | AudioClip, Field(discriminator="kind")
]
