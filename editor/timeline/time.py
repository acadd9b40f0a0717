"""Time as whole flicks: exact for every film, PAL and NTSC frame rate and for every audio rate.

A flick is 1/705,600,000 of a second (https://github.com/facebookarchive/Flicks). A product of flicks and a
rate does not fit into a double, so everything that multiplies goes through `mul_div_*` here; TypeScript's
mirror uses BigInt.

Rounding, once and for all:
- a source's own time stamp that is no whole flick rounds down;
- a frame of the timeline that starts between two flicks starts at the later one;
- the frame shown is the last one whose time is <= t, stamps being trusted to `STAMP_ROUNDING`. (With the two
  rules above, frame n of a source shows at frame n of a timeline of the same rate, whatever that rate is.)
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

FLICKS_PER_SECOND = 705_600_000

#: By how much a source's frame may be shown before its time: containers such as Matroska round their stamps
#: to whole milliseconds, so that a frame's time may seem half a millisecond late.
STAMP_ROUNDING = FLICKS_PER_SECOND // 2000 + 1


class Rate(Protocol):
    """Frames per second as an exact fraction; `schema.Rational` is one."""

    @property
    def numerator(self) -> int: ...
    @property
    def denominator(self) -> int: ...


def mul_div_floor(a: int, b: int, c: int) -> int:
    """Return a·b/c rounded down, exactly; c > 0."""
    return a * b // c


def mul_div_ceil(a: int, b: int, c: int) -> int:
    """Return a·b/c rounded up, exactly; c > 0."""
    return -(-a * b // c)


def mul_div_round(a: int, b: int, c: int) -> int:
    """Return a·b/c rounded to the nearest whole number, halves up; c > 0."""
    return (2 * a * b + c) // (2 * c)


def from_seconds(numerator: int, denominator: int = 1) -> int:
    """Return the flicks in a fraction of seconds, rounded down."""
    return mul_div_floor(numerator, FLICKS_PER_SECOND, denominator)


def to_seconds(time: int) -> float:
    """Return flicks as seconds, for showing and for clocks that are no better."""
    return time / FLICKS_PER_SECOND


def from_stamp(stamp: int, base_numerator: int, base_denominator: int) -> int:
    """Return the flicks of a source's stamp, counted in units of base_numerator/base_denominator seconds;
    rounds down.
    """
    return stamp * base_numerator * FLICKS_PER_SECOND // base_denominator


def from_samples(samples: int, rate: int) -> int:
    """Return the flicks at which sample `samples` starts, rounded down; rate in samples per second."""
    return mul_div_floor(samples, FLICKS_PER_SECOND, rate)


def to_samples(time: int, rate: int) -> int:
    """Return the index of the sample that sounds at `time`: the last one that starts at or before it."""
    return mul_div_floor(time, rate, FLICKS_PER_SECOND)


def frame_at(time: int, rate: Rate) -> int:
    """Return the number of the timeline's frame that is shown at `time`, counted from 0."""
    return mul_div_floor(time, rate.numerator, rate.denominator * FLICKS_PER_SECOND)


def frame_time(frame: int, rate: Rate) -> int:
    """Return the first flick at which frame number `frame` is shown."""
    return mul_div_ceil(frame, rate.denominator * FLICKS_PER_SECOND, rate.numerator)


def frame_count(duration: int, rate: Rate) -> int:
    """Return how many frames start before `duration` has passed: the length of a film in frames."""
    return mul_div_ceil(duration, rate.numerator, rate.denominator * FLICKS_PER_SECOND)


def nearest_frame_time(time: int, rate: Rate) -> int:
    """Return the start of the frame that starts nearest to `time`."""
    frame = mul_div_round(time, rate.numerator, rate.denominator * FLICKS_PER_SECOND)
    return frame_time(frame, rate)


def shown_index(times: Sequence[int], time: int) -> int:
    """Return the index of the last of the ascending `times` that is <= `time`, or -1 when all are later."""
    return bisect_right(times, time) - 1
