"""A film is what its document says: frames, size, length, sound, and the stage's own picture."""

from __future__ import annotations

import errno
import resource
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from editor.compositor.draw import Compositor
from editor.compositor.kernels import rgba_to_yuv420
from editor.render.ahead import ahead
from editor.render.errors import BadDocument, BadFilm, BadSource, NoRoom
from editor.render.frame import draw_frame
from editor.render.frames import blank_frame, frame_planes
from editor.render.missing import used_assets
from editor.render.pipeline import render
from editor.render.plan import Plan, plan_film
from editor.render.planar import PlanarCompositor
from editor.render.reels import Reels
from editor.render.settings import FilmSettings, film_size
from editor.render.verify import measure, verify
from editor.timeline.evaluate import evaluate
from editor.timeline.schema import Canvas, Document
from editor.timeline.time import frame_time
from tests.media_samples import frame_number
from tests.unit.render.documents import FLICKS, FONTS, asset, document, sources, video

SMALL = FilmSettings(height=180, quality="high")
TITLE = {
    "kind": "text", "track": "high", "start": 0, "duration": 2 * FLICKS, "text": "Hello, film",
    "style": {"size": 150, "weight": 700}, "transform": {"y": 300, "width": 1800, "height": 300},
}  # fmt: skip


def make(doc: Document, path: Path, settings: FilmSettings = SMALL, **names: str) -> Plan:
    plan = plan_film(doc, sources(**names), settings)
    seen: list[float] = []
    render(plan, path, FONTS, seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1
    verify(path, plan)
    return plan


def frames(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


@pytest.mark.parametrize("rate", [(30, 1), (30000, 1001), (24, 1), (25, 1), (60, 1)])
def test_a_film_has_exactly_the_frames_of_its_timeline(tmp_path: Path, rate: tuple[int, int]) -> None:
    path = tmp_path / "film.mp4"
    plan = make(document({"c": video(1.5)}, rate=rate), path)
    assert plan.frames == -(-3 * rate[0] // (2 * rate[1]))
    found = measure(path)
    assert (found.frames, found.frame_rate) == (plan.frames, Fraction(*rate))
    assert abs(found.duration - plan.duration) < Fraction(1, 1000)


def test_cuts_fall_on_their_frames_and_sources_on_theirs(tmp_path: Path) -> None:
    clips = {
        "a": video(0.5, source=1.0),
        "b": video(0.5, start=0.5, source=0.2),
        "c": video(0.4, start=1.2, source=1.5),
    }
    make(document(clips), tmp_path / "film.mp4")
    shown = frames(tmp_path / "film.mp4")
    assert len(shown) == 48
    assert [frame_number(frame) for frame in shown[:30]] == [*range(30, 45), *range(6, 21)]
    assert all(frame.max() < 20 for frame in shown[30:36])
    assert [frame_number(frame) for frame in shown[36:]] == list(range(45, 57))


def difference(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(int) - other[..., :3].astype(int)).mean())


LOOKS: dict[str, dict[str, Any]] = {
    "a picture in picture on odd pixels": {
        "transform": {"x": 333, "y": -211, "width": 611, "height": 343}, "track": "high",
    },
    "half transparent": {"appearance": {"opacity": 0.5}, "track": "high"},
    "turned": {"transform": {"width": 900, "height": 500, "rotation": 30}, "track": "high"},
    "under a vignette": {"appearance": {"vignette": 0.9}, "track": "high"},
    "larger than the canvas": {"transform": {"x": 300, "width": 3000, "height": 1700}, "track": "high"},
    "cut, covering its box": {
        "transform": {"x": 333, "y": -211, "width": 611, "height": 611}, "track": "high",
        "appearance": {"crop": {"left": 0.13, "bottom": 0.2}, "fit": "cover"},
    },
    "mirrored, whole in its box": {
        "transform": {"x": -300, "width": 700, "height": 700}, "track": "high",
        "appearance": {"flip_horizontal": True, "flip_vertical": True, "fit": "contain"},
    },
    "blurred": {"appearance": {"blur": 12}, "track": "high", "transform": {"width": 900, "height": 500}},
    "regraded and sharpened": {
        "appearance": {"grade": {"hue": 90, "contrast": 0.4}, "sharpen": 0.5}, "track": "high",
    },
    "keyed": {"appearance": {"chroma_key": {"strength": 1, "colour": "#808080"}}, "track": "high"},
    "round, with a border and a shadow": {
        "transform": {"x": 300, "y": 100, "width": 700, "height": 400, "rotation": -12}, "track": "high",
        "appearance": {"corner_radius": 90, "border": {"width": 20}, "shadow": {"opacity": 0.9, "x": 60}},
    },
    "multiplied, half transparent": {
        "transform": {"x": 300, "width": 1300, "height": 900}, "track": "high",
        "appearance": {"blend": "multiply", "opacity": 0.5},
    },
    "moving slowly": {
        "transform": {"y": -150, "width": 611, "height": 343}, "track": "high",
        "keyframes": {"x": [{"time": 0, "value": 100}, {"time": FLICKS, "value": 117}]},
    },
    "growing": {
        "track": "high", "keyframes": {
            "width": [{"time": 0, "value": 1500}, {"time": FLICKS, "value": 1411}],
            "height": [{"time": 0, "value": 700}, {"time": FLICKS, "value": 677}],
        },
    },
    "quite outside": {"transform": {"x": 3000, "width": 300, "height": 170}, "track": "high"},
}  # fmt: skip


@pytest.mark.parametrize("look", sorted(LOOKS))
def test_the_film_shows_the_picture_that_the_stage_draws(tmp_path: Path, look: str) -> None:
    clips = {
        "low": video(0.2),
        "over": video(0.2, source=0.8) | LOOKS[look],
        "title": TITLE | {"duration": FLICKS // 5},
    }
    doc = document(clips)
    make(doc, tmp_path / "film.mp4", FilmSettings(height=360, quality="high"))
    film = frames(tmp_path / "film.mp4")
    for number in (0, 4):
        time = frame_time(number, doc.canvas.frame_rate)
        stage = draw_frame(doc, sources(), FilmSettings(height=360), FONTS, time)
        decoded = film[number]
        assert difference(decoded, stage) < 4.5


@pytest.mark.parametrize("kind", ["cross-fade", "dip", "wipe", "push"])
def test_a_transition_of_films_is_the_stages_own(tmp_path: Path, kind: str) -> None:
    passing = {"kind": kind, "duration": FLICKS // 5, "angle": 30, "softness": 0.3, "colour": "#4080c0"}
    clips = {
        "a": video(0.2, source=1.0),
        "b": video(0.4, start=0.2, source=0.2, transition=passing),
        "title": TITLE | {"duration": FLICKS // 3},
    }
    doc = document(clips)
    make(doc, tmp_path / "film.mp4", FilmSettings(height=360, quality="high"))
    film = frames(tmp_path / "film.mp4")
    assert len(film) == 18
    for number in (5, 6, 8, 11, 12):
        time = frame_time(number, doc.canvas.frame_rate)
        stage = draw_frame(doc, sources(), FilmSettings(height=360), FONTS, time)
        assert difference(film[number], stage) < 4.5


def test_a_cross_fade_in_the_films_own_colours_is_the_one_that_is_drawn() -> None:
    """Straight in YUV and by way of RGB: the same within rounding, but for what RGB cannot hold."""
    passing = {"kind": "cross-fade", "duration": FLICKS}
    doc = document({"a": video(1, source=0.5), "b": video(1, start=1, transition=passing)})
    frame = evaluate(doc, FLICKS * 4 // 3, 640, 360, FONTS)
    reels = Reels(sources())
    pictures = reels.pictures(frame)
    planes = [frame_planes(blank_frame(640, 360)) for _ in range(2)]
    PlanarCompositor(640, 360, FONTS).compose(frame, lambda layer: pictures[layer.clip], planes[0])
    in_rgb = {name: picture.to_rgba() for name, picture in pictures.items()}
    drawn = Compositor(640, 360, FONTS).draw(frame, lambda layer: in_rgb[layer.clip])
    rgba_to_yuv420(
        drawn,
        *(plane[: 360 // share, : 640 // share] for plane, share in zip(planes[1], (1, 2, 2), strict=True)),
    )
    reels.close()
    for one, other in zip(*planes, strict=True):
        off = np.abs(one[:, : other.shape[1]].astype(int) - other)
        assert off.mean() < 1
    luma = [plane[0][:360, :640].astype(int) for plane in planes]
    assert np.quantile(np.abs(luma[0] - luma[1]), 0.99) <= 1


def test_a_film_runs_backwards_faster_and_not_at_all(tmp_path: Path) -> None:
    clips = {
        "back": video(0.5, source=0.5, playing={"reversed": True}),
        "fast": video(0.5, start=0.5, playing={"speed": 2.0}),
        "still": video(0.2, start=1.0, source=1.0, playing={"frozen": True}),
        "both": video(0.5, start=1.2, playing={"speed": 3.0, "reversed": True}),
    }
    make(document(clips), tmp_path / "film.mp4")
    seen = [frame_number(frame) for frame in frames(tmp_path / "film.mp4")]
    assert seen[:15] == list(reversed(range(15, 30)))
    assert seen[15:30] == list(range(0, 30, 2))
    assert seen[30:36] == [30] * 6
    assert seen[36:] == list(range(44, 0, -3))


def test_pictures_shapes_and_placeholders_are_drawn(tmp_path: Path) -> None:
    clips = {
        "logo": {"kind": "image", "track": "low", "asset": "logo", "start": 0, "duration": FLICKS // 10},
        "box": {
            "kind": "shape", "track": "high", "start": 0, "duration": FLICKS // 10, "fill": "#ff0000",
            "transform": {"x": -700, "y": -300, "width": 300, "height": 300},
        },
        "gone": video(0.1, asset="nothing", track="high", transform={"x": 700, "width": 400, "height": 300}),
    }  # fmt: skip
    doc = document(clips, {"logo": asset("image", 640, 360, 0)}, background="#00ff00")
    settings = FilmSettings(height=360, quality="high", allow_missing=True)
    make(doc, tmp_path / "film.mp4", settings, logo="logo.png")
    picture = frames(tmp_path / "film.mp4")[0]
    assert np.abs(picture[80, 90].astype(int) - [255, 0, 0]).max() < 12
    assert np.abs(picture[5, 5].astype(int) - [0, 255, 0]).max() < 12
    assert np.abs(picture[240, 300].astype(int) - [20, 120, 220]).max() < 12
    assert np.abs(picture[140, 560].astype(int) - [0x2B, 0x2F, 0x38]).max() < 12


def test_a_picture_behind_everything_is_in_the_film(tmp_path: Path) -> None:
    clips = {"low": video(0.1, transform={"width": 400, "height": 225})}
    assets = {"film": asset(), "logo": asset("image", 640, 360, 0)}
    doc = document(clips, assets, backdrop={"kind": "picture", "asset": "logo"})
    assert used_assets(doc) == {"film", "logo"}
    make(
        doc,
        tmp_path / "film.mp4",
        FilmSettings(height=360, quality="high"),
        film="plain.mp4",
        logo="logo.png",
    )
    picture = frames(tmp_path / "film.mp4")[0]
    assert np.abs(picture[300, 320].astype(int) - [20, 120, 220]).max() < 12


def test_the_sound_is_as_long_as_the_picture_and_begins_with_it(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    plan = make(document({"c": video(1.5)}), path)
    assert plan.samples == 72_000
    with av.open(str(path)) as container:
        sound = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    assert abs(sound.shape[1] - 72_000) <= 2048
    assert np.abs(sound[0, 24_000:48_000]).max() > 0.2


def test_a_film_without_sound_has_no_sound_stream(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    make(document({"c": video(0.3)}, {"film": asset(has_audio=False)}), path, film="silent.mp4")
    with av.open(str(path)) as container:
        assert not container.streams.audio


def test_a_phone_film_stands_upright(tmp_path: Path) -> None:
    doc = document(
        {"c": video(0.2, transform={"width": 608, "height": 1080})},
        {"film": asset(width=1080, height=1920, seconds=4)},
        rate=(30000, 1001),
    )
    make(doc, tmp_path / "film.mp4", FilmSettings(height=720), film="phone.mp4")
    upright = frames(tmp_path / "film.mp4")[3][:, 437:842]
    assert frame_number(upright) == 3


def test_browsers_can_start_a_film_before_it_is_all_there(tmp_path: Path) -> None:
    make(document({"c": video(0.3)}), tmp_path / "film.mp4")
    content = (tmp_path / "film.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_a_timeline_that_gives_no_film_is_refused() -> None:
    with pytest.raises(BadDocument, match="nothing on the timeline"):
        plan_film(document({}), {}, SMALL)
    with pytest.raises(BadSource, match="assets/film: its file is not there"):
        plan_film(document({"c": video(1)}), {}, SMALL)


def test_a_source_that_vanishes_stops_the_film_with_one_sentence(tmp_path: Path) -> None:
    plan = plan_film(document({"c": video(1)}), {"film": tmp_path / "gone.mp4"}, SMALL)
    with pytest.raises(BadSource, match=r"^The source gone.mp4 is not there any more\.$"):
        render(plan, tmp_path / "film.mp4", FONTS, lambda fraction: None)
    assert threading.active_count() < 20


def test_a_full_disk_is_said_in_one_sentence(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    plan = plan_film(document({"c": video(2)}), sources(), FilmSettings(height=360, quality="high"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(NoRoom, match="no room left"):
            render(plan, tmp_path / "film.mp4", FONTS, lambda fraction: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_film_that_is_not_what_was_planned_is_not_called_done(tmp_path: Path) -> None:
    plan = make(document({"c": video(0.5)}), tmp_path / "film.mp4")
    longer = plan_film(document({"c": video(0.6)}), sources(), SMALL)
    with pytest.raises(BadFilm, match="15 frames instead of 18"):
        verify(tmp_path / "film.mp4", longer)
    larger = plan_film(document({"c": video(0.5)}), sources(), FilmSettings(height=360))
    with pytest.raises(BadFilm, match="320x180"):
        verify(tmp_path / "film.mp4", larger)
    (tmp_path / "cut.mp4").write_bytes((tmp_path / "film.mp4").read_bytes()[:500])
    with pytest.raises(BadFilm):
        verify(tmp_path / "cut.mp4", plan)


@pytest.mark.parametrize(
    ("canvas", "height", "size"),
    [((1920, 1080), None, (1920, 1080)), ((1920, 1080), 720, (1280, 720)), ((1080, 1920), 720, (406, 720)),
     ((1080, 1080), 481, (482, 482)), ((10_800, 1080), 1080, (8192, 820))],
)  # fmt: skip
def test_sizes_are_even_and_keep_the_canvas_shape(
    canvas: tuple[int, int], height: int | None, size: tuple[int, int]
) -> None:
    found = film_size(Canvas(width=canvas[0], height=canvas[1]), height)
    assert found == size


def test_work_ahead_keeps_order_passes_errors_on_and_stops_when_left() -> None:
    made: list[int] = []

    def numbers(last: int) -> Iterator[int]:
        for number in range(last):
            made.append(number)
            yield number
        raise OSError(errno.EIO, "the end")

    with pytest.raises(OSError, match="the end"):
        list(ahead(numbers(5), 2))
    assert made == [0, 1, 2, 3, 4]
    made.clear()
    early = ahead(numbers(1000), 2)
    assert next(early) == 0
    early.close()
    assert len(made) < 10
