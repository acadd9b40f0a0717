"""Colours as numbers, and the adjustments of colour that are one matrix. The mirror is `colour.ts`."""

import math

from editor.timeline.schema import Grade

#: Luma weights. Source: ITU-R BT.709-6, section 3.2.
RED, GREEN, BLUE = 0.2126, 0.7152, 0.0722
#: How much red gains, and blue loses, at a temperature of 1.
WARMTH = 0.25

#: Three rows of red, green, blue and a constant.
_Rows = tuple[tuple[float, float, float, float], ...]


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of #rrggbb or #rrggbbaa, 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def chroma(colour: str) -> tuple[float, float]:
    """Return the BT.709 Cb and Cr of a colour, each -0.5 to 0.5."""
    red, green, blue = channels(colour)
    luma = RED * red + GREEN * green + BLUE * blue
    return (blue - luma) / (2 * (1 - BLUE)), (red - luma) / (2 * (1 - RED))


def grade_matrix(grade: Grade) -> tuple[float, ...] | None:
    """Return the grade as 4 rows of 5 numbers, on values of 0 to 1; None where it changes nothing.

    In this order: exposure, temperature, brightness, contrast, saturation, hue.
    """
    if grade.hue % 360 == 0 and not any(
        (grade.exposure, grade.temperature, grade.brightness, grade.contrast, grade.saturation)
    ):
        return None
    rows = _exposed(grade.exposure, grade.temperature)
    for step in (_levels(grade.brightness, grade.contrast), _saturated(grade.saturation), _turned(grade.hue)):
        rows = _after(step, rows)
    numbers = [number for red, green, blue, constant in rows for number in (red, green, blue, 0.0, constant)]
    return (*numbers, 0.0, 0.0, 0.0, 1.0, 0.0)


def _exposed(exposure: float, temperature: float) -> _Rows:
    """Gains of the channels; a temperature leaves the luma of grey as it is."""
    red, blue = 1 + WARMTH * temperature, 1 - WARMTH * temperature
    gain = 2.0**exposure / (RED * red + GREEN + BLUE * blue)
    return (gain * red, 0.0, 0.0, 0.0), (0.0, gain, 0.0, 0.0), (0.0, 0.0, gain * blue, 0.0)


def _levels(brightness: float, contrast: float) -> _Rows:
    """At a brightness of 1 mid grey is white; a contrast of -1 is all mid grey, of 1 twice as steep."""
    gain = 1 + contrast
    constant = gain * (brightness / 2 - 0.5) + 0.5
    return (gain, 0.0, 0.0, constant), (0.0, gain, 0.0, constant), (0.0, 0.0, gain, constant)


def _saturated(saturation: float) -> _Rows:
    keep = 1 + saturation
    red, green, blue = RED * -saturation, GREEN * -saturation, BLUE * -saturation
    return (
        (red + keep, green, blue, 0.0),
        (red, green + keep, blue, 0.0),
        (red, green, blue + keep, 0.0),
    )


def _turned(hue: float) -> _Rows:
    """Source: W3C, Filter Effects Module Level 1, feColorMatrix, hueRotate."""
    angle = math.radians(hue % 360)
    cos, sin = math.cos(angle), math.sin(angle)
    return (
        (0.213 + cos * 0.787 - sin * 0.213, 0.715 - cos * 0.715 - sin * 0.715, 0.072 - cos * 0.072 + sin * 0.928, 0.0),
        (0.213 - cos * 0.213 + sin * 0.143, 0.715 + cos * 0.285 + sin * 0.140, 0.072 - cos * 0.072 - sin * 0.283, 0.0),
        (0.213 - cos * 0.213 - sin * 0.787, 0.715 - cos * 0.715 + sin * 0.715, 0.072 + cos * 0.928 + sin * 0.072, 0.0),
    )  # fmt: skip


def _after(outer: _Rows, inner: _Rows) -> _Rows:
    """Return the matrix that does `inner` first."""
    result = []
    for row in outer:
        red, green, blue, constant = (
            row[0] * inner[0][column] + row[1] * inner[1][column] + row[2] * inner[2][column]
            for column in range(4)
        )
        result.append((red, green, blue, constant + row[3]))
    return tuple(result)
