"""What inspection says of real files, and how it says no."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from cloudstudio.sandbox import Refusal, Refused, Report
from media.inspection import Facts, inspect_file
from media.inspection.facts import FLICKS
from media.inspection.work import inspect
from tests.media_broken import BROKEN
from tests.media_samples import FILMS, SOUNDS, names, sample
from tests.media_stills import PICTURES

CHECKOUT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    with open(os.devnull, "w") as nowhere:
        yield Report(nowhere.fileno())


def test_a_phone_clip_is_upright_and_exact_to_the_flick() -> None:
    facts = inspect_file(sample("phone.mp4"))
    assert (facts.kind, facts.container) == ("video", "mp4")
    assert (facts.width, facts.height, facts.rotation) == (1080, 1920, 90)
    assert facts.frame_rate == "30000/1001"
    assert facts.duration == 120 * 1001 * FLICKS // 30_000
    assert facts.has_audio
    assert facts.browser_playable
    assert facts.video is not None
    assert (facts.video.frames, facts.video.codec, facts.video.bit_depth) == (120, "h264", 8)


@pytest.mark.parametrize("name", names())
def test_every_usual_format_is_taken(name: str, report: Report) -> None:
    facts = inspect(sample(name), report)
    kind = "audio" if name in {*SOUNDS, "song.mp3"} else "video"
    if name in {*PICTURES, "logo.png"} and not name.startswith("moving"):
        kind = "image"
    assert facts.kind == kind
    assert (facts.width > 0) == (kind != "audio")
    assert (facts.duration > 0) == (kind != "image")


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_or_hostile_gets_one_sentence(name: str, report: Report) -> None:
    with pytest.raises(Refusal) as refused:
        inspect(sample(name), report)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert "/" not in sentence.replace("x86/arm", "")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("odd.webm", (427, 241)),
        ("anamorphic.mp4", (1024, 576)),
        ("upside_down.mp4", (640, 360)),
        ("turned.jpg", (800, 600)),
        ("several.jpg", (800, 600)),
        ("photo.heic", (1600, 1200)),
        ("drawing.svg", (400, 300)),
        ("uhd.mp4", (3840, 2160)),
    ],
)
def test_the_size_is_the_one_that_is_shown(name: str, size: tuple[int, int], report: Report) -> None:
    facts = inspect(sample(name), report)
    assert (facts.width, facts.height) == size


@pytest.mark.parametrize(
    ("name", "seconds", "rate"),
    [
        ("film.mp4", Fraction(60 * 1001, 24_000), "24000/1001"),
        ("plain.webm", Fraction(2), "30/1"),
        ("plain.mkv", Fraction(2), "30/1"),
        ("anamorphic.mp4", Fraction(2), "25/1"),
        ("vfr.mp4", Fraction(3), "636/35"),
        ("one_frame.mp4", Fraction(1, 30), "30/1"),
        ("long_sound.mp4", Fraction(5), "30/1"),
        ("moving.gif", Fraction(96, 100), "275/21"),
        ("music.m4a", Fraction(3), None),
        ("song.mp3", Fraction(6), None),
        ("mono.wav", Fraction(3), None),
    ],
)
def test_durations_and_rates_are_exact(
    name: str, seconds: Fraction, rate: str | None, report: Report
) -> None:
    facts = inspect(sample(name), report)
    assert facts.duration == int(seconds * FLICKS)
    assert facts.frame_rate == rate


def test_a_variable_rate_is_told_from_a_steady_one(report: Report) -> None:
    varying = {
        name for name in FILMS if (video := inspect(sample(name), report).video) and video.variable_frame_rate
    }
    assert varying == {"vfr.mp4"}


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("hevc.mp4", "HEVC"),
        ("prores.mov", "ProRes"),
        ("ten_bit.mp4", "10 bit"),
        ("alpha.webm", "transparent"),
        ("uhd.mp4", "1080p"),
        ("plain.mkv", "MKV"),
        ("anamorphic.mp4", "square"),
        ("late.ts", "TS"),
        ("lossless.m4a", "ALAC"),
        ("song.mp3", "clock"),
        ("music.ogg", "clock"),
        ("photo.heic", "HEIC"),
        ("cmyk.jpg", "CMYK"),
        ("turned.jpg", "turned"),
    ],
)
def test_what_browsers_do_not_play_alike_gets_a_proxy(name: str, word: str, report: Report) -> None:
    facts = inspect(sample(name), report)
    assert not facts.browser_playable
    assert word in facts.proxy_reason


@pytest.mark.parametrize(
    "name",
    ["phone.mp4", "plain.webm", "av1.mp4", "logo.png", "photo.avif", "mono.wav", "music.flac"],
)
def test_what_browsers_play_is_left_alone(name: str, report: Report) -> None:
    facts = inspect(sample(name), report)
    assert facts.browser_playable, facts.proxy_reason


def test_high_dynamic_range_and_depth_are_named(report: Report) -> None:
    video = inspect(sample("hdr.mp4"), report).video
    assert video is not None
    assert (video.hdr, video.bit_depth) == ("pq", 10)
    assert (video.color_primaries, video.color_transfer, video.color_matrix) == ("bt2020", "pq", "bt2020-ncl")


def test_a_clock_that_does_not_start_at_zero_is_told(report: Report) -> None:
    facts = inspect(sample("late.ts"), report)
    assert facts.video is not None
    assert facts.video.start == 10 * FLICKS
    assert facts.start == facts.audio[0].start < facts.video.start
    assert facts.duration < 3 * FLICKS


def test_every_sound_stream_is_listed(report: Report) -> None:
    facts = inspect(sample("two_sounds.mkv"), report)
    assert [sound.stream for sound in facts.audio] == [1, 2]
    assert inspect(sample("silent.mp4"), report).has_audio is False
    assert inspect(sample("mono.mp4"), report).audio[0].channels == 1


def test_the_content_counts_and_not_the_name(report: Report) -> None:
    assert inspect(sample("wrong_name.txt"), report).kind == "video"
    assert inspect(sample("covered.mp3"), report).kind == "audio"


def test_a_drawing_loads_nothing_from_outside(report: Report) -> None:
    assert inspect(sample("linked.svg"), report).kind == "image"


def test_the_sandbox_gives_the_same_answer_and_the_same_refusal(report: Report) -> None:
    assert inspect_file(sample("plain.mp4")) == inspect(sample("plain.mp4"), report)
    with pytest.raises(Refused, match="cut off"):
        inspect_file(sample("cut_short.mp4"))


def test_facts_survive_json(report: Report) -> None:
    facts = inspect(sample("hdr.mp4"), report)
    assert Facts.model_validate_json(facts.model_dump_json()) == facts


def manage(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )


def test_the_command_prints_json_and_nothing_else() -> None:
    done = manage("inspect", str(sample("phone.mp4")))
    assert (done.returncode, done.stderr) == (0, "")
    assert Facts.model_validate(json.loads(done.stdout)).height == 1920


@pytest.mark.parametrize("name", ["text.mp4", "no_index.mp4", "nowhere.mp4"])
def test_the_command_says_no_in_one_line_and_exits_1(name: str, tmp_path: Path) -> None:
    path = tmp_path / name if name == "nowhere.mp4" else sample(name)
    done = manage("inspect", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.strip().endswith(".")
