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
    "nothing to film": ({"clips": {}}, [], "clips: there is nothing on the timeline"),
    "a height of nothing": ({}, ["--height", "7"], "height"),
    "a height in words": ({}, ["--height", "tall"], "--height: tall is not a whole number of pixels."),
    "a folder that is not there": ({}, ["--out", "no/such/film.mp4"], "--out: no/such/film.mp4 cannot be written"),
}  # fmt: skip


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
        ('{"clips": NaN}', "NaN"),
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
