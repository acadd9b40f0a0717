"""Playing: which moment of its source a clip shows at a moment of the timeline. The mirror is `playing.ts`.

Speed counts to a thousandth, so that everything is whole numbers: source time = offset x thousandths / 1000, rounded
down, in wide integers.

    forward     source_start ────────────▶
    reversed                 ◀──────────── source_start + duration x speed
    frozen      source_start ·
"""

import math

from editor.timeline.schema import AudioClip, Playing, VideoClip
from editor.timeline.time import STAMP_ROUNDING, mul_div_floor

#: What runs backwards shows the frame that ends at a moment, not the one that begins there. Twice what stamps are
#: trusted to: once because the frame shown may be late by it, once because the next one may be early by it.
JUST_BEFORE = 2 * STAMP_ROUNDING


def thousandths(playing: Playing) -> int:
    """Return the speed in thousandths, 100 to 10,000; halves up."""
    return math.floor(playing.speed * 1000 + 0.5)


def source_span(playing: Playing, duration: int) -> int:
    """Return how much of the source passes in `duration` flicks of the timeline; 0 where it is frozen."""
    return 0 if playing.frozen else mul_div_floor(duration, thousandths(playing), 1000)


def source_time(clip: VideoClip | AudioClip, into: int, duration: int = 0) -> int:
    """Return the source's moment (flicks) that is shown `into` flicks after the clip's start.

    `duration` is the source's, 0 where it is not known. Before its start and past its end a source stands still.
    """
    playing = clip.playing
    if playing.frozen or not playing.reversed:
        time = clip.source_start + source_span(playing, into)
    else:
        time = clip.source_start + source_span(playing, clip.duration - into) - JUST_BEFORE
    if duration > 0:
        time = min(time, duration - 1)
    return max(time, 0)
