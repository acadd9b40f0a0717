"""What a person may choose about a film, and what follows from it for the encoder. Imports no codec."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from editor.timeline.schema import Canvas

Quality = Literal["draft", "standard", "high"]
#: x264's constant rate factor.
RATE_FACTORS: dict[str, int] = {"draft": 28, "standard": 21, "high": 17}
#: Samples a second of every film's sound.
SAMPLE_RATE = 48_000
SMALLEST, LARGEST = 144, 4320
WIDEST = 8192


@dataclass(frozen=True)
class EncoderSettings:
    """How a film is encoded. width and height are even; crf is x264's constant rate factor, 0 to 51."""

    width: int
    height: int
    frame_rate: Fraction
    crf: int = 20
    preset: str = "veryfast"
    threads: int = 0
    audio_bit_rate: int = 192_000


class FilmSettings(BaseModel):
    """`height` is in pixels; without it the film has a pixel for each canvas unit. The width follows."""

    model_config = ConfigDict(extra="forbid")

    height: Annotated[int, Field(ge=SMALLEST, le=LARGEST)] | None = None
    quality: Quality = "standard"


def film_size(canvas: Canvas, height: int | None) -> tuple[int, int]:
    """Return (width, height) in pixels, both even, as 4:2:0 needs them; no side over 8192."""
    wanted = height or canvas.height
    scale = min(wanted / canvas.height, WIDEST / canvas.width, WIDEST / canvas.height)
    return _even(canvas.width * scale), _even(canvas.height * scale)


def _even(length: float) -> int:
    """Return the nearest even number above 0, halves up."""
    return max(2, 2 * math.floor(length / 2 + 0.5))


def encoder_settings(canvas: Canvas, settings: FilmSettings, threads: int = 0) -> EncoderSettings:
    """Return how the film of a canvas is encoded."""
    width, height = film_size(canvas, settings.height)
    rate = Fraction(canvas.frame_rate.numerator, canvas.frame_rate.denominator)
    return EncoderSettings(width, height, rate, crf=RATE_FACTORS[settings.quality], threads=threads)
