"""What changes while a clip plays: keyframes, speed, and the passage from the clip before."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from editor.timeline.schema.base import MAX_LENGTH, MAX_TIME, Colour, Degrees, Duration, Fraction, Model

#: A value that a keyframe may hold; what is too large for its property is brought into its bounds.
Value = Annotated[float, Field(ge=-MAX_LENGTH, le=MAX_LENGTH, allow_inf_nan=False)]
#: The names, and the curves behind them, are those of CSS easing functions; "hold" stays until the next keyframe.
Easing = Literal["linear", "hold", "ease", "ease-in", "ease-out", "ease-in-out", "bezier"]


class Bezier(Model):
    """A curve from (0, 0) to (1, 1) by its two control points. Source: CSS Easing Functions Level 1."""

    x1: Fraction = 0.25
    y1: Annotated[float, Field(ge=-10, le=10, allow_inf_nan=False)] = 0.1
    x2: Fraction = 0.25
    y2: Annotated[float, Field(ge=-10, le=10, allow_inf_nan=False)] = 1.0


class Keyframe(Model):
    """A value at a moment of the clip, and how it goes on to the next one. `bezier` counts where easing says so.

    The moment may lie outside the clip, as it does once the clip has been cut: the curve inside stays as it was.
    """

    time: Annotated[int, Field(ge=-MAX_TIME, le=MAX_TIME, description="Flicks from the clip's start.")]
    value: Value
    easing: Easing = "linear"
    bezier: Bezier = Bezier()


#: Keyframes in any order; of several at one moment the last counts. Before the first and after the last its value
#: stays.
Curve = Annotated[list[Keyframe], Field(max_length=10_000)]


class Keyframes(Model):
    """A curve for each property that can move, in the property's own unit. An empty one leaves the property be."""

    x: Curve = []
    y: Curve = []
    width: Curve = []
    height: Curve = []
    rotation: Curve = []
    opacity: Curve = []
    crop_left: Curve = []
    crop_top: Curve = []
    crop_right: Curve = []
    crop_bottom: Curve = []
    exposure: Curve = []
    brightness: Curve = []
    contrast: Curve = []
    saturation: Curve = []
    hue: Curve = []
    temperature: Curve = []
    blur: Curve = []
    sharpen: Curve = []
    vignette: Curve = []
    volume: Curve = []
    pan: Curve = []


class Transition(Model):
    """How a clip takes over from the one before it on its track, over the first `duration` of the clip.

    The one before plays on behind its end for as long, or stands still where its source has no more. Without one
    before, the clip comes in from nothing. Sound fades across with the picture.
    """

    kind: Literal["none", "cross-fade", "dip", "wipe", "slide", "push", "zoom"] = "none"
    duration: Duration = 0
    easing: Easing = "linear"
    colour: Annotated[Colour, Field(description="What a dip goes through.")] = "#000000"
    angle: Annotated[
        Degrees, Field(description="Where a wipe, a slide or a push moves to: 0 is right, 90 is down.")
    ] = 0.0
    softness: Annotated[Fraction, Field(description="Of a wipe's edge, in fractions of the way.")] = 0.0


class Playing(Model):
    """How a source's time runs in a clip."""

    speed: Annotated[
        float, Field(ge=0.1, le=10, allow_inf_nan=False, description="Counts to a thousandth; pitch is kept.")
    ] = 1.0
    reversed: Annotated[bool, Field(description="The clip's stretch of the source, from its end.")] = False
    frozen: Annotated[
        bool, Field(description="The picture at source_start, all along and without sound.")
    ] = False
