"""The score of the sound: who is heard, how loud, from which side, and from where in the source."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.timeline.frame import SoundClip
from editor.timeline.lines import fades, multiply, passage, soften, value_at
from editor.timeline.schema import MAX_TIME
from editor.timeline.sound import evaluate_sound
from editor.timeline.time import FLICKS_PER_SECOND as S
from editor.timeline.validation import load_document

TIMES = st.integers(0, 5 * S)
SPEEDS = st.floats(0.1, 10).map(lambda speed: round(speed, 4))


def score(
    clips: dict[str, Any], tracks: dict[str, Any] | None = None, length: int = 60 * S
) -> dict[str, SoundClip]:
    """What is heard of audio clips of a minute's source, by id; tracks are a, b, c."""
    base = {"kind": "audio", "asset": "s", "track": "a", "start": 0, "duration": S}
    document = load_document(
        {
            "assets": {"s": {"source": "s.wav", "kind": "audio", "duration": length, "has_audio": True}},
            "tracks": {name: {"order": name} | (tracks or {}).get(name, {}) for name in "abc"},
            "clips": {name: base | clip for name, clip in clips.items()},
        }
    )
    return {clip.clip: clip for clip in evaluate_sound(document)}


def decibels(gain: float) -> float:
    return 20 * math.log10(gain)


CLIP = st.fixed_dictionaries(
    {
        "track": st.sampled_from("abc"),
        "start": st.sampled_from([0, S, 2 * S]) | TIMES,
        "duration": st.integers(1, 3 * S),
    },
    optional={
        "source_start": TIMES,
        "sound": st.fixed_dictionaries(
            {}, optional={"fade_in": TIMES, "fade_out": TIMES, "pan": st.floats(-1, 1)}
        ),
        "playing": st.fixed_dictionaries(
            {}, optional={"speed": SPEEDS, "reversed": st.booleans(), "frozen": st.booleans()}
        ),
        "transition": st.fixed_dictionaries(
            {"kind": st.just("wipe"), "duration": TIMES},
            optional={"easing": st.sampled_from(["ease", "bezier", "hold"])},
        ),
        "keyframes": st.fixed_dictionaries(
            {
                "volume": st.lists(
                    st.fixed_dictionaries({"time": TIMES, "value": st.floats(-5, 5)}), max_size=4
                )
            }
        ),
    },
)


@given(st.dictionaries(st.sampled_from("uvwxyz"), CLIP), st.sampled_from([0, 10]), st.integers(0, 4 * S))
@settings(max_examples=150, deadline=None)
def test_every_line_ascends_within_its_clip_and_its_bounds(clips, duck, length):
    for clip in score(clips, {"a": {"is_voice": True, "duck": duck}, "b": {"duck": duck}}, length).values():
        times = [at for at, _ in clip.envelope]
        assert times == sorted(set(times))
        assert (times[0], times[-1]) == (0, clip.duration)
        assert all(0 <= gain <= 4 for _, gain in clip.envelope)
        beside = [at for at, _ in clip.pan]
        assert beside == sorted(set(beside))
        assert all(-1 <= value <= 1 for _, value in clip.pan)


def test_fades_that_do_not_fit_meet_in_proportion():
    [heard] = score({"c": {"duration": 40, "sound": {"volume": 2.0, "fade_in": 30, "fade_out": 90}}}).values()
    assert heard.envelope == ((0, 0.0), (10, 2.0), (40, 0.0))


@given(st.integers(0, MAX_TIME), st.integers(0, MAX_TIME), st.integers(1, MAX_TIME))
def test_fades_stay_inside_the_clip_and_ascend(fade_in, fade_out, duration):
    points = [at for at, _ in fades(fade_in, fade_out, duration)]
    assert points == sorted(set(points))
    assert points[-1] <= duration


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 1000), st.floats(0, 1)), min_size=1, max_size=5), max_size=3)
)
def test_a_product_of_lines_is_their_product_wherever_one_looks(lines):
    lines = [tuple(sorted(dict(line).items())) for line in lines]
    product = multiply(lines, 900)
    for at in range(0, 901, 7):
        assert value_at(product, at) == pytest.approx(
            math.prod(value_at(line, at) for line in lines), abs=0.01
        )


