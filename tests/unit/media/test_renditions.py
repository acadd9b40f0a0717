"""What is made from an asset shows the asset."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cloudstudio.sandbox import Report, run
from media.inspection import Facts
from media.inspection.facts import FLICKS
from media.inspection.work import inspect
from media.renditions import rendition_work, wanted
from media.renditions.filmstrip import plan
from media.renditions.frames import frames_at, skipped
from media.renditions.waveform import add_peaks, peak_rate
from media.renditions.work import run as make
from tests.media_samples import FILMS, frame_number, picture, sample


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    with open(os.devnull, "w") as nowhere:
        yield Report(nowhere.fileno())


@pytest.fixture
def made(report: Report, tmp_path: Path):
    def render(name: str, rendition: str) -> tuple[Path, dict, Facts]:
        facts = inspect(sample(name), report)
        spec = {"path": str(sample(name)), "rendition": rendition, "facts": facts.model_dump(mode="json")}
        result = make(spec, tmp_path, report)
        return tmp_path / result["file"], result["facts"], facts

    return render


def decoded(path: Path) -> list[tuple[Fraction, int]]:
    """(seconds, number) of each frame."""
    with av.open(str(path)) as film:
        return [
            (frame.pts * frame.time_base, frame_number(frame.to_ndarray(format="rgb24")))
            for frame in film.decode(video=0)
        ]


def test_each_kind_of_asset_gets_its_renditions(report: Report) -> None:
    assert wanted(inspect(sample("phone.mp4"), report)) == ["thumbnail", "filmstrip", "waveform"]
    assert wanted(inspect(sample("hevc.mp4"), report)) == ["thumbnail", "filmstrip", "waveform", "proxy"]
    assert wanted(inspect(sample("music.flac"), report)) == ["waveform"]
    # Browsers begin an MP3 with its encoder's run-up.
    assert wanted(inspect(sample("song.mp3"), report)) == ["waveform", "proxy"]
    assert wanted(inspect(sample("logo.png"), report)) == ["thumbnail"]


def test_a_thumbnail_is_upright_and_keeps_its_transparency(made) -> None:
    path, facts, _ = made("phone.mp4", "thumbnail")
    with Image.open(path) as image:
        assert image.size == (facts["width"], facts["height"]) == (270, 480)
        assert frame_number(np.asarray(image.convert("RGB"))) == pytest.approx(12, abs=1)
    path, _, _ = made("logo.png", "thumbnail")
    with Image.open(path) as image:
        assert image.getchannel("A").getextrema() == (0, 255)


def test_a_profile_is_obeyed(made) -> None:
    path, _, facts = made("profiled.jpg", "proxy")
    assert "sRGB" in facts.proxy_reason
    with Image.open(path) as image:
        shown = np.asarray(image).astype(int)
    stored = np.asarray(Image.open(sample("profiled.jpg"))).astype(int)
    assert np.abs(shown[..., [1, 0, 2]] - stored).mean() < 4


@pytest.mark.parametrize("name", ["turned.jpg", "several.jpg", "photo.heic", "photo.avif", "cmyk.jpg"])
def test_a_picture_is_the_same_upright_in_every_format(made, name: str) -> None:
    path, _, facts = made(name, "thumbnail")
    with Image.open(path) as image:
        shown = np.asarray(image.convert("RGB").resize((200, 150))).astype(int)
    right = np.asarray(Image.fromarray(picture(0, facts.width, facts.height)).resize((200, 150))).astype(int)
    assert np.abs(shown - right).mean() < 8


@pytest.mark.parametrize(
    "name", ["phone.mp4", "plain.mp4", "late.ts", "vfr.mp4", "hevc.mp4", "prores.mov", "plain.mkv"]
)
def test_a_filmstrip_shows_the_frame_of_its_time(name: str, report: Report) -> None:
    facts = inspect(sample(name), report)
    count, interval = plan(facts.duration, 100)
    times = [index * interval for index in range(count)]
    for index, image in frames_at(sample(name), facts, times, 360):
        at = Fraction(times[index] + facts.start, FLICKS) - Fraction(facts.video.start, FLICKS)
        number = frame_number(np.asarray(image))
        if name == "vfr.mp4":
            right = int(at * 30) if at < 1 else 30 + int((at - 1) * 12)
        else:
            right = max(0, int(at * Fraction(facts.frame_rate)))
        assert number == min(right, facts.video.frames - 1)


def test_close_keyframes_are_all_that_is_decoded(report: Report) -> None:
    facts = inspect(sample("late.ts"), report)
    times = [0, 11 * FLICKS // 10, 22 * FLICKS // 10]
    numbers = [
        frame_number(np.asarray(image)) for _, image in frames_at(sample("late.ts"), facts, times, 360)
    ]
    assert facts.video.keyframe_interval == FLICKS
    assert numbers == [0, 30, 30]


def test_a_strip_of_a_long_film_decodes_little() -> None:
    assert skipped(FLICKS // 2, 2 * FLICKS) == "DEFAULT"
    assert skipped(FLICKS, 8 * FLICKS) == "NONREF"
    assert skipped(5 * FLICKS, 8 * FLICKS) == "NONKEY"
    assert skipped(FLICKS, FLICKS) == "NONKEY"


def test_a_filmstrip_is_as_wide_as_it_says(made) -> None:
    path, facts, _ = made("phone.mp4", "filmstrip")
    with Image.open(path) as strip:
        assert strip.size == (facts["count"] * facts["width"], facts["height"])


@given(duration=st.integers(1, 100 * 3600 * FLICKS), room=st.integers(91, 1000))
def test_a_filmstrip_covers_the_film_and_fits(duration: int, room: int) -> None:
    count, interval = plan(duration, room)
    assert 1 <= count <= min(100, room)
    assert (count - 1) * interval < duration <= count * interval


@pytest.mark.parametrize(
    "name", ["song.mp3", "phone.mp4", "music.ogg", "deep.wav", "mono.wav", "long_sound.mp4"]
)
def test_a_waveform_follows_the_sound(made, name: str) -> None:
    path, _, facts = made(name, "waveform")
    wave = json.loads(path.read_text())
    assert len(wave["peaks"]) == -(-facts.duration * wave["rate"] // FLICKS)
    # The tone swells from 0.1 to 0.5 in each second.
    middle = np.array(wave["peaks"][: 100 * 2]).reshape(2, 100)[1]
    assert middle[90:95].mean() == pytest.approx(255 * 0.47, rel=0.15)
    assert middle[20:25].mean() == pytest.approx(255 * 0.19, rel=0.25)


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=8), st.sampled_from([8000, 44_100, 48_000]))
def test_peaks_do_not_depend_on_how_the_sound_is_cut(lengths: list[int], rate: int) -> None:
    samples = np.random.default_rng(sum(lengths)).random(sum(lengths)).astype(np.float32)
    whole, pieces = np.zeros(50, np.float32), np.zeros(50, np.float32)
    add_peaks(whole, samples, 0, rate, 100)
    position = 0
    for length in lengths:
        position = add_peaks(pieces, samples[position : position + length], position, rate, 100)
    assert np.array_equal(whole, pieces)
    slots = np.arange(len(samples)) * 100 // rate
    assert all(whole[slot] == samples[slots == slot].max() for slot in set(slots[slots < 50]))


def test_long_sounds_get_fewer_peaks() -> None:
    assert peak_rate(60 * FLICKS) == 100
    assert peak_rate(10 * 3600 * FLICKS) == 5


@pytest.mark.parametrize(
    "name",
    [
        "hevc.mp4",
        "prores.mov",
        "ten_bit.mp4",
        "alpha.webm",
        "plain.mkv",
        "late.ts",
        "anamorphic.mp4",
        "uhd.mp4",
    ],
)
def test_a_proxy_has_every_frame_at_its_time(made, report: Report, name: str) -> None:
    path, _, facts = made(name, "proxy")
    proxy = inspect(path, report)
    assert proxy.browser_playable, proxy.proxy_reason
    assert proxy.video.keyframe_interval <= FLICKS * 7 // 10
    assert max(proxy.width, proxy.height) <= 1920
    offset = Fraction(facts.video.start - facts.start, FLICKS)
    for index, (at, number) in enumerate(decoded(path)):
        assert number == index
        assert abs(at - offset - index / Fraction(facts.frame_rate)) <= Fraction(1, 500)
    assert index + 1 == facts.video.frames
    assert proxy.has_audio == facts.has_audio


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_film_has_an_upright_proxy(report: Report, tmp_path: Path, rotation: int) -> None:
    from tests.media_samples import write_film

    source = tmp_path / "turned.mp4"
    write_film(
        source,
        seconds=0.19,
        container="mp4",
        codec="libx265",
        rotation=rotation,
        sounds=(),
        options={"preset": "ultrafast", "x265-params": "log-level=none"},
    )
    facts = inspect(source, report)
    assert facts.rotation == rotation
    spec = {"path": str(source), "rendition": "proxy", "facts": facts.model_dump(mode="json")}
    path = tmp_path / make(spec, tmp_path, report)["file"]
    assert [number for _, number in decoded(path)] == list(range(6))
    assert inspect(path, report).rotation == 0


@pytest.mark.parametrize("name", ["moving.gif", "moving.webp", "moving.png"])
def test_a_moving_picture_becomes_a_film(made, name: str) -> None:
    path, _, _ = made(name, "proxy")
    frames = decoded(path)
    assert [number for _, number in frames] == list(range(12))
    assert frames[7][0] == Fraction(6 * 40 + 120, 1000)


def test_sound_that_begins_late_stays_in_step(made, report: Report, tmp_path: Path) -> None:
    path, _, facts = made("late.ts", "proxy")
    proxy = inspect(path, report)
    assert abs(proxy.duration - facts.duration) <= FLICKS // 500
    assert abs(proxy.audio[0].duration - facts.audio[0].duration) <= FLICKS // 20


@pytest.mark.parametrize(
    ("name", "suffix"), [("photo.heic", ".jpg"), ("drawing.svg", ".png"), ("turned.jpg", ".jpg")]
)
def test_a_picture_that_browsers_do_not_show_gets_one_they_do(
    made, report: Report, name: str, suffix: str
) -> None:
    path, _, facts = made(name, "proxy")
    assert path.suffix == suffix
    proxy = inspect(path, report)
    assert (proxy.width, proxy.height) == (facts.width, facts.height)
    assert proxy.browser_playable


def test_renditions_are_made_in_the_sandbox(report: Report, tmp_path: Path) -> None:
    facts = inspect(sample("hevc.mp4"), report)
    for rendition in wanted(facts):
        heard: list[dict] = []
        result = run(rendition_work(rendition, sample("hevc.mp4"), facts), tmp_path, on_message=heard.append)
        assert (tmp_path / result["file"]).stat().st_size > 0


def test_all_films_have_a_filmstrip(report: Report) -> None:
    for name in FILMS:
        facts = inspect(sample(name), report)
        assert len(list(frames_at(sample(name), facts, [0, facts.duration], 36))) == 2, name
