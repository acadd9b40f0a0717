"""Keyframes: CSS's curves, bounds, whatever order; lines that a mixer can follow."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from editor.timeline.easing import eased
from editor.timeline.keyframes import MOVING, is_moving, polyline, property_at, resolve, value_at
from editor.timeline.paths import type_at
from editor.timeline.schema import Bezier, Keyframe, Keyframes
from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from editor.timeline.validation import load_document
from tests.unit.timeline.strategies import CURVES


def keys(*pairs: tuple[int, float], **more) -> list[Keyframe]:
    return [Keyframe(time=time, value=value, **more) for time, value in pairs]


@pytest.mark.parametrize(
    ("easing", "share", "value"),
    # Reference: the curves as Chromium draws them (getComputedStyle in the middle of an animation).
    [
        ("linear", 0.3, 0.3),
        ("hold", 0.999, 0.0),
        ("ease", 0.5, 0.802404),
        ("ease-in", 0.5, 0.315357),
        ("ease-out", 0.5, 0.684643),
        ("ease-in-out", 0.25, 0.129162),
    ],
)
def test_named_curves_are_those_of_css(easing, share, value):
    assert eased(easing, Bezier(), share) == pytest.approx(value, abs=1e-6)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_straight_bezier_is_linear_and_every_curve_ends_where_it_must(x1, x2, share):
    straight = Bezier(x1=x1, y1=x1, x2=x2, y2=x2)
    assert eased("bezier", straight, share) == pytest.approx(share, abs=1e-9)
    assert (eased("bezier", straight, 0), eased("bezier", straight, 1)) == (0, 1)


@given(CURVES, st.integers(-SECOND, 4 * SECOND))
def test_the_order_of_keyframes_does_not_matter(curve, into):
    parsed = [Keyframe.model_validate(key) for key in curve]
    last = list({key.time: key for key in parsed}.values())
    assert value_at(parsed, into) == value_at(sorted(last, key=lambda key: -key.time), into)


def test_before_the_first_and_after_the_last_keyframe_its_value_stays():
    curve = keys((10, 1), (20, 3))
    assert [value_at(curve, into) for into in (0, 10, 15, 20, 99)] == [1, 1, 2, 3, 3]
    assert [is_moving(curve, into) for into in (0, 10, 15, 20, 99)] == [False, True, True, False, False]
    assert value_at([], 5) is None


@pytest.mark.parametrize("name", MOVING)
def test_the_bounds_of_a_curve_are_those_of_its_property(name):
    known = MOVING[name]
    kind = "audio" if known.path[0] == "sound" else "image"
    property_type = type_at(["clips", "c", *known.path], kind)
    for inside in (known.low, known.high):
        property_type.validate_python(inside)
    for outside in (known.low - 1, known.high + 1):
        with pytest.raises(ValidationError):
            property_type.validate_python(outside)
    far = Keyframes.model_validate({name: [{"time": 0, "value": 100_000}]})
    assert property_at(far, name, 0) == known.high


def test_a_clip_is_resolved_with_the_values_of_its_curves_and_says_when_its_box_moves():
    curves = {
        "x": [{"time": 0, "value": 0}, {"time": 10, "value": 1}],
        "crop_left": [{"time": 0, "value": 0.25}],
        "hue": [{"time": 0, "value": 90}],
    }
    shape = {"kind": "shape", "track": "t", "start": 0, "duration": 30, "keyframes": curves}
    clip = load_document({"clips": {"c": shape}}).clips["c"]
    resolved, moves = resolve(clip, 5)
    assert (resolved.transform.x, moves) == (0.5, True)
    assert resolved.appearance.crop.left == 0.25
    assert resolved.appearance.grade.hue == 90
    assert resolve(clip, 20)[1] is False
    assert clip.transform.x == 0


@given(CURVES, st.integers(1, 4 * SECOND))
def test_lines_ascend_cover_the_clip_and_keep_to_the_curve(curve, duration):
    keyframes = Keyframes.model_validate({"volume": curve})
    points = polyline(keyframes, "volume", duration, 1 / 64)
    if not curve:
        assert points == []
        return
    times = [time for time, _ in points]
    assert (times[0], times[-1]) == (0, duration)
    assert times == sorted(set(times))
    for (start, first), (end, last) in pairwise(points):
        for k in (0, 1, 2, 3, 4):
            time = start + (end - start) * k // 4
            line = first + (last - first) * (time - start) / (end - start)
            # What is as steep as a jump is followed within two milliseconds.
            assert end - start < SECOND // 500 or abs(line - property_at(keyframes, "volume", time)) <= 1 / 16
