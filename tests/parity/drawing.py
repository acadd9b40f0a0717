"""A scene drawn three times: by the stage in Chromium, by the server's compositor, and in the film at that moment."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import av
import numpy as np

from cloudstudio.sandbox import run
from editor.compositor.kernels import Bytes
from editor.render.frame import draw_frame
from editor.render.likeness import likeness_map
from editor.render.picture import Planes, read_frame
from editor.render.pipeline import render
from editor.render.plan import plan_film
from editor.render.settings import FilmSettings
from editor.timeline.schema import Document
from editor.timeline.time import frame_at
from editor.timeline.validation import load_document
from media.inspection import Facts, inspect_file
from media.renditions import rendition_work
from tests.parity.scenes import AT, Scene
from tests.parity.sources import write_source
from tests.stage_page import Case, StagePage
from tests.unit.timeline.fonts import FONTS

RATE_FACTOR = 18
TILE = 64


@dataclass(frozen=True)
class Parity:
    """Structural similarity: of the stage with the server's frame, of their worst tile, of the film with the frame."""

    frame: float
    tile: float
    film: float


class Media:
    """The sources, their facts, and what the browser is given of each: itself, or its editing proxy.

    A track is a table, of which nothing else is known.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, tuple[Path, Path, Facts | None]] = {}

    def get(self, name: str) -> tuple[Path, Path, Facts | None]:
        """Return a source, what the browser plays of it, and its facts."""
        if name not in self._known:
            path = self._folder / name
            write_source(name, path)
            facts = None if path.suffix == ".json" else inspect_file(path)
            played = path if facts is None or self._is_played(facts) else self._proxy(path, facts)
            self._known[name] = (path, played, facts)
        return self._known[name]

    @staticmethod
    def _is_played(facts: Facts) -> bool:
        return facts.kind != "video" or facts.browser_playable

    def _proxy(self, path: Path, facts: Facts) -> Path:
        out = self._folder / f"proxy-{path.name}"
        out.mkdir()
        return out / run(rendition_work("proxy", path, facts), out)["file"]


class Drawings:
    """Draws scenes, and keeps their pictures in `folder`, one folder a scene."""

    def __init__(self, folder: Path, stage: StagePage) -> None:
        self._folder = folder
        self._stage = stage
        (folder / "media").mkdir(parents=True)
        self._media = Media(folder / "media")

    def draw(self, name: str, scene: Scene) -> tuple[Bytes, Bytes, Bytes]:
        """Return the scene as the stage, the server and the film show it, RGB (height, width, 3) each."""
        document, originals = self._document(scene)
        self._lay_out(name, scene, document)
        width, height = document.canvas.width, document.canvas.height
        stage = self._stage.show(f"scenes/{name}", Case(AT, width, height))
        frame = draw_frame(document, originals, FilmSettings(), FONTS, AT)[..., :3]
        return stage, frame, self._film(name, document, originals)

    def _document(self, scene: Scene) -> tuple[Document, dict[str, Path]]:
        assets, originals = {}, {}
        for source in scene.sources:
            path, _, facts = self._media.get(source)
            key = source.replace(".", "-")
            originals[key] = path
            if facts is None:
                assets[key] = {"source": source, "kind": "track"}
                continue
            assets[key] = {
                "source": source,
                "kind": "matte" if source.startswith("matte.") else facts.kind,
                "width": facts.width,
                "height": facts.height,
                "duration": facts.duration,
                "has_audio": facts.has_audio,
            }
        return load_document(scene.document | {"assets": assets}), originals

    def _lay_out(self, name: str, scene: Scene, document: Document) -> None:
        """Put the document and what the browser plays into a folder of the stage page's."""
        folder = self._folder / "scenes" / name
        folder.mkdir(parents=True)
        (folder / "document.json").write_text(json.dumps(document.model_dump(mode="json")))
        for source in scene.sources:
            (folder / source).symlink_to(self._media.get(source)[1])

    def _film(self, name: str, document: Document, originals: dict[str, Path]) -> Bytes:
        plan = plan_film(document, originals, FilmSettings())
        plan = replace(plan, encoder=replace(plan.encoder, crf=RATE_FACTOR))
        path = self._folder / f"{name}.mp4"
        render(plan, path, FONTS, lambda fraction: None)
        number = frame_at(AT, document.canvas.frame_rate)
        with av.open(str(path)) as container:
            shown = next(frame for n, frame in enumerate(container.decode(video=0)) if n == number)
            picture = read_frame(shown)
        path.unlink()
        return (picture.to_rgba() if isinstance(picture, Planes) else picture)[..., :3]


def compare(stage: Bytes, frame: Bytes, film: Bytes) -> Parity:
    """Return how alike the three are; a tile is a square of 64 pixels, its similarity the mean of its windows'."""
    alike = likeness_map(stage, frame)
    rows, columns = alike.shape[0] // TILE, alike.shape[1] // TILE
    squares = alike[: rows * TILE, : columns * TILE].reshape(rows, TILE, columns, TILE)
    return Parity(
        float(alike.mean()), float(squares.mean(axis=(1, 3)).min()), float(likeness_map(film, frame).mean())
    )


def difference(stage: Bytes, frame: Bytes) -> Bytes:
    """Return where two pictures differ, eight times as strong, for the eye."""
    return np.minimum(np.abs(stage.astype(int) - frame) * 8, 255).astype(np.uint8)
