"""Shots: what a film's pictures say of where it is cut, in the film's own time; and weights without torch."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from generation.tools.shots import Shots, ShotsParameters, first_frames
from generation.tools.tensors import read_tensors
from generation.tools.transnet import HEIGHT, WIDTH, likelihoods
from generation.tools.weights import TRANSNET
from media.findings.content import check_content
from media.inspection.facts import FLICKS
from tests import tiny_weights


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    folder = tmp_path / "weights"
    tiny_weights.install(folder)
    return folder


def film(path: Path, lengths: list[int], rate: int = 25) -> None:
    """Write a film of shots of so many frames, each of a brightness of its own."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=Fraction(rate), options={"crf": "20"})
        stream.width, stream.height, stream.pix_fmt = 96, 54, "yuv420p"
        stream.codec_context.thread_count = 1
        for number, length in enumerate(lengths):
            for _ in range(length):
                picture = np.full((54, 96, 3), 60 + 120 * (number % 2), np.uint8)
                out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        out.mux(stream.encode(None))


@pytest.mark.parametrize("lengths", [[1], [30, 20], [60, 60, 7, 90]])
def test_each_shot_begins_at_its_first_frame(weights: Path, tmp_path: Path, lengths: list[int]) -> None:
    source = tmp_path / "film.mp4"
    film(source, lengths)
    told: list[float] = []
    made = Shots().run(source, ShotsParameters(), weights, tmp_path, lambda done, note: told.append(done))
    content = json.loads((tmp_path / made.file).read_text())
    check_content("shots", content)
    wanted = (np.cumsum(lengths)[:-1] * FLICKS // 25).tolist()
    assert [round(time / (FLICKS / 25)) for time in content["begins"]] == [
        round(time / (FLICKS / 25)) for time in wanted
    ]
    assert told == sorted(told)


@pytest.mark.parametrize("count", [1, 24, 25, 50, 75, 76, 100, 149])
def test_every_frame_is_told_of_once(weights: Path, count: int) -> None:
    frames = [np.full((HEIGHT, WIDTH, 3), 10, np.uint8)] * count
    parts = list(likelihoods(iter(frames), weights / TRANSNET.file))
    assert sum(map(len, parts)) == count


def test_a_shot_begins_behind_the_middle_of_a_change() -> None:
    likely = np.zeros(60, np.float32)
    likely[9] = 0.9
    likely[20:31] = 0.8
    likely[59] = 0.9
    assert first_frames(likely) == [10, 26]


def test_a_shot_of_one_frame_is_no_shot_of_its_own() -> None:
    likely = np.zeros(30, np.float32)
    likely[9:11] = 0.9
    assert first_frames(likely) == [10]


def test_a_file_that_asks_for_more_than_tensors_is_refused() -> None:
    class Wish:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return print, ("It ran.",)

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("weights/data.pkl", pickle.dumps({"a": Wish()}))
    with pytest.raises(ValueError, match=r"builtins\.print"):
        read_tensors(packed.getvalue())
