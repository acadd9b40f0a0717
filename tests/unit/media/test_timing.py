"""Time stamps in whole numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media.inspection.facts import FLICKS
from media.inspection.timing import USUAL_RATES, longest_wait, time_frames, to_flicks

MILLISECONDS = Fraction(1, 1000)


@pytest.mark.parametrize("rate", USUAL_RATES)
@given(count=st.integers(60, 400), first=st.integers(0, 10**9))
def test_a_rate_is_found_through_stamps_rounded_to_milliseconds(
    rate: Fraction, count: int, first: int
) -> None:
    stamps = [first + round(index * 1000 / rate) for index in range(count)]
    timing = time_frames(stamps, [0] * count, MILLISECONDS, None)
    assert not timing.varies
    assert timing.frame_rate is not None
    # Rates a thousandth apart need about as many milliseconds to be told apart.
    assert abs(timing.frame_rate / rate - 1) <= Fraction(2, 1000)
    assert abs(timing.duration - int(count / rate * FLICKS)) <= 3 * FLICKS // 1000


@pytest.mark.parametrize("rate", USUAL_RATES)
def test_a_fine_clock_gives_the_exact_duration(rate: Fraction) -> None:
    base = 1 / (rate.numerator * Fraction(1))
    step = rate.denominator
    stamps = [index * step for index in range(100)]
    timing = time_frames(stamps, [step] * 100, base, rate)
    assert timing.frame_rate == rate
    assert timing.duration == 100 * rate.denominator * FLICKS // rate.numerator


@given(st.permutations(range(30)))
def test_the_order_of_decoding_does_not_matter(order: list[int]) -> None:
    timing = time_frames([index * 40 for index in order], [40] * 30, MILLISECONDS, None)
    assert (timing.frame_rate, timing.start, timing.duration) == (25, 0, 30 * FLICKS // 25)


def test_a_dropped_frame_makes_the_rate_vary() -> None:
    stamps = [index * 40 for index in range(50) if index != 25]
    assert time_frames(stamps, [40] * 49, MILLISECONDS, Fraction(25)).varies


def test_stamps_round_down_and_may_be_negative() -> None:
    assert to_flicks(1, Fraction(1, 7)) == FLICKS // 7
    assert to_flicks(-1, Fraction(1, 90_000)) == -7840


def test_the_longest_wait_reaches_to_the_end() -> None:
    assert longest_wait([0, 30, 50], 100, Fraction(1, 30)) == 50 * FLICKS // 30
