"""How a text is set, boxed and brought in. Sizes are in canvas units."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from editor.timeline.schema.base import MAX_TIME, Colour, Duration, Model, Width


class TextStroke(Model):
    """A line around the letters, half of it outside; width 0 is none."""

    width: Width = 0
    colour: Colour = "#000000"


class TextBackground(Model):
    """A box behind the whole text or behind each line, larger by its padding."""

    kind: Literal["none", "block", "line"] = "none"
    colour: Colour = "#000000b3"
    padding_x: Width = 24
    padding_y: Width = 12
    corner_radius: Width = 12


class TextStyle(Model):
    """How a text is set."""

    family: Annotated[str, Field(max_length=64)] = "Inter"
    weight: Annotated[int, Field(ge=100, le=900)] = 400
    size: Annotated[int, Field(ge=1, le=4000)] = 96
    colour: Colour = "#ffffff"
    align: Literal["left", "center", "right"] = "center"
    vertical: Annotated[
        Literal["top", "middle", "bottom"], Field(description="Where the lines stand in the box.")
    ] = "middle"
    line_height: Annotated[float, Field(ge=0.5, le=5, allow_inf_nan=False, description="Times the size.")] = (
        1.2
    )
    letter_spacing: Annotated[int, Field(ge=-1000, le=1000)] = 0
    stroke: TextStroke = TextStroke()
    background: TextBackground = TextBackground()


class TextAnimation(Model):
    """How the letters, words or lines of a text come in, one after the other, and go out again the same way."""

    kind: Annotated[
        Literal["none", "fade", "rise", "drop", "slide", "grow", "type"],
        Field(description="type: at once, one after the other, as by a typewriter."),
    ] = "none"
    unit: Literal["letter", "word", "line", "block"] = "word"
    duration: Annotated[Duration, Field(description="Of one unit, in flicks.")] = 352_800_000
    stagger: Annotated[Duration, Field(description="From one unit to the next, in flicks.")] = 70_560_000
    leaves: Annotated[bool, Field(description="Whether the text goes out before the clip's end, too.")] = (
        False
    )
    before: Annotated[Duration, Field(description="Flicks of it that are over when the clip starts.")] = 0
    after: Annotated[Duration, Field(description="Flicks of it that are to come when the clip ends.")] = 0


class Word(Model):
    """When a stretch of the text is said: code points `first` up to `end`, from `start` for `duration`.

    The start may lie before the clip's own, as it does once the clip has been cut.
    """

    first: Annotated[int, Field(ge=0, le=10_000)]
    end: Annotated[int, Field(ge=0, le=10_000)]
    start: Annotated[int, Field(ge=-MAX_TIME, le=MAX_TIME, description="Flicks from the clip's start.")]
    duration: Annotated[int, Field(ge=0, le=MAX_TIME, description="Flicks.")]


class Highlight(Model):
    """How a word looks while it is said, and, if `keeps`, ever after."""

    kind: Literal["none", "colour", "box"] = "none"
    colour: Colour = "#ffd54a"
    keeps: bool = False
