"""Old work opens for ever: what each released version left on a disk, opened by the present code."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import httpx
import numpy as np
import pytest
from django.conf import settings
from PIL import Image

from editor.render.frame import draw_frame
from editor.render.likeness import likeness
from editor.render.settings import FilmSettings
from editor.timeline.fonts import Fonts
from editor.timeline.operations import apply
from editor.timeline.schema import Document
from editor.timeline.upgrades import upgrade_operation
from editor.timeline.validation import load_document
from tests.corpus.freeze import HEIGHT, SECOND
from tests.studio import RunningStudio

VERSIONS = sorted(path.parent for path in Path(__file__).parent.glob("*/contents.json"))
PROJECTS = [(version, name) for version in VERSIONS for name in ("everything", "random")]
#: Two drawings of the same frame are as good as the same from here on.
ALIKE = 0.999


def kept(version: Path, name: str) -> dict[str, Any]:
    return json.loads((version / name).read_text())


@pytest.mark.parametrize(("version", "name"), PROJECTS, ids=lambda value: getattr(value, "name", value))
def test_a_history_replays_to_the_same_document_and_can_be_undone_to_its_beginning(
    version: Path, name: str
) -> None:
    history = kept(version, f"{name}.json")
    written_in = history["document"]["version"]
    document = Document()
    steps = [document]
    undo = []
    for operation in history["operations"]:
        document, inverse = apply(document, upgrade_operation(operation, written_in))
        if inverse is not None:
            steps.append(document)
            undo.append(inverse)
    assert document == load_document(history["document"])
    assert len(undo) > 30
    while undo:
        assert document == steps.pop()
        document, again = apply(document, json.loads(json.dumps(undo.pop())))
        assert again is not None, "a step could not be taken back"
    assert document == Document()


@pytest.mark.parametrize(("version", "name"), PROJECTS, ids=lambda value: getattr(value, "name", value))
def test_a_frame_is_what_it_was(version: Path, name: str) -> None:
    document = load_document(kept(version, f"{name}.json")["document"])
    files = {asset: version / file for asset, file in kept(version, "contents.json")["files"].items()}
    sources = {asset: files[asset] for asset in document.assets}
    film = FilmSettings(height=HEIGHT, allow_missing=True)
    drawn = draw_frame(document, sources, film, Fonts(settings.FONTS_DIR), 3 * SECOND // 2)[..., :3]
    before = np.asarray(Image.open(version / f"{name}.png").convert("RGB"))
    assert drawn.shape == before.shape
    assert likeness(np.ascontiguousarray(drawn), before) >= ALIKE


@pytest.fixture(scope="module", params=VERSIONS, ids=lambda version: version.name)
def opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, RunningStudio]]:
    """A version's folder, and the present studio on a copy of its data."""
    version = request.param
    studio = RunningStudio(tmp_path_factory.mktemp("old"))
    studio.data.mkdir(parents=True)
    with sqlite3.connect(studio.data / "studio.sqlite3") as database:
        database.executescript((version / "studio.sql").read_text())
    database.close()
    shutil.copytree(version / "blobs", studio.data / "blobs")
    with studio:
        yield version, studio


def test_the_studio_opens_an_old_data_folder(opened: tuple[Path, RunningStudio]) -> None:
    version, studio = opened
    anna = studio.sign_in("anna")
    contents = kept(version, "contents.json")
    assets = anna.get("/api/assets").json()
    assert {asset["state"] for asset in assets} == {"ready"}
    assert {asset["name"] for asset in assets} >= {"clip.mp4", "photo.png", "tone.wav"}
    for name in ("everything", "random"):
        history = kept(version, f"{name}.json")
        told = anna.get(f"/api/projects/{history['project']}/document").json()
        assert told["sequence"] == history["sequence"]
        assert load_document(told["document"]) == load_document(history["document"])
        # And it can be worked on.
        operation = {"type": "set", "path": ["markers", "m"], "value": {"time": 5}}
        made = anna.post(
            f"/api/projects/{history['project']}/operations", json={"op_id": "new", "operation": operation}
        )
        assert made.json()["sequence"] == history["sequence"] + 1, made.text
    film = anna.get(f"/api/exports/{contents['export']}").json()
    assert film["state"] == "done"
    assert frames_of(anna.get(film["url"]).content) == contents["frames"]
    stranger = httpx.Client(base_url=studio.url)
    watched = stranger.get(f"/api/watch/{contents['token']}").json()
    assert frames_of(stranger.get(watched["url"]).content) == contents["frames"]
    assert stranger.get(f"/api/watch/{contents['revoked']}").status_code == 404


def frames_of(film: bytes) -> int:
    """Return how many pictures a film has that can be decoded."""
    with av.open(io.BytesIO(film)) as container:
        return sum(1 for _ in container.decode(video=0))
