"""Time stamps of a stream, in whole numbers: where it starts and ends, its rate, and whether that varies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from media.inspection.facts import FLICKS

#: Rates that cameras and films have; a measured mean that fits one within the stamps' own rounding is that one.
USUAL_RATES = tuple(
    Fraction(n, d)
    for n, d in (
        (24_000, 1001),
        (24, 1),
        (25, 1),
        (30_000, 1001),
        (30, 1),
        (48, 1),
        (50, 1),
        (60_000, 1001),
        (60, 1),
        (100, 1),
        (120_000, 1001),
        (120, 1),
        (240, 1),
        (15, 1),
        (12, 1),
        (10, 1),
    )
)
LARGEST_DENOMINATOR = 1001


@dataclass(frozen=True)
class Timing:
    """start, duration: flicks. frame_rate: frames a second, None for a single frame without a length."""

    start: int
    duration: int
    frames: int
    frame_rate: Fraction | None
    varies: bool


def to_flicks(stamp: int, time_base: Fraction) -> int:
    """Return a time stamp in flicks, rounded down where it is not a whole number of them."""
    return stamp * time_base.numerator * FLICKS // time_base.denominator


def time_frames(
    stamps: Sequence[int], durations: Sequence[int], time_base: Fraction, claimed: Fraction | None
) -> Timing:
    """Return the timing of frames with these stamps and durations, in units of `time_base`, in any order.

    claimed: the rate that the container states; believed when the stamps agree with it. A last frame without a
    duration lasts as long as the one before it.
    """
    order = sorted(range(len(stamps)), key=stamps.__getitem__)
    times = [stamps[index] for index in order]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    rate, varies = _rate(times, gaps, time_base, claimed)
    last = durations[order[-1]]
    if last <= 0:
        last = gaps[-1] if gaps else round(1 / (rate * time_base)) if rate else 0
    if rate is None and last > 0:
        rate = (1 / (last * time_base)).limit_denominator(LARGEST_DENOMINATOR)
    start = to_flicks(times[0], time_base)
    end = to_flicks(times[-1] + last, time_base)
    if rate is not None and not varies and Fraction(1, 10_000) < time_base <= Fraction(1, 100):
        # Stamps in milliseconds are rounded: the rate says more exactly when the last frame ends.
        exact = start + int(len(times) / rate * FLICKS)
        if abs(exact - end) <= 2 * to_flicks(1, time_base):
            end = exact
    return Timing(start, max(0, end - start), len(times), rate, varies)


def _rate(
    times: list[int], gaps: list[int], time_base: Fraction, claimed: Fraction | None
) -> tuple[Fraction | None, bool]:
    if not gaps or times[-1] == times[0]:
        return claimed, False
    mean = Fraction(times[-1] - times[0], len(gaps))
    # Two roundings of a stamp make one gap; a single dropped frame makes one of twice the mean.
    varies = any(abs(gap - mean) > max(Fraction(2), mean / 50) for gap in gaps)
    measured = 1 / (mean * time_base)
    if not varies:
        stated = (claimed,) if claimed else ()
        for candidate in (*(rate for rate in stated if rate in USUAL_RATES), *USUAL_RATES, *stated):
            drift = abs(1 / (candidate * time_base) - mean) * len(gaps)
            if drift <= 2:
                return candidate, False
    return measured.limit_denominator(LARGEST_DENOMINATOR), varies


def longest_wait(keyframes: Sequence[int], end: int, time_base: Fraction) -> int:
    """Return the longest time between two keyframes, or the last and the end, in flicks."""
    marks = [*sorted(keyframes), end]
    return to_flicks(max((b - a for a, b in pairwise(marks)), default=0), time_base)
