"""Ducking: tracks that give way while a voice speaks. The mirror is `ducking.ts`."""

from collections.abc import Iterable

from editor.timeline.lines import Line
from editor.timeline.time import FLICKS_PER_SECOND

#: It goes down in the last 0.2 s before the voice begins, so that the first word is clear, and comes back in the
#: 0.5 s after its end.
ATTACK = FLICKS_PER_SECOND // 5
RELEASE = FLICKS_PER_SECOND // 2

Extent = tuple[int, int]


def merged(extents: Iterable[Extent]) -> list[Extent]:
    """Return the stretches (start, end) in which a voice speaks; pauses too short to come back in are none."""
    speaking: list[Extent] = []
    for start, end in sorted(extents):
        if speaking and start - speaking[-1][1] < ATTACK + RELEASE:
            speaking[-1] = (speaking[-1][0], max(speaking[-1][1], end))
        else:
            speaking.append((start, end))
    return speaking


def ducked(speaking: Iterable[Extent], decibels: float, start: int, duration: int) -> Line:
    """Return the gain, over the time of a clip, that gives way by so many dB to merged stretches of voice.

    gain ^ __         __
         |   \\       /
         |    \\_____/
         |____|_____|____> time
              voice
    """
    low = 10 ** (-decibels / 20)
    points: list[tuple[int, float]] = []
    for begin, end in speaking:
        if end + RELEASE <= start or begin - ATTACK >= start + duration:
            continue
        begin, end = begin - start, end - start  # noqa: PLW2901
        points += [(begin - ATTACK, 1.0), (begin, low), (end, low), (end + RELEASE, 1.0)]
    # Where one stretch's way back ends at the very moment of the next one's way down, one point is enough.
    return tuple(dict(points).items()) or ((0, 1.0),)
