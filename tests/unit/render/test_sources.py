"""A source gives the picture of a moment, whatever the file is like."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from editor.render.errors import BadSource
from editor.render.picture import Planes
from editor.render.sources import VideoSource
from editor.render.still import AnimationSource, read_still
from editor.timeline.time import frame_time
from tests.media_samples import FILMS, NTSC, frame_number, sample, write_film
from tests.unit.render.documents import FLICKS


def shown(source: VideoSource | AnimationSource, time: int) -> int:
    picture = source.picture_at(time)
    return frame_number(picture.to_rgba() if isinstance(picture, Planes) else picture)


COUNTED = [
    "plain.mp4", "plain.mov", "plain.mkv", "plain.webm", "hevc.mp4",
    "prores.mov", "ten_bit.mp4", "odd.webm", "upside_down.mp4", "silent.mp4", "long_sound.mp4",
]  # fmt: skip


@pytest.mark.parametrize("name", COUNTED)
def test_every_frame_is_found_in_order_and_by_jumps(name: str) -> None:
    with VideoSource(sample(name)) as source:
        assert [shown(source, -(-number * FLICKS // 30)) for number in range(60)] == list(range(60))
        for number in (40, 3, 59, 0, 31, 30):
            assert shown(source, -(-number * FLICKS // 30)) == number
            assert shown(source, max(0, -(-number * FLICKS // 30) - FLICKS // 500)) == max(0, number - 1)
        assert shown(source, 100 * FLICKS) == 59


@pytest.fixture(scope="module")
def long_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve seconds with keyframes far apart, B-frames, and an NTSC clock."""
    path = tmp_path_factory.mktemp("films") / "long.mp4"
    write_film(
        path,
        seconds=12,
        size=(320, 180),
        rate=NTSC,
        sounds=(),
        options={"g": "100", "bf": "3", "preset": "fast"},
    )
    return path


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=some.lists(some.integers(0, 358), min_size=1, max_size=6))
def test_any_jumps_in_a_long_film_land_on_the_frame(long_film: Path, numbers: list[int]) -> None:
    rate = NTSC
    with VideoSource(long_film) as source:
        for number in numbers:
            assert shown(source, frame_time(number, rate)) == number


class Counted(VideoSource):
    """A source that counts how often it goes back to a keyframe."""

    seeks = 0

    def _go_to(self, time: int) -> None:
        self.seeks += 1
        super()._go_to(time)


def backwards(source: VideoSource, count: int) -> list[int]:
    """Play `count` frames from the end to the start, each asked for twice, as at half the speed."""
    times = [frame_time(number, NTSC) + half for number in reversed(range(count)) for half in (400, 0)]
    return [shown(source, time) for time in times]


TWICE = [number for number in reversed(range(358)) for _ in range(2)]


def test_a_film_runs_backwards_frame_by_frame_and_decodes_each_stretch_once(long_film: Path) -> None:
    with Counted(long_film) as source:
        assert backwards(source, 358) == TWICE
        # Keyframes lie 100 frames apart at the most; the last stretch is sought twice, before it is known to go back.
        assert source.seeks <= 2 * (358 // 100 + 2)
        assert shown(source, frame_time(7, NTSC)) == 7
        assert shown(source, frame_time(8, NTSC)) == 8


def test_backwards_with_little_memory_gives_the_same_frames(long_film: Path) -> None:
    few = 12 * 320 * 180 * 3 // 2
    with Counted(long_film, most_bytes=few) as source:
        assert backwards(source, 358) == TWICE
        assert source.seeks < 358 // 4


def test_backwards_in_steps_and_then_forwards_again(long_film: Path) -> None:
    numbers = [*range(350, 20, -7), *range(20, 60), *range(60, 40, -1), 300, 299, 0]
    with VideoSource(long_film) as source:
        assert [shown(source, frame_time(number, NTSC)) for number in numbers] == numbers


def test_a_variable_frame_rate_shows_the_last_frame_that_has_begun() -> None:
    stamps = FILMS["vfr.mp4"]["stamps"]
    with VideoSource(sample("vfr.mp4")) as source:
        for number in (0, 10, 29, 30, 31, 40, 53):
            begins = -(-stamps(number) * FLICKS // 1)
            assert shown(source, int(begins)) == number
            if number:
                assert shown(source, int(begins) - FLICKS // 500) == number - 1


def test_a_phone_held_upright_gives_upright_pictures() -> None:
    with VideoSource(sample("phone.mp4")) as source:
        picture = source.picture_at(0)
        assert isinstance(picture, Planes)
        assert (picture.width, picture.height) == (1080, 1920)
        assert shown(source, frame_time(50, NTSC)) == 50


def test_alpha_comes_premultiplied() -> None:
    with VideoSource(sample("prores_alpha.mov")) as source:
        picture = source.picture_at(0)
    assert isinstance(picture, np.ndarray)
    assert picture[..., 3].min() < 10 < 245 < picture[..., 3].max()
    assert (picture[..., :3].max(axis=2) <= picture[..., 3]).all()


@pytest.mark.parametrize("name", ["moving.gif", "moving.webp", "moving.png"])
def test_an_animated_picture_is_a_film_by_its_own_clock(name: str) -> None:
    source = AnimationSource(sample(name))
    seen = [
        shown(source, milliseconds * FLICKS // 1000) for milliseconds in (0, 39, 40, 239, 240, 359, 360, 9000)
    ]
    source.close()
    assert seen == [0, 0, 1, 5, 6, 6, 7, 11]


def test_stills_are_upright_and_premultiplied() -> None:
    assert frame_number(read_still(sample("turned.jpg"))) == 0
    assert read_still(sample("turned.jpg")).shape == (600, 800, 4)
    logo = read_still(sample("logo.png"))
    assert (logo[..., :3].max(axis=2) <= logo[..., 3]).all()
    assert read_still(sample("drawing.svg"))[60, 100].tolist() == [0x20, 0x80, 0xFF, 255]


def test_a_damaged_stretch_keeps_the_last_good_frame(tmp_path: Path) -> None:
    path = tmp_path / "film.ts"
    write_film(path, seconds=2, container="mpegts", sounds=(), options={"g": "10", "bf": "0"})
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4000] = bytes(4000)
    path.write_bytes(content)
    with VideoSource(path) as source:
        seen = [shown(source, -(-number * FLICKS // 30)) for number in range(60)]
    assert seen[0] == 0
    assert seen[59] == 59
    assert len(set(seen)) > 40


def test_a_source_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match=r"gone\.mp4 is not there any more"):
        VideoSource(tmp_path / "gone.mp4")
    page = tmp_path / "page.mp4"
    page.write_text("<html>")
    with pytest.raises(BadSource, match=r"page\.mp4 cannot be used: .* a web page"):
        VideoSource(page)
    with pytest.raises(BadSource, match="has no pictures"):
        VideoSource(sample("song.mp3"))


def test_a_source_that_starts_late_begins_at_zero(tmp_path: Path) -> None:
    path = tmp_path / "late.ts"
    write_film(path, container="mpegts", start=Fraction(10), sounds=(), options={"g": "30"})
    with VideoSource(path) as source:
        assert shown(source, 0) == 0
        assert shown(source, int(Fraction(3, 2) * FLICKS)) == 45
