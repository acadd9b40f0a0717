"""What a person may choose about a film, and what follows from it for the encoder. Imports no codec."""

from __future__ import annotations

import fractions
import math
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from editor.render.formats import FORMATS, Format
from editor.timeline.schema import MAX_TIME, Canvas

Quality = Literal["draft", "standard", "high"]
#: Frames a second below which nothing is encoded, as encoders count keyframes in seconds; and the fewest that may be
#: asked for: a canvas of 1000/1001 keeps its own rate.
SLOWEST = fractions.Fraction(1, 2)
FEWEST = 1
#: x264's constant rate factor.
RATE_FACTORS: dict[str, int] = {"draft": 28, "standard": 21, "high": 17}
#: Bits a second of compressed sound.
SOUND_RATES: dict[str, int] = {"draft": 128_000, "standard": 192_000, "high": 256_000}
#: Samples a second of every film's sound.
SAMPLE_RATE = 48_000
SMALLEST, LARGEST = 144, 4320
#: Seconds between keyframes at most: what a seek in a browser has to decode.
KEYFRAME_SECONDS = 2


@dataclass(frozen=True)
class EncoderSettings:
    """How a film is encoded. width and height are even; crf is x264's constant rate factor, 0 to 51.

    Other encoders go by the quality. loop: whether a GIF begins again.
    """

    width: int
    height: int
    frame_rate: fractions.Fraction
    crf: int = 20
    preset: str = "veryfast"
    threads: int = 0
    audio_bit_rate: int = 192_000
    format: Format = "mp4"
    quality: Quality = "standard"
    loop: bool = True

    @property
    def keyframe_interval(self) -> int:
        """Frames from one keyframe to the next at most, where the format has frames of other kinds."""
        return round(KEYFRAME_SECONDS * self.frame_rate)


class FrameRate(BaseModel):
    """Frames a second as an exact fraction, e.g. 30000/1001."""

    model_config = ConfigDict(extra="forbid")

    numerator: Annotated[int, Field(ge=1, le=1_000_000)]
    denominator: Annotated[int, Field(ge=1, le=1_000_000)] = 1


class FilmSettings(BaseModel):
    """What comes out of a project.

    height: pixels; without it the film has a pixel for each canvas unit. The width follows.
    frame_rate: without it the canvas's, which a GIF halves until it can show it. start, end: flicks of the timeline,
    from the first up to the last, which is not included; without an end, all the rest. A picture is the one at `start`.
    loop: whether a GIF begins again. allow_missing: a source without a file is drawn as a placeholder and not heard;
    otherwise it stops the export.
    """

    model_config = ConfigDict(extra="forbid")

    format: Format = "mp4"
    height: Annotated[int, Field(ge=SMALLEST, le=LARGEST)] | None = None
    frame_rate: FrameRate | None = None
    quality: Quality = "standard"
    start: Annotated[int, Field(ge=0, le=MAX_TIME)] = 0
    end: Annotated[int, Field(ge=0, le=MAX_TIME)] | None = None
    loop: bool = True
    allow_missing: bool = False

    @model_validator(mode="after")
    def _can_be(self) -> FilmSettings:
        if self.end is not None and self.end <= self.start and FORMATS[self.format].gives != "picture":
            raise ValueError("the range must end after it starts")
        fastest = FORMATS[self.format].fastest
        if self.frame_rate is not None:
            rate = fractions.Fraction(self.frame_rate.numerator, self.frame_rate.denominator)
            if not FEWEST <= rate <= fastest:
                raise ValueError(f"the frame rate of this format must lie between {FEWEST} and {fastest}")
        return self


def film_size(canvas: Canvas, height: int | None, format: Format = "mp4") -> tuple[int, int]:
    """Return (width, height) in pixels, both even, as 4:2:0 needs them; no side over the format's largest."""
    wanted = height or canvas.height
    largest = FORMATS[format].largest
    scale = min(wanted / canvas.height, largest / canvas.width, largest / canvas.height)
    return _even(canvas.width * scale), _even(canvas.height * scale)


def _even(length: float) -> int:
    """Return the nearest even number above 0, halves up."""
    return max(2, 2 * math.floor(length / 2 + 0.5))


def film_rate(canvas: Canvas, settings: FilmSettings) -> fractions.Fraction:
    """Return the film's frames a second: those that were asked for, else the canvas's as far as the format goes."""
    chosen = settings.frame_rate or canvas.frame_rate
    rate = fractions.Fraction(chosen.numerator, chosen.denominator)
    while rate > FORMATS[settings.format].fastest:
        rate /= 2
    while rate < SLOWEST:
        # The same pictures, each shown more than once.
        rate *= 2
    return rate


def encoder_settings(canvas: Canvas, settings: FilmSettings, threads: int = 0) -> EncoderSettings:
    """Return how the film of a canvas is encoded."""
    width, height = film_size(canvas, settings.height, settings.format)
    return EncoderSettings(
        width,
        height,
        film_rate(canvas, settings),
        crf=RATE_FACTORS[settings.quality],
        threads=threads,
        audio_bit_rate=SOUND_RATES[settings.quality],
        format=settings.format,
        quality=settings.quality,
        loop=settings.loop,
    )