def test_a_jump_takes_five_milliseconds_so_that_it_does_not_click():
    assert soften(((0, 1.0), (S - 1, 1.0), (S, 0.0))) == ((0, 1.0), (S - S // 200, 1.0), (S, 0.0))
    assert soften(((S - 3, 1.0), (S - 1, 1.0), (S, 0.0))) == ((S - 3, 1.0), (S, 0.0))


def test_the_power_of_a_cross_fade_stays_level():
    ways = passage(0, S, "linear", rising=True), passage(0, S, "linear", rising=False)
    for at in range(0, S, S // 100):
        power = sum(value_at(way, at) ** 2 for way in ways)
        assert abs(10 * math.log10(power)) < 0.03


def test_the_clip_before_sounds_on_under_a_transition_while_its_source_lasts():
    across = {"kind": "cross-fade", "duration": S // 2}
    clips = {"one": {}, "two": {"start": S, "transition": across}}
    assert score(clips)["one"].duration == S + S // 2
    assert score(clips, length=S + S // 4)["one"].duration == S + S // 4
    assert score(clips, length=S)["one"].envelope == ((0, 1.0), (S, 1.0))
    apart = clips | {"two": clips["two"] | {"start": S + 1}}
    assert score(apart)["one"].duration == S
    assert score(apart)["two"].envelope[0] == (0, 0.0)


def test_music_is_down_by_what_was_asked_for_when_a_voice_begins_and_comes_back_after_it():
    clips = {
        "music": {"duration": 10 * S},
        "first": {"track": "b", "start": 3 * S},
        "second": {"track": "b", "start": 4 * S + S // 2},
    }
    music = score(clips, {"a": {"duck": 12}, "b": {"is_voice": True}})["music"].envelope
    levels = {at: decibels(value_at(music, at * S // 10)) for at in (28, 30, 42, 50, 55, 60)}
    assert levels == pytest.approx({28: 0, 30: -12, 42: -12, 50: -12, 55: -12, 60: 0})


def test_a_voice_that_is_not_heard_lowers_nothing():
    clips = {"music": {"duration": 4 * S}, "voice": {"track": "b", "start": S}}
    for silent in ({"muted": True}, {"is_voice": False}):
        music = score(clips, {"a": {"duck": 12}, "b": {"is_voice": True} | silent})["music"]
        assert {gain for _, gain in music.envelope} == {1.0}
    own = score({"voice": {}}, {"a": {"is_voice": True, "duck": 12}})["voice"]
    assert {gain for _, gain in own.envelope} == {1.0}


def test_only_solo_tracks_are_heard_while_there_is_one_and_mute_is_stronger():
    clips = {"one": {}, "two": {"track": "b"}, "three": {"track": "c"}}
    assert set(score(clips)) == {"one", "two", "three"}
    assert set(score(clips, {"b": {"solo": True}})) == {"two"}
    assert set(score(clips, {"b": {"solo": True, "muted": True}})) == set()


def test_what_is_frozen_or_silent_is_not_heard():
    clips = {
        "frozen": {"playing": {"frozen": True}},
        "silent": {"sound": {"volume": 0}},
        "muted": {"sound": {"muted": True}},
        "faded": {"keyframes": {"volume": [{"time": 0, "value": 0}]}},
    }
    assert score(clips) == {}


def test_a_clip_begins_where_its_source_is_at_its_speed_and_backwards():
    clips = {
        "fast": {"playing": {"speed": 2}, "source_start": 10 * S},
        "back": {"playing": {"reversed": True}, "source_start": 10 * S},
        "both": {"playing": {"speed": 2, "reversed": True}, "source_start": 10 * S},
    }
    heard = score(clips)
    assert {name: clip.source_start / S for name, clip in heard.items()} == {
        "fast": 5,
        "back": 49,
        "both": 24,
    }
    assert {name: (clip.speed, clip.reversed) for name, clip in heard.items()} == {
        "fast": (2000, False),
        "back": (1000, True),
        "both": (2000, True),
    }
    assert score({"back": clips["back"]}, length=0) == {}
