"""What goes wrong with an export: one sentence and no file, or a film and a word about what was damaged."""

from __future__ import annotations

import errno
import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import numpy as np
import pytest

from editor.render.errors import BadSource, NoRoom, RenderError
from editor.render.formats import FORMATS, Format
from editor.render.pipeline import render
from editor.render.plan import plan_film
from editor.render.settings import FilmSettings
from editor.render.verify import verify
from editor.render.warm import warm_all
from editor.render.writers.writer import as_render_error
from tests.media_samples import frame_number, tone, write_film, write_sound
from tests.unit.render.documents import FLICKS, FONTS, asset, document, sources, video


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_is_said_in_one_sentence_whatever_the_format(tmp_path: Path, format: Format) -> None:
    settings = FilmSettings(format=format, height=360, quality="high")
    plan = plan_film(document({"c": video(2)}), sources(), settings)
    warm_all()  # or the disk would be full for the compiler first
    with room_for(2_000), pytest.raises(NoRoom, match="no room left"):
        render(plan, tmp_path / f"film.{format}", FONTS, lambda fraction: None)
    assert threading.active_count() < 20


def test_a_disk_that_fills_up_and_one_that_fails_are_told_apart() -> None:
    assert isinstance(as_render_error(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))), NoRoom)
    failed = as_render_error(OSError(errno.EIO, os.strerror(errno.EIO)))
    assert not isinstance(failed, NoRoom)
    assert str(failed) == "The film could not be written: Input/output error."


def broken_film(path: Path, packets: range) -> Path:
    """Four seconds with a keyframe each second, of which some packets, in the order of decoding, are noise."""
    write_film(path, seconds=4, options={"g": "30", "bf": "0", "sc_threshold": "0"}, sounds=())
    with av.open(str(path)) as container:
        places = [(packet.pos, packet.size) for packet in container.demux(video=0) if packet.size]
    content = bytearray(path.read_bytes())
    noise = np.random.default_rng(3)
    for number in packets:
        position, size = places[number]
        content[position : position + size] = noise.bytes(size)
    path.write_bytes(content)
    return path


def test_a_damaged_stretch_shows_its_last_good_frame_and_is_reported(tmp_path: Path) -> None:
    broken = broken_film(tmp_path / "broken.mp4", range(40, 44))
    doc = document({"c": video(4)}, {"film": asset(seconds=4, has_audio=False)})
    plan = plan_film(doc, {"film": broken}, FilmSettings(height=180, quality="high"))
    damage = render(plan, tmp_path / "film.mp4", FONTS, lambda fraction: None)
    verify(tmp_path / "film.mp4", plan)
    assert damage.stretches == {"film": 1}
    with av.open(str(tmp_path / "film.mp4")) as container:
        shown = [frame_number(frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]
    assert shown == [*range(40), *[39] * 20, *range(60, 120)]


def test_two_damaged_stretches_are_two(tmp_path: Path) -> None:
    path = broken_film(tmp_path / "broken.mp4", range(70, 72))
    content = bytearray(path.read_bytes())
    with av.open(str(path)) as container:
        packet = [packet for packet in container.demux(video=0) if packet.size][20]
    content[packet.pos : packet.pos + packet.size] = bytes(packet.size)
    path.write_bytes(content)
    doc = document({"c": video(4)}, {"film": asset(seconds=4, has_audio=False)})
    plan = plan_film(doc, {"film": path}, FilmSettings(height=180))
    assert render(plan, tmp_path / "film.mp4", FONTS, lambda fraction: None).stretches == {"film": 2}


def test_damaged_sound_is_reported_and_the_rest_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "song.mp3"
    write_sound(path, "libmp3lame", tone(4.0), 48_000, "mp3")
    content = bytearray(path.read_bytes())
    half = len(content) // 2
    content[half : half + 4000] = np.random.default_rng(4).bytes(4000)
    path.write_bytes(content)
    clip = {"kind": "audio", "track": "low", "asset": "song", "start": 0, "duration": 4 * FLICKS}
    doc = document({"c": clip}, {"song": asset("audio", 0, 0, 4)})
    plan = plan_film(doc, {"song": path}, FilmSettings(format="wav"))
    damage = render(plan, tmp_path / "film.wav", FONTS, lambda fraction: None)
    assert verify(tmp_path / "film.wav", plan).samples == 4 * 48_000
    assert damage.stretches.keys() == {"song"}


def test_a_source_of_which_nothing_can_be_decoded_stops_the_film(tmp_path: Path) -> None:
    broken = broken_film(tmp_path / "broken.mp4", range(120))
    doc = document({"c": video(1)}, {"film": asset(seconds=4, has_audio=False)})
    plan = plan_film(doc, {"film": broken}, FilmSettings(height=180))
    with pytest.raises(BadSource, match=r"^The source broken\.mp4 has no picture that can be decoded\.$"):
        render(plan, tmp_path / "film.mp4", FONTS, lambda fraction: None)


def test_a_missing_source_stops_a_film_unless_a_placeholder_may_stand_for_it(tmp_path: Path) -> None:
    assets = {"film": asset(name="Beach"), "song": asset("audio", 0, 0, 2), "logo": asset("image", 64, 64)}
    song = {"kind": "audio", "track": "high", "asset": "song", "start": 0, "duration": FLICKS}
    doc = document({"c": video(0.5), "s": song}, assets)
    with pytest.raises(RenderError, match=r"assets/film \(Beach\): its file is not there"):
        plan_film(doc, {}, FilmSettings())
    plan = plan_film(doc, {}, FilmSettings(height=360, allow_missing=True))
    assert plan.samples == 0
    render(plan, tmp_path / "film.mp4", FONTS, lambda fraction: None)
    verify(tmp_path / "film.mp4", plan)
    with av.open(str(tmp_path / "film.mp4")) as container:
        picture = next(container.decode(video=0)).to_ndarray(format="rgb24")
    assert np.abs(picture[10, 10].astype(int) - [0x2B, 0x2F, 0x38]).max() < 12
    assert picture[150:210, 250:390].max() > 120, "the label"
