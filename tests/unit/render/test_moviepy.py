"""A project is a moviepy clip with the stage's frames and the mix, and a moviepy clip becomes an asset."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from cloudstudio.environment import CHECKOUT
from editor.interchange.moviepy import (
    AudioClip,
    ColorClip,
    ProjectClip,
    VideoClip,
    add_asset,
    vfx,
    write_clip,
)
from editor.render.errors import BadDocument
from editor.render.frame import draw_frame
from editor.render.pipeline import render
from editor.render.plan import plan_film
from editor.render.settings import FilmSettings
from editor.timeline.time import frame_time
from tests.media_samples import frame_number, sample
from tests.unit.render.documents import FLICKS, FONTS, document, sources, video

SMALL = FilmSettings(height=360)


def test_every_frame_of_a_project_is_the_stage_s_own() -> None:
    doc = document({"a": video(0.5, source=1), "b": video(0.5, start=0.5)}, rate=(30000, 1001))
    clip = ProjectClip(doc, sources(), FONTS, SMALL)
    assert clip.size == (640, 360)
    assert clip.duration == pytest.approx(30 * 1001 / 30000)
    numbers = [frame_number(frame) for frame in clip.iter_frames()]
    assert numbers[:15] == list(range(30, 45))
    for number in (20, 3):
        time = frame_time(number, doc.canvas.frame_rate)
        stage = draw_frame(doc, sources(), SMALL, FONTS, time)
        assert (clip.get_frame(number * 1001 / 30000) == stage[..., :3]).all()
    clip.close()


def test_the_sound_of_a_project_is_its_mix(tmp_path: Path) -> None:
    doc = document({"c": video(1.5)})
    plan = plan_film(doc, sources(), FilmSettings(format="wav"))
    render(plan, tmp_path / "mix.wav", FONTS, lambda fraction: None)
    with av.open(str(tmp_path / "mix.wav")) as container:
        mix = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    mix = mix.reshape(-1, 2).T / 32768
    clip = ProjectClip(doc, sources(), FONTS, SMALL)
    heard = clip.audio.to_soundarray(fps=48_000).T
    assert np.abs(heard[:, :72_000] - mix[:, : heard.shape[1]]).max() < 1e-3
    once = np.asarray(clip.audio.get_frame(0.25))
    assert np.abs(once - mix[:, 12_000]).max() < 1e-3
    clip.close()


def test_an_effect_on_a_project_comes_back_as_an_asset(tmp_path: Path) -> None:
    doc = document({"c": video(1)})
    clip = ProjectClip(doc, sources(), FONTS, SMALL)
    changed = add_asset(doc, clip.with_effects([vfx.MultiplySpeed(2)]), tmp_path / "fast.mp4", "fast")
    clip.close()
    found = changed.assets["fast"]
    assert (found.width, found.height, found.duration, found.has_audio) == (640, 360, FLICKS // 2, True)
    with av.open(str(tmp_path / "fast.mp4")) as container:
        numbers = [frame_number(frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]
    assert numbers == list(range(0, 30, 2))


def test_any_clip_can_be_written_with_its_mask_and_its_sound(tmp_path: Path) -> None:
    half = ColorClip((101, 61), color=(255, 128, 0), duration=0.2).with_opacity(0.5)
    write_clip(half, tmp_path / "half.mov", 30)
    with av.open(str(tmp_path / "half.mov")) as container:
        picture = next(container.decode(video=0)).to_ndarray(format="rgba")
    assert picture.shape == (60, 100, 4)
    assert np.abs(picture[30, 50].astype(int) - [255, 128, 0, 128]).max() <= 3
    hum = AudioClip(lambda t: np.sin(2 * np.pi * 440 * np.asarray(t)), duration=0.5, fps=48_000)
    moving = VideoClip(lambda t: np.full((90, 160, 3), int(t * 100), np.uint8), duration=0.5).with_audio(hum)
    found = write_clip(moving, tmp_path / "hum.webm", 25)
    assert (found.frames, found.width) == (13, 160)
    assert found.samples >= 24_000
    with pytest.raises(BadDocument, match=r"hum\.gif must end in one of mp4, webm, mov"):
        write_clip(moving, tmp_path / "hum.gif")


def test_the_example_runs(tmp_path: Path) -> None:
    shutil.copy(sample("plain.mp4"), tmp_path / "film.mp4")
    project = {
        "version": 1,
        "assets": {"film": {"source": "film.mp4", "kind": "video"}},
        "tracks": {"low": {"order": "A"}},
        "clips": {"c1": video(1)},
    }
    (tmp_path / "project.json").write_text(json.dumps(project))
    script = CHECKOUT / "docs" / "examples" / "moviepy_effect.py"
    done = subprocess.run(
        [sys.executable, str(script), "project.json"],
        cwd=tmp_path,
        env=os.environ | {"CLOUDSTUDIO_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    saved = json.loads((tmp_path / "project-with-effect.json").read_text())
    assert saved["assets"]["effect"]["duration"] == FLICKS
    with av.open(str(tmp_path / "effect.mp4")) as container:
        last = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)][-1]
    assert np.abs(last[100:].astype(int) - last[100:].mean(axis=2, keepdims=True)).max() < 8
