"""A folder project carries mattes and tracks as files beside the document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from editor.render.errors import BadDocument
from editor.render.project_file import load
from media.inspection import inspect_file
from tests.media_samples import sample

TRACK = {"width": 640, "height": 360, "subjects": {"face": [[0, 1, 2, 30, 40, "seen"]]}}


def inspect(path: Path) -> dict[str, Any]:
    return inspect_file(path).model_dump(mode="json")


def folder(tmp_path: Path, track: object) -> Path:
    """Return a document with a film, its matte and its track."""
    assets = {
        "film": {"source": "film.mp4", "kind": "video"},
        "matte": {"source": "matte.mp4", "kind": "matte", "made_from": "film"},
        "faces": {"source": "faces.json", "kind": "track", "made_from": "film"},
    }
    for name in ("film.mp4", "matte.mp4"):
        (tmp_path / name).write_bytes(sample("plain.mp4").read_bytes())
    (tmp_path / "faces.json").write_text(json.dumps(track))
    path = tmp_path / "film.json"
    path.write_text(json.dumps({"assets": assets}))
    return path


def test_mattes_and_tracks_are_read_from_their_files(tmp_path: Path) -> None:
    document, sources = load(folder(tmp_path, TRACK), inspect)
    film, matte, faces = (document.assets[name] for name in ("film", "matte", "faces"))
    assert sources.keys() == {"film", "matte", "faces"}
    assert (matte.width, matte.height, matte.duration) == (film.width, film.height, film.duration)
    assert (faces.width, faces.height, faces.made_from) == (640, 360, "film")


def test_a_track_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadDocument, match=r"faces\.json: The track is not valid"):
        load(folder(tmp_path, {"width": 0}), inspect)
