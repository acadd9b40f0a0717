"""Evaluate: total, exact, and quick to find what is shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.timeline.evaluate import evaluate
from editor.timeline.fit import reduction_for
from editor.timeline.frame import ShapeLayer, plain_layers
from editor.timeline.index import TimelineIndex
from editor.timeline.validation import load_document
from tests.unit.timeline.fonts import FONTS
from tests.unit.timeline.strategies import CLIPS, DOCUMENTS, TIMES

# The Chinese and the emoji font take seconds to open, so random texts stay with what the small ones have.
LATIN = CLIPS.filter(lambda clip: clip["kind"] != "text" or clip["text"].isascii())


@given(DOCUMENTS, LATIN, st.integers(1, 4000), st.integers(1, 4000))
@settings(max_examples=150)
def test_evaluate_is_total(data, clip, width, height):
    clips = {name: other for name, other in data.get("clips", {}).items() if other.get("text", "").isascii()}
    tracks = {**{name: {"order": "V"} for name in "abc"}, **data.get("tracks", {})}
    document = load_document({**data, "tracks": tracks, "clips": {**clips, "extra": clip}})
    frame = evaluate(document, clip["start"], width, height, FONTS)
    assert frame.to_json()["width"] == width
    for layer in plain_layers(frame.layers):
        assert layer.width > 0
        assert layer.height > 0


@given(st.lists(st.tuples(TIMES, st.integers(1, 10**9)), max_size=30), TIMES)
def test_the_index_finds_exactly_the_clips_that_a_moment_falls_into(ranges, time):
    clips = {
        f"c{place}": {"kind": "shape", "track": "t", "start": start, "duration": duration}
        for place, (start, duration) in enumerate(ranges)
    }
    document = load_document({"tracks": {"t": {"order": "V"}}, "clips": clips})
    [track] = TimelineIndex(document).tracks
    found = {name for name, _ in track.at(time)}
    assert found == {name for name, clip in clips.items() if 0 <= time - clip["start"] < clip["duration"]}


def rectangle(**transform: float) -> dict:
    return {"kind": "shape", "track": "t", "start": 0, "duration": 10, "transform": transform}


@given(st.integers(-2000, 2000), st.integers(1, 900), st.integers(1, 900), st.integers(100, 4000))
def test_neighbours_that_touch_in_the_document_touch_in_every_size(left, first, second, width):
    # Twice the widths, so that the centres are whole numbers.
    a = rectangle(x=left + first, width=2 * first)
    b = rectangle(x=left + 2 * first + second, width=2 * second)
    document = load_document({"tracks": {"t": {"order": "V"}}, "clips": {"a": a, "b": b}})
    frame = evaluate(document, 0, width, 1080, FONTS)
    one, two = (layer for layer in frame.layers if isinstance(layer, ShapeLayer))
    # A box is a pixel wide at the least, even where it rounds to none.
    if one.width > 1:
        assert one.matrix[4] + one.width == two.matrix[4]


def test_hidden_tracks_lost_tracks_and_invisible_clips_are_left_out():
    tracks = {"t": {"order": "V"}, "hidden": {"order": "W", "hidden": True}}
    clips = {
        "shown": rectangle(),
        "hidden": {**rectangle(), "track": "hidden"},
        "lost": {**rectangle(), "track": "gone"},
        "clear": {**rectangle(), "appearance": {"opacity": 0}},
        "over": {**rectangle(), "start": 10},
    }
    frame = evaluate(load_document({"tracks": tracks, "clips": clips}), 9, 640, 360, FONTS)
    assert [layer.clip for layer in frame.layers] == ["shown"]


@pytest.mark.parametrize(
    ("source", "drawn", "reduction"),
    [
        ((1920, 1080), (1920, 1080), 1),
        ((1920, 1080), (960, 540), 2),
        ((1920, 1080), (961, 540), 1),
        ((4000, 3000), (10, 10), 256),
    ],
)
def test_a_source_is_reduced_while_it_stays_no_smaller_than_its_box(source, drawn, reduction):
    assert reduction_for(*source, *drawn) == reduction
