"""Transitions: who takes over from whom, and that every moment shows the right two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.timeline.evaluate import evaluate
from editor.timeline.frame import TransitionLayer, plain_layers
from editor.timeline.index import TimelineIndex
from editor.timeline.schema import AudioClip
from editor.timeline.transitions import clip_before, shown_at
from editor.timeline.validation import load_document
from tests.unit.timeline.fonts import FONTS

RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.booleans()), max_size=12)


def shape(start: int, duration: int, **more) -> dict:
    return {"kind": "shape", "track": "t", "start": start, "duration": duration, **more}


def fade(duration: int, kind: str = "cross-fade", **more) -> dict:
    return {"kind": kind, "duration": duration, **more}


def frame_at(clips: dict, time: int):
    document = load_document({"tracks": {"t": {"order": "V"}}, "clips": clips})
    return evaluate(document, time, 640, 360, FONTS).layers


def names(clips: dict, time: int) -> list:
    """What is shown: ids, or (before, after) of a transition."""
    return [
        (layer.before and layer.before.clip, layer.after and layer.after.clip)
        if isinstance(layer, TransitionLayer)
        else layer.clip
        for layer in frame_at(clips, time)
    ]


@given(RANGES)
@settings(deadline=None)
def test_the_one_before_is_found_as_by_looking_at_every_clip(ranges):
    sound = {"kind": "audio", "asset": "a"}
    clips = {
        f"c{place}": shape(start, duration) | (sound if is_sound else {})
        for place, (start, duration, is_sound) in enumerate(ranges)
    }
    document = load_document({"tracks": {"t": {"order": "V"}}, "clips": clips})
    [track] = TimelineIndex(document).tracks
    for name, clip in document.clips.items():
        candidates = [
            (other.start, other_name)
            for other_name, other in document.clips.items()
            if (other.start, other_name) < (clip.start, name)
            and other.start + other.duration >= clip.start
            and isinstance(other, AudioClip) == isinstance(clip, AudioClip)
        ]
        found = clip_before(track, name, clip)
        assert (found and found[0]) == (max(candidates)[1] if candidates else None)


@given(RANGES, st.integers(0, 60))
@settings(deadline=None)
def test_every_clip_of_a_moment_is_shown_once_alone_or_in_a_transition(ranges, time):
    clips = {
        f"c{place}": shape(start, duration, transition=fade(7 if fades else 0))
        for place, (start, duration, fades) in enumerate(ranges)
    }
    document = load_document({"tracks": {"t": {"order": "V"}}, "clips": clips})
    [track] = TimelineIndex(document).tracks
    here = {name for name, _ in track.at(time)}
    shown = shown_at(track, time)
    assert here <= {one.name for one in shown} | {one.before[0] for one in shown if one.before}
    assert len({one.name for one in shown}) == len(shown)
    assert not {one.name for one in shown} & {one.before[0] for one in shown if one.before}


def test_the_one_before_plays_on_behind_its_end_and_no_longer():
    clips = {"a": shape(0, 10), "b": shape(10, 10, transition=fade(4))}
    assert [names(clips, time) for time in (9, 10, 13, 14)] == [["a"], [("a", "b")], [("a", "b")], ["b"]]
    assert [layer.progress for layer in (frame_at(clips, time)[0] for time in (10, 11, 13))] == [
        0,
        0.25,
        0.75,
    ]


def test_clips_that_overlap_pass_over_and_then_lie_over_each_other():
    clips = {"a": shape(0, 20), "b": shape(10, 10, transition=fade(4))}
    assert [names(clips, time) for time in (9, 12, 15)] == [["a"], [("a", "b")], ["a", "b"]]


def test_without_one_before_a_clip_comes_in_from_nothing():
    clips = {"a": shape(0, 9), "b": shape(10, 10, transition=fade(4))}
    assert names(clips, 11) == [(None, "b")]


def test_of_two_transitions_at_once_the_later_one_counts():
    clips = {"a": shape(0, 10), "b": shape(10, 2, transition=fade(8)), "c": shape(12, 9, transition=fade(8))}
    assert [names(clips, time) for time in (11, 13, 19, 20)] == [
        [("a", "b")],
        [("b", "c")],
        [("b", "c")],
        ["c"],
    ]


def test_a_side_that_cannot_be_seen_is_nothing_and_two_are_no_layer():
    clear = {"appearance": {"opacity": 0}}
    assert names({"a": shape(0, 10), "b": shape(10, 9, transition=fade(4), **clear)}, 11) == [("a", None)]
    assert names({"b": shape(10, 9, transition=fade(4), **clear)}, 11) == []


def test_the_mixture_meets_what_is_below_as_the_incoming_clip_does():
    blended = {"appearance": {"blend": "multiply"}}
    [layer] = frame_at({"a": shape(0, 10), "b": shape(10, 9, transition=fade(4), **blended)}, 11)
    assert isinstance(layer, TransitionLayer)
    assert layer.blend == "multiply"
    assert {side.look.blend for side in plain_layers([layer])} == {"normal"}


@pytest.mark.parametrize(
    ("kind", "angle", "way"),
    [("slide", 0, (640, 0)), ("push", 90, (0, 360)), ("slide", 180, (-640, 0)), ("wipe", 270, (0, -360)),
     ("slide", 45, (360, 360)), ("wipe", 45, (500, 500)), ("cross-fade", 45, (0, 0))],
)  # fmt: skip
def test_the_way_leads_just_across_or_off_the_canvas(kind, angle, way):
    [layer] = frame_at({"b": shape(0, 9, transition=fade(4, kind, angle=angle))}, 1)
    assert isinstance(layer, TransitionLayer)
    assert layer.way == pytest.approx(way, abs=1e-6)
