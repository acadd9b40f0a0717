"""Lines: how a gain or a pan goes over a clip's time, as points with straight ways in between.

A line is (flicks from the clip's start, value), ascending; before its first and after its last point it is level.
Both mixers play lines exactly, so that whatever is curved is broken into short straight pieces here, once. The mirror
is `lines.ts`.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from editor.timeline.easing import eased
from editor.timeline.schema import Bezier, Easing
from editor.timeline.time import FLICKS_PER_SECOND, mul_div_floor

Line = tuple[tuple[int, float], ...]
#: Pieces of a curved way: 16 pieces of a quarter sine are off by 0.0012 at most.
CURVED = 16
#: Pieces of a stretch in which two lines move at once, whose product is a parabola.
MULTIPLIED = 8
#: A jump takes this long, in flicks (5 ms): a gain that jumps is heard as a click.
JUMP = FLICKS_PER_SECOND // 200


def value_at(line: Line, time: int) -> float:
    """Return a line's value at a moment, in flicks from the clip's start."""
    place = bisect_right(line, time, key=lambda point: point[0]) - 1
    if place < 0:
        return line[0][1]
    before, value = line[place]
    if before == time or place == len(line) - 1:
        return value
    after, following = line[place + 1]
    return value + (following - value) * ((time - before) / (after - before))


def is_level(line: Line) -> bool:
    """Say whether a line never moves."""
    return all(value == line[0][1] for _, value in line)


def multiply(lines: Sequence[Line], duration: int) -> Line:
    """Return the product of lines from 0 to `duration`."""
    times = sorted({0, duration} | {at for line in lines for at, _ in line if 0 < at < duration})
    fine = [times[0]]
    for low, high in pairwise(times):
        moving = sum(value_at(line, low) != value_at(line, high) for line in lines)
        pieces = min(MULTIPLIED, high - low) if moving > 1 else 1
        fine += [low + mul_div_floor(high - low, piece, pieces) for piece in range(1, pieces + 1)]
    return tuple((at, math.prod(value_at(line, at) for line in lines)) for at in fine)


def soften(line: Line) -> Line:
    """Return a line whose jumps, which curves make within one flick, take a few milliseconds each."""
    points = list(line)
    for place in range(1, len(points)):
        (before, value), (at, following) = points[place - 1 : place + 1]
        if at - before == 1 and value != following:
            earliest = points[place - 2][0] if place > 1 else before
            points[place - 1] = (max(earliest, at - JUMP), value)
    return tuple(dict(points).items())


def fades(fade_in: int, fade_out: int, duration: int) -> Line:
    """Return the line of a clip's own fades.

    Fades that are longer together than the clip are shortened in proportion, and meet.

        gain ^   ______
             |  /      \\
             | /        \\
             |/__________\\__> time
    """
    if fade_in + fade_out > duration:
        fade_in = mul_div_floor(duration, fade_in, fade_in + fade_out)
        fade_out = duration - fade_in
    points: list[tuple[int, float]] = [(0, 0.0), (fade_in, 1.0)] if fade_in else [(0, 1.0)]
    if duration - fade_out > points[-1][0]:
        points.append((duration - fade_out, 1.0))
    if fade_out:
        points.append((duration, 0.0))
    return tuple(points)


def passage(begin: int, length: int, easing: Easing, *, rising: bool) -> Line:
    """Return one side of a cross-fade, `length` flicks from `begin` on.

    Gains are a quarter of a sine and of a cosine, so that their squares add up to one: two clips are two sounds that
    know nothing of each other, whose powers add. Straight gains would sink by 3 dB on the way.
    """
    pieces = min(CURVED, length)
    points = []
    for piece in range(pieces + 1):
        come = min(max(eased(easing, Bezier(), piece / pieces), 0.0), 1.0)
        gain = math.sin((come if rising else 1 - come) * math.pi / 2)
        points.append((begin + mul_div_floor(length, piece, pieces), gain))
    return tuple(points)
