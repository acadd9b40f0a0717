"""Edits: each gives one valid operation, and what it promises of the timeline holds."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from editor.timeline import edits
from editor.timeline.edits.building import clip_end, shortest
from editor.timeline.evaluate import evaluate
from editor.timeline.operations import apply, check_operation
from editor.timeline.playing import source_span
from editor.timeline.schema import AudioClip, Document, VideoClip
from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from editor.timeline.validation import load_document
from tests.conformance.vectors import EDITED, MOTION
from tests.unit.timeline.fonts import FONTS

NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
TIMES = st.integers(0, 40 * SECOND)


def edited(document: Document, operation) -> Document:
    if operation is None:
        return document
    check_operation(operation, document)
    changed, inverse = apply(document, operation)
    assert inverse is None or apply(changed, inverse)[0] == document
    return changed


@given(NAMES, TIMES, TIMES)
def test_a_split_shows_and_sounds_the_same_at_every_moment(name, at, moment):
    before = load_document(EDITED)
    after = edited(before, edits.split(before, name, at, "new"))

    def shown(document: Document):
        layers = evaluate(document, moment, 640, 360, FONTS).to_json()["layers"]
        return [{**layer, "clip": ""} for layer in layers]

    assert shown(after) == shown(before)


@given(st.sampled_from(sorted(MOTION["clips"])), TIMES, st.integers(0, 6 * SECOND))
def test_cuts_and_trims_leave_what_moves_as_it_was(name, at, moment):
    """At any speed, backwards and frozen, with keyframes: all but a source's moment, which may be a flick off."""
    data = {**MOTION, "clips": {name: {**MOTION["clips"][name], "transition": {}}}}
    before = load_document(data)
    [shown] = evaluate(before, moment, 640, 360, FONTS).layers or [None]
    for operation in (
        edits.split(before, name, at, "new"),
        edits.trim_start(before, name, at),
        edits.trim_end(before, name, at),
    ):
        after = edited(before, operation)
        [found] = evaluate(after, moment, 640, 360, FONTS).layers or [None]
        if shown is not None and found is not None:
            expected = {**asdict(shown), "clip": "", "source_time": 0}
            assert {**asdict(found), "clip": "", "source_time": 0} == expected
            assert abs(getattr(found, "source_time", 0) - getattr(shown, "source_time", 0)) <= 2
        for clip in after.clips.values():
            if isinstance(clip, VideoClip) and not clip.playing.frozen:
                end = clip.source_start + source_span(clip.playing, clip.duration)
                assert clip.source_start >= 0
                assert end <= 10 * SECOND + 2


@given(NAMES, TIMES)
def test_trims_keep_the_other_edge_and_at_least_a_frame(name, at):
    before = load_document(EDITED)
    clip = before.clips[name]
    first = edited(before, edits.trim_start(before, name, at)).clips[name]
    assert clip_end(first) == clip_end(clip)
    second = edited(before, edits.trim_end(before, name, at)).clips[name]
    assert second.start == clip.start
    for trimmed in (first, second):
        assert trimmed.duration >= shortest(before)
    if isinstance(first, VideoClip | AudioClip) and isinstance(clip, VideoClip | AudioClip):
        assert first.source_start - clip.source_start == first.start - clip.start


@given(st.lists(NAMES, unique=True), st.integers(-40 * SECOND, 40 * SECOND))
def test_clips_moved_together_keep_their_distances_and_never_leave_the_timeline(names, by):
    before = load_document(EDITED)
    after = edited(before, edits.move_all(before, names, by))
    steps = {after.clips[name].start - before.clips[name].start for name in names}
    assert len(steps) <= 1
    assert all(clip.start >= 0 for clip in after.clips.values())


@given(st.lists(NAMES, unique=True))
def test_a_ripple_delete_shortens_a_track_by_what_it_took_and_leaves_other_tracks_alone(names):
    before = load_document(EDITED)
    after = edited(before, edits.ripple_delete(before, names))
    assert set(after.clips) == set(before.clips) - set(names)
    for name, clip in after.clips.items():
        gone = [before.clips[other] for other in names if before.clips[other].track == clip.track]
        earlier = [other for other in gone if other.start < before.clips[name].start]
        assert clip.start <= before.clips[name].start
        if not earlier:
            assert clip == before.clips[name]
