"""Time: exact, whatever the rate, ten hours in."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.timeline import time
from editor.timeline.schema import MAX_TIME, Rational

RATES = st.builds(Rational, numerator=st.integers(1, 1_000_000), denominator=st.integers(1, 1_000_000))
ORDINARY = [(24, 1), (25, 1), (30, 1), (60, 1), (24000, 1001), (30000, 1001), (60000, 1001)]


@pytest.mark.parametrize(("numerator", "denominator"), ORDINARY)
def test_every_frame_of_ordinary_rates_starts_on_a_whole_flick(numerator, denominator):
    rate = Rational(numerator=numerator, denominator=denominator)
    ten_hours = 10 * 3600 * numerator // denominator
    for frame in (1, 1001, ten_hours):
        assert (
            time.frame_time(frame, rate) == Fraction(frame * denominator, numerator) * time.FLICKS_PER_SECOND
        )


@given(st.integers(0, 10_000_000), RATES)
def test_a_frame_is_shown_from_its_start_and_not_a_flick_before(frame, rate):
    start = time.frame_time(frame, rate)
    assert time.frame_at(start, rate) >= frame
    if frame and start:
        assert time.frame_at(start - 1, rate) < frame


@given(st.integers(0, MAX_TIME), RATES)
def test_the_length_in_frames_counts_the_frames_that_start_before_the_end(duration, rate):
    count = time.frame_count(duration, rate)
    assert time.frame_time(count, rate) >= duration
    if count:
        assert time.frame_time(count - 1, rate) < duration


@given(st.integers(0, 1_000_000), st.integers(1, 100_000), st.integers(1, 1001))
def test_frame_n_of_a_source_shows_at_frame_n_of_a_timeline_of_its_rate(frame, numerator, denominator):
    rate = Rational(numerator=numerator, denominator=denominator)
    stamp = time.from_stamp(frame, denominator, numerator)
    assert stamp <= time.frame_time(frame, rate)


def test_the_frame_shown_is_the_last_one_whose_time_has_come():
    assert [time.shown_index([0, 10, 20], at) for at in (-1, 0, 9, 10, 25)] == [-1, 0, 0, 1, 2]


@given(st.integers(0, MAX_TIME), RATES)
def test_the_nearest_frame_is_at_most_half_a_frame_away(at, rate):
    near = time.nearest_frame_time(at, rate)
    half = Fraction(rate.denominator * time.FLICKS_PER_SECOND, 2 * rate.numerator)
    assert abs(near - at) <= half + 1
