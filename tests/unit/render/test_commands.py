"""`manage.py frame` and `render`: the same services without a server, one sentence for what cannot be."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import call_command
from PIL import Image

from cloudstudio.environment import CHECKOUT
from editor.render.verify import measure
from tests.media_samples import frame_number, sample
from tests.unit.render.documents import FLICKS, video


@dataclass(frozen=True)
class Done:
    """What a command said and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def manage(*arguments: str, home: Path) -> Done:
    """Run a command in this process, in a folder of the person's own."""
    stdout, stderr = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.chdir(home):
        try:
            call_command(*arguments, stdout=stdout, stderr=stderr)
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, stdout.getvalue(), stderr.getvalue())


def shell(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a person in a shell does."""
    return subprocess.run(
        [sys.executable, str(CHECKOUT / "manage.py"), *arguments],
        cwd=home,
        env=os.environ | {"CLOUDSTUDIO_DATA": str(home / "data")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a document and its sources, which says nothing about them but their kind."""
    shutil.copy(sample("plain.mp4"), tmp_path / "film.mp4")
    document: dict[str, Any] = {
        "version": 1,
        "assets": {"film": {"source": "film.mp4", "kind": "video"}},
        "tracks": {"low": {"order": "A"}},
        "clips": {"c1": video(1)},
    }
    (tmp_path / "doc.json").write_text(json.dumps(document))
    return tmp_path


def change(folder: Path, **parts: Any) -> None:
    path = folder / "doc.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | parts))


def test_a_frame_of_a_document_is_drawn_into_a_file(project: Path) -> None:
    done = manage("frame", "doc.json", "--at", "0.5", "--height", "360", "--out", "f.png", home=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["width"] == 640
    assert frame_number(np.array(Image.open(project / "f.png"))) == 15


def test_a_film_of_a_document_is_rendered_into_a_file(project: Path) -> None:
    done = shell("render", "doc.json", "--height", "180", "--out", "film-of-it.mp4", home=project)
    assert (done.returncode, done.stderr) == (0, "")
    found = measure(project / "film-of-it.mp4")
    assert (found.frames, found.width, found.height) == (30, 320, 180)
    assert abs(found.samples - 48_000) <= 2048
    assert sorted(path.name for path in project.iterdir()) == [
        "data",
        "doc.json",
        "film-of-it.mp4",
        "film.mp4",
    ]


TITLE: dict[str, Any] = {"kind": "text", "track": "low", "start": 0, "duration": FLICKS, "text": "Title"}
BAD: dict[str, tuple[dict[str, Any], list[str], str]] = {
    "a missing file": (
        {"assets": {"film": {"source": "gone.mp4", "kind": "video"}}}, [],
        "assets/film/source: there is no file gone.mp4 next to the document.",
    ),
    "a file elsewhere": (
        {"assets": {"film": {"source": "../x.mp4", "kind": "video"}}}, [],
        "assets/film/source: ../x.mp4 lies outside the document's own folder.",
    ),
    "another kind": (
        {"assets": {"film": {"source": "film.mp4", "kind": "image"}}}, [],
        "assets/film/kind: film.mp4 is not an image but of kind video.",
    ),
    "a wrong type": ({"clips": {"c1": video(1) | {"start": "now"}}}, [], "clips/c1/start"),
    "an unknown name": ({"clips": {"c1": video(1) | {"sparkle": 1}}}, [], "clips/c1/sparkle"),
    "a negative time": ({"clips": {"c1": video(1) | {"start": -1}}}, [], "clips/c1/start"),
    "an unknown version": ({"version": 99}, [], "version 99"),
    "a number that is infinite": ({"clips": {"c1": video(1) | {"start": 1e999}}}, [], "clips/c1/start"),
    "no number at all": (
        {"clips": {"c1": video(1, appearance={"opacity": float("nan")})}}, [], "clips/c1/appearance/opacity"
    ),
    "a negative length": ({"clips": {"c1": video(1) | {"duration": -5}}}, [], "clips/c1/duration"),
    "a clip of an unknown asset": (
        {"clips": {"c1": video(1, asset="gone")}}, [], "clips/c1/asset: the document has no asset gone."
    ),
    "an unknown format": ({}, ["--out", "film.avi"], "--out: film.avi must end in one of mp4, webm, mov, gif"),
    "an unknown quality": ({}, ["--quality", "best"], "--quality"),
    "a rate of nothing": ({}, ["--fps", "0"], "--frame_rate"),
    "a rate in words": ({}, ["--fps", "fast"], "--fps: fast is not a number of frames a second."),
    "a rate too fast for a GIF": ({}, ["--fps", "60", "--out", "film.gif"], "between 1 and 50"),
    "a range that ends first": ({}, ["--from", "0.5", "--to", "0.2"], "the range must end after it starts"),
    "a range behind the end": ({}, ["--from", "3"], "start: the timeline is over after 1.000 seconds"),
    "nothing to film": ({"clips": {}}, [], "clips: there is nothing on the timeline"),
    "a height of nothing": ({}, ["--height", "7"], "height"),
    "a height in words": ({}, ["--height", "tall"], "--height: tall is not a whole number of pixels."),
    "a folder that is not there": ({}, ["--out", "no/such/film.mp4"], "--out: no/such/film.mp4 cannot be written"),
}  # fmt: skip


def test_the_ending_says_the_format_and_options_the_rest(project: Path) -> None:
    done = manage(
        "render", "doc.json", "--out", "part.gif", "--height", "144", "--fps", "10", "--from", "0.5",
        "--to", "0.9", "--once", home=project,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    said = json.loads(done.stdout)
    assert (said["format"], said["frames"], said["frame_rate"]) == ("gif", 4, "10/1")
    with Image.open(project / "part.gif") as image:
        assert frame_number(np.array(image.convert("RGB"))) == 15
    done = manage("frame", "doc.json", "--at", "0.5", "--height", "360", "--out", "f.jpeg", home=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert Image.open(project / "f.jpeg").format == "JPEG"


def test_a_film_brings_its_receipt(project: Path) -> None:
    done = manage("render", "doc.json", "--height", "360", "--out", "film.mp4", home=project)
    receipt = json.loads(done.stdout)["receipt"]
    assert len(receipt["samples"]) == 8
    assert receipt["lowest"]["ssim"] == min(sample["ssim"] for sample in receipt["samples"])
    assert 0.9 < receipt["lowest"]["ssim"] <= 1


def test_what_is_legal_but_hardly_meant_is_said_and_done(project: Path) -> None:
    title = {
        "kind": "text",
        "track": "low",
        "start": 0,
        "duration": FLICKS,
        "text": "Hi",
        "style": {"family": "Foo"},
    }
    change(project, clips={"c1": video(1, source=1.5), "t1": title})
    done = manage("render", "doc.json", "--height", "144", "--out", "out.mp4", home=project)
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "clips/c1: it goes on after its source ends, at 2.000 s; its last picture stands still.",
        "clips/t1/style/family: there is no font Foo; the text is set in Inter.",
    ]


def test_a_missing_file_is_a_placeholder_where_that_is_allowed(project: Path) -> None:
    (project / "film.mp4").unlink()
    for arguments in (["render", "doc.json", "--out", "o.mp4"], ["frame", "doc.json", "--out", "o.png"]):
        done = manage(*arguments, "--height", "144", "--allow-missing", home=project)
        assert done.returncode == 0, done.stderr
        assert done.stderr == "assets/film: its file is not there; a placeholder stands for it.\n"


@pytest.mark.parametrize("case", sorted(BAD))
def test_bad_input_is_one_sentence_and_leaves_nothing(project: Path, case: str) -> None:
    parts, arguments, sentence = BAD[case]
    change(project, **parts)
    done = manage("render", "doc.json", "--out", "out.mp4", *arguments, home=project)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert not (project / "out.mp4").exists()


def test_a_font_whose_file_is_gone_is_named(project: Path, settings: Any) -> None:
    settings.FONTS_DIR = project / "fonts"
    change(project, clips={"c1": TITLE})
    done = manage("frame", "doc.json", "--out", "f.png", home=project)
    assert done.returncode == 1
    assert done.stderr.startswith("The font Inter_400Regular is not in ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "doc.json is not JSON"),
        ("[1]", "A document is a JSON object."),
        ('{"clips": NaN}', "clips: input should be a valid dictionary"),
        ("", "not JSON"),
    ],
)
def test_what_is_no_document_is_said_to_be_none(project: Path, content: str, sentence: str) -> None:
    (project / "doc.json").write_text(content)
    done = manage("frame", "doc.json", "--out", "f.png", home=project)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("at", ["-1", "soon", "1/0", "1e99"])
def test_a_moment_that_is_none_is_refused(project: Path, at: str) -> None:
    done = manage("frame", "doc.json", f"--at={at}", "--out", "f.png", home=project)
    assert done.returncode == 1
    assert done.stderr.startswith(f"--at: {at}")


def test_a_font_that_is_not_on_the_disk_is_named(project: Path, settings: Any) -> None:
    title = {"kind": "text", "track": "low", "start": 0, "duration": FLICKS, "text": "Hi"}
    change(project, clips={"t1": title})
    (project / "fonts").mkdir()
    settings.FONTS_DIR = project / "fonts"
    done = manage("frame", "doc.json", "--out", "f.png", home=project)
    assert done.returncode == 1
    assert done.stderr.startswith("The font Inter_400Regular is not in ")
    assert done.stderr.count("\n") == 1


def test_a_page_instead_of_a_film_is_named(project: Path) -> None:
    (project / "film.mp4").write_text("<html>")
    done = manage("render", "doc.json", "--out", "out.mp4", home=project)
    assert done.returncode == 1
    assert "web page" in done.stderr
    change(project, assets={"film": {"source": "film.mp4", "kind": "video", "width": 640, "height": 360,
                                     "duration": 2 * FLICKS, "has_audio": True}})  # fmt: skip
    done = manage("render", "doc.json", "--out", "out.mp4", home=project)
    assert done.returncode == 1
    assert "film.mp4 cannot be used" in done.stderr
    assert done.stderr.count("\n") == 1
