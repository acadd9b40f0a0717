"""Every format comes out whole: the frames, the size, the length and the sound that were asked for."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from editor.render.errors import BadDocument, BadFilm
from editor.render.formats import FORMATS, Format
from editor.render.frame import draw_frame
from editor.render.likeness import likeness
from editor.render.pipeline import render
from editor.render.plan import Plan, plan_film
from editor.render.settings import FilmSettings, FrameRate
from editor.render.verify import Measured, verify
from editor.timeline.schema import Document
from tests.media_samples import frame_number
from tests.unit.render.documents import FLICKS, FONTS, asset, document, sources, video


def make(doc: Document, path: Path, **settings: object) -> tuple[Plan, Measured]:
    """Render into a file whose ending is its format, and check it."""
    chosen = FilmSettings.model_validate(
        {"format": path.suffix[1:], "height": 180, "quality": "high"} | settings
    )
    plan = plan_film(doc, sources(), chosen)
    render(plan, path, FONTS, lambda fraction: None)
    return plan, verify(path, plan)


def frames(path: Path, pixels: str = "rgb24") -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format=pixels) for frame in container.decode(video=0)]


def sound(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=48_000)
        decoded = [piece for frame in container.decode(audio=0) for piece in resampler.resample(frame)]
        return np.concatenate([piece.to_ndarray() for piece in decoded], axis=1)


FILMS = [name for name, facts in FORMATS.items() if facts.gives == "film"]
SOUNDS = [name for name, facts in FORMATS.items() if facts.gives == "sound"]


@pytest.mark.parametrize("format", FILMS)
@pytest.mark.parametrize("rate", [(30, 1), (30000, 1001), (24, 1)])
def test_a_film_of_any_format_has_its_frames_its_size_and_its_length(
    tmp_path: Path, format: Format, rate: tuple[int, int]
) -> None:
    path = tmp_path / f"film.{format}"
    plan, found = make(document({"c": video(1)}, rate=rate), path)
    assert (found.width, found.height, found.frames) == (320, 180, plan.frames)
    assert abs(found.duration - plan.duration) <= Fraction(1, 100)
    shown = frames(path)
    assert len(shown) == plan.frames
    expected = [
        int(number * Fraction(rate[1], rate[0]) * 30 + Fraction(1, 50)) for number in range(plan.frames)
    ]
    assert [frame_number(frame) for frame in shown] == expected


@pytest.mark.parametrize(("format", "least"), [("mp4", 0.97), ("webm", 0.95), ("mov", 0.98), ("gif", 0.7)])
def test_a_film_of_any_format_looks_as_the_stage_does(tmp_path: Path, format: Format, least: float) -> None:
    path = tmp_path / f"film.{format}"
    doc = document({"c": video(1)})
    make(doc, path, height=360)
    stage = draw_frame(doc, sources(), FilmSettings(height=360), FONTS, FLICKS // 2)
    assert likeness(frames(path)[15], stage) > least


@pytest.mark.parametrize("format", ["mp4", "webm", "mov", *SOUNDS])
def test_the_sound_of_any_format_begins_and_ends_with_the_film(tmp_path: Path, format: Format) -> None:
    path = tmp_path / f"film.{format}"
    plan, found = make(document({"c": video(1.5)}), path)
    assert plan.samples == 72_000
    assert found.samples >= 72_000
    heard = sound(path)
    assert abs(heard.shape[1] - 72_000) <= 2304
    # The sample swells through each second and falls back.
    steps = np.abs(heard[0, :72_000]).reshape(-1, 2400).max(axis=1)
    assert steps[19] > 2.5 * steps[20]


def test_sound_alone_is_exact_to_the_sample_where_the_format_is(tmp_path: Path) -> None:
    clip = video(1) | {"duration": FLICKS + 14_700 * 7}
    _, found = make(document({"c": clip}), tmp_path / "sound.wav")
    assert (found.samples, found.frames) == (48_007, 0)


def test_a_range_begins_and_ends_on_its_frames(tmp_path: Path) -> None:
    doc = document({"a": video(1, source=0.5), "b": video(1, start=1)})
    for format in FILMS:
        make(doc, tmp_path / f"film.{format}", start=FLICKS // 2, end=FLICKS * 3 // 2)
        shown = [frame_number(frame) for frame in frames(tmp_path / f"film.{format}")]
        assert shown == [*range(30, 45), *range(15)]


def test_a_range_is_heard_from_its_own_start(tmp_path: Path) -> None:
    doc = document({"a": video(2)})
    make(doc, tmp_path / "all.wav")
    make(doc, tmp_path / "part.wav", start=FLICKS // 4, end=FLICKS)
    whole, part = sound(tmp_path / "all.wav"), sound(tmp_path / "part.wav")
    assert part.shape[1] == 36_000
    assert np.abs(whole[:, 12_000:48_000] - part).max() < 2e-4


@pytest.mark.parametrize(("numerator", "denominator"), [(10, 1), (15, 1), (60, 1), (24000, 1001)])
def test_another_frame_rate_shows_each_moment_s_own_frame(
    tmp_path: Path, numerator: int, denominator: int
) -> None:
    rate = Fraction(numerator, denominator)
    plan, found = make(
        document({"c": video(1)}), tmp_path / "film.mp4",
        frame_rate={"numerator": numerator, "denominator": denominator},
    )  # fmt: skip
    assert found.frame_rate == rate
    shown = [frame_number(frame) for frame in frames(tmp_path / "film.mp4")]
    assert shown == [int(number / rate * 30 + Fraction(1, 50)) for number in range(plan.frames)]


@pytest.mark.parametrize("format", FILMS)
def test_the_slowest_canvas_gives_a_film_all_the_same(tmp_path: Path, format: Format) -> None:
    plan, found = make(document({"c": video(1)}, rate=(1, 1_000_000)), tmp_path / f"film.{format}")
    assert (found.frames, len(frames(tmp_path / f"film.{format}"))) == (plan.frames, plan.frames)
    assert 0.5 <= found.frame_rate < 1


def test_a_gif_is_halved_to_what_it_can_show_and_loops_as_it_is_told(tmp_path: Path) -> None:
    doc = document({"c": video(0.5)}, rate=(60, 1))
    _, found = make(doc, tmp_path / "film.gif")
    assert found.frames == 15
    with Image.open(tmp_path / "film.gif") as image:
        assert image.info["loop"] == 0
    make(doc, tmp_path / "film.gif", loop=False)
    with Image.open(tmp_path / "film.gif") as image:
        assert "loop" not in image.info


def test_a_mov_is_transparent_where_nothing_is_drawn(tmp_path: Path) -> None:
    clips = {
        "box": {
            "kind": "shape", "track": "low", "start": 0, "duration": FLICKS // 10, "fill": "#ff8000",
            "transform": {"x": -480, "width": 960}, "appearance": {"opacity": 0.5},
        },
    }  # fmt: skip
    make(document(clips, background="#00ff00"), tmp_path / "film.mov")
    picture = frames(tmp_path / "film.mov", "rgba")[0]
    assert np.abs(picture[90, 80].astype(int) - [255, 128, 0, 128]).max() <= 3
    assert picture[90, 240, 3] == 0


def test_a_picture_is_the_frame_of_its_moment(tmp_path: Path) -> None:
    doc = document({"c": video(1)})
    at = FLICKS * 2 // 3
    make(doc, tmp_path / "frame.png", start=at, height=360)
    stage = draw_frame(doc, sources(), FilmSettings(height=360), FONTS, at)
    saved = np.asarray(Image.open(tmp_path / "frame.png"))
    assert (saved == stage[..., :3]).all()
    make(doc, tmp_path / "frame.jpg", start=at, height=360)
    assert likeness(np.asarray(Image.open(tmp_path / "frame.jpg")), stage) > 0.95


def test_a_film_without_sound_cannot_be_saved_as_sound() -> None:
    silent = document({"c": video(1)}, {"film": asset(has_audio=False)})
    with pytest.raises(BadDocument, match="nothing on the timeline can be heard"):
        plan_film(silent, sources(), FilmSettings(format="mp3"))


def test_ranges_and_rates_that_cannot_be_are_refused_in_one_sentence() -> None:
    doc = document({"c": video(1)})
    with pytest.raises(ValueError, match="must end after it starts"):
        FilmSettings(start=5, end=5)
    with pytest.raises(ValueError, match="between 1 and 50"):
        FilmSettings(format="gif", frame_rate=FrameRate(numerator=60))
    with pytest.raises(ValueError, match="between 1 and 120"):
        FilmSettings(frame_rate=FrameRate(numerator=1, denominator=2))
    with pytest.raises(BadDocument, match=r"the timeline is over after 1\.000 seconds"):
        plan_film(doc, sources(), FilmSettings(start=FLICKS))
    long = document({"c": video(101)}, {"film": asset(seconds=200)})
    with pytest.raises(BadDocument, match="more than 3000 are not made"):
        plan_film(long, sources(), FilmSettings(format="gif"))


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_that_was_cut_off_is_not_called_done(tmp_path: Path, format: Format) -> None:
    path = tmp_path / f"film.{format}"
    plan, _ = make(document({"c": video(0.5)}), path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 20])
    with pytest.raises(BadFilm):
        verify(path, plan)
