"""Playing: exact source moments at every speed, forwards and backwards."""

import pytest
from hypothesis import strategies as st

from editor.timeline.playing import source_time, thousandths
from editor.timeline.schema import Playing, Rational, VideoClip
from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from editor.timeline.time import STAMP_ROUNDING, frame_time

SPEEDS = st.floats(0.1, 10)


def clip(duration: int, source_start: int = 0, **playing) -> VideoClip:
    return VideoClip(
        asset="a",
        track="t",
        start=0,
        duration=duration,
        source_start=source_start,
        playing=Playing(**playing),
    )


@pytest.mark.parametrize(("speed", "expected"), [(1.5, 1500), (0.1, 100), (10, 10_000), (0.3335, 334)])
def test_speed_counts_to_a_thousandth(speed, expected):
    assert thousandths(Playing(speed=speed)) == expected


@pytest.mark.parametrize("rate", [(30, 1), (24000, 1001), (25, 1), (60, 1)])
@pytest.mark.parametrize("early", [-STAMP_ROUNDING + 1, 0, STAMP_ROUNDING - 1])
def test_backwards_shows_the_same_frames_as_forwards_in_the_opposite_order(rate, early):
    """Also where a container has rounded the stamps by up to half a millisecond."""
    frames = Rational(numerator=rate[0], denominator=rate[1])
    count = 50
    stamps = [max(0, frame_time(number, frames) + early) for number in range(count + 1)]
    backwards = clip(frame_time(count, frames), reversed=True)

    def shown(time: int) -> int:
        return max(
            number for number, stamp in enumerate(stamps) if stamp <= max(time + STAMP_ROUNDING, stamp_0)
        )

    stamp_0 = stamps[0]
    order = [shown(source_time(backwards, frame_time(number, frames))) for number in range(count)]
    assert order == list(reversed(range(count)))


def test_a_frozen_clip_stays_and_a_source_stands_still_at_both_ends():
    assert {source_time(clip(50, 7, frozen=True, speed=3), into) for into in (0, 10, 60)} == {7}
    assert source_time(clip(10 * SECOND, speed=2), 9 * SECOND, SECOND) == SECOND - 1
    assert source_time(clip(SECOND, reversed=True), 2 * SECOND) == 0
