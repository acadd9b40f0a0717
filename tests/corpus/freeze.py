"""Freezes what a version writes, for all later versions to open: `tests/corpus/<version>/`.

    .venv/bin/python -m tests.corpus.freeze 0.2.0

Run once for a release, with the release's own code, and never again for that version. A real studio is started on an
empty data folder; somebody signs up, uploads, edits, undoes, exports and shares as a page does; then what lies on the
disk is kept, with what the version itself makes of it: its documents and a frame of each project.

To freeze an older version, run this file with `PYTHONPATH` set to a checkout of it. 0.1.0's server skipped the undo of
a list (keyframes, words) that its page showed, so lists are only set here, not undone.
"""

from __future__ import annotations

import base64
import json
import random
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

import django
from PIL import Image

FOLDER = Path(__file__).resolve().parent
MEDIA = FOLDER.parents[1] / "docs/example"
SECOND = 705_600_000
#: The smallest that an export may be.
HEIGHT = 144


class Page:
    """One open project: makes operations, and takes them back, as a page does."""

    def __init__(self, person: Any, name: str) -> None:
        from editor.timeline.operations import apply
        from editor.timeline.schema import Document

        self._apply = apply
        self._person = person
        made = person.post("/api/projects", json={"name": name})
        assert made.status_code == 201, made.text
        self.id: str = made.json()["id"]
        self.document = Document()
        self.operations: list[dict[str, Any]] = []
        self._number = 0
        self._undo: list[Any] = []
        self._redo: list[Any] = []

    def set(self, path: str, value: Any) -> None:
        """Set what stands at a path, its names parted by slashes."""
        self.do({"type": "set", "path": path.split("/"), "value": value})

    def remove(self, path: str) -> None:
        """Take out what stands at a path."""
        self.do({"type": "remove", "path": path.split("/")})

    def do(self, operation: dict[str, Any]) -> None:
        """Make an edit."""
        inverse = self._send(operation)
        if inverse is not None:
            self._undo.append(inverse)
            self._redo.clear()

    def undo(self, steps: int = 1) -> None:
        """Take steps back."""
        for _ in range(steps):
            self._redo.append(self._send(self._undo.pop()))

    def redo(self, steps: int = 1) -> None:
        """Do again what was taken back."""
        for _ in range(steps):
            self._undo.append(self._send(self._redo.pop()))

    def _send(self, operation: dict[str, Any]) -> dict[str, Any] | None:
        self._number += 1
        body = {"op_id": f"op{self._number}", "operation": operation, "base": self._number - 1}
        answer = self._person.post(f"/api/projects/{self.id}/operations", json=body)
        assert answer.status_code == 200, answer.text
        self.operations.append(operation)
        self.document, inverse = self._apply(self.document, operation)
        return json.loads(json.dumps(inverse, default=lambda model: model.model_dump(mode="json")))


def upload(person: Any, path: Path) -> dict[str, Any]:
    """Upload a file and return what a document says of it, when it is ready."""
    from tests.studio import until

    content = path.read_bytes()
    name = base64.b64encode(path.name.encode()).decode()
    tus = {"Tus-Resumable": "1.0.0"}
    head = tus | {"Upload-Length": str(len(content)), "Upload-Metadata": f"filename {name}"}
    made = person.post("/upload", headers=head)
    assert made.status_code == 201, made.text
    head = tus | {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    sent = person.patch(made.headers["location"], content=content, headers=head)
    assert sent.status_code == 204, sent.text

    def ready() -> dict[str, Any] | None:
        assets = [asset for asset in person.get("/api/assets").json() if asset["name"] == path.name]
        return assets[0] if assets and assets[0]["state"] == "ready" else None

    asset = until(ready, 180)
    assert asset is not None
    facts = {name: asset["facts"][name] for name in ("kind", "width", "height", "duration", "has_audio")}
    return {"source": asset["id"], "name": asset["name"], **facts}


def lay_out(page: Page, assets: dict[str, Any]) -> None:
    """Make tracks, assets and a clip of every kind."""
    for place, name in enumerate(("pictures", "titles", "music")):
        page.set(f"tracks/{name}", {"name": name.title(), "order": "ABC"[place]})
    page.do(
        {
            "type": "batch",
            "operations": [
                {"type": "set", "path": ["assets", name], "value": asset} for name, asset in assets.items()
            ],
        }
    )
    clip = {"track": "pictures", "start": 0, "duration": SECOND}
    page.set("clips/film", {"kind": "video", "asset": "clip", **clip, "appearance": {"vignette": 0.5}})
    view = {"kind": "image", "asset": "photo", **clip, "start": SECOND, "duration": 2 * SECOND}
    page.set("clips/view", {**view, "transform": {"x": -320, "width": 1120, "height": 700, "rotation": -4}})
    plate = {"kind": "shape", "track": "titles", "start": SECOND // 2, "duration": 2 * SECOND, "order": "A"}
    page.set("clips/plate", {**plate, "fill": "#000000a0", "shape": "star", "points": 7, "corner_radius": 4})
    title = {"kind": "text", "track": "titles", "start": SECOND // 2, "duration": 2 * SECOND, "order": "B"}
    page.set(
        "clips/title", {**title, "text": "Old work opens for ever", "style": {"weight": 700, "size": 110}}
    )
    tone = {"kind": "audio", "asset": "tone", "track": "music", "start": 0, "duration": SECOND}
    page.set("clips/tone", {**tone, "sound": {"volume": 0.5, "fade_in": SECOND // 10}})


def everything(page: Page, assets: dict[str, Any]) -> None:
    """Every kind of operation, on every kind of clip, made and taken back."""
    lay_out(page, assets)
    page.set("clips/title/transform", {"y": 380, "width": 1500, "height": 200})
    page.set("clips/title/style/colour", "#ffd54a")
    page.set("clips/title/style/stroke", {"width": 6})
    page.set("clips/title/animation", {"kind": "rise", "unit": "letter"})
    page.set("clips/title/words", [{"first": 0, "end": 3, "start": 0, "duration": SECOND}])
    page.set("clips/title/highlight/kind", "box")
    page.set("clips/view/transition", {"kind": "wipe", "duration": SECOND // 4, "angle": 45, "softness": 0.2})
    page.set(
        "clips/view/keyframes",
        {
            "x": [{"time": 0, "value": -600, "easing": "ease-out"}, {"time": SECOND, "value": 0}],
            "opacity": [
                {"time": 0, "value": 0, "easing": "bezier", "bezier": {"y1": 0, "y2": 1}},
                {"time": SECOND // 4, "value": 1},
            ],
        },
    )
    page.undo()
    page.redo()
    page.set("clips/film/keyframes/vignette", [{"time": 0, "value": 1}, {"time": SECOND, "value": 0}])
    page.set("clips/film/playing", {"speed": 1.5, "reversed": True})
    page.set("clips/film/appearance/grade", {"exposure": 0.5, "saturation": -0.5, "hue": 20})
    page.set("clips/film/appearance/crop/left", 0.1)
    page.set("clips/film/sound/pan", -0.5)
    page.set("clips/plate/gradient", {"kind": "radial", "to": "#1f6feb"})
    page.set("clips/plate/appearance/shadow", {"opacity": 0.5})
    page.set("clips/tone/playing/speed", 2)
    page.set("tracks/music/duck", 12)
    page.set("tracks/titles/name", "Words")
    page.undo()
    page.set("canvas/background", "#14171c")
    page.set("canvas/backdrop", {"kind": "blur", "opacity": 0.75})
    page.set("canvas/frame_rate", {"numerator": 30000, "denominator": 1001})
    page.set("canvas", {"background": "#203040", "frame_rate": {"numerator": 25}})
    page.undo()
    page.set("master", {"loudness": -16})
    # Clips that are deleted and come back, one by one and several at once; and some that stay away.
    page.remove("clips/plate")
    page.undo()
    page.set(
        "clips/extra", {"kind": "text", "track": "titles", "start": 0, "duration": SECOND, "text": "Extra"}
    )
    page.undo()
    page.do(
        {
            "type": "batch",
            "operations": [{"type": "remove", "path": ["clips", name]} for name in ("film", "view", "tone")],
        }
    )
    page.undo()
    page.redo()
    page.undo()
    page.remove("tracks/music")
    page.remove("assets/tone")
    page.undo(2)
    page.set("clips/second", {"kind": "shape", "track": "titles", "start": 0, "duration": SECOND // 2})
    page.remove("clips/second")


def at_random(page: Page, assets: dict[str, Any], seed: int) -> None:
    """A long history of small edits, undone and done again by chance."""
    chance = random.Random(seed)
    lay_out(page, assets)
    done = undone = 0
    for number in range(120):
        name = chance.choice(["film", "view", "plate", "title", "tone"])
        step = chance.random()
        if step < 0.2 and done:
            page.undo()
            done, undone = done - 1, undone + 1
            continue
        if step < 0.3 and undone:
            page.redo()
            done, undone = done + 1, undone - 1
            continue
        before = page.document
        if step < 0.4:
            page.remove(f"clips/{name}")
        elif step < 0.6:
            fields = {"start": chance.randrange(SECOND), "duration": SECOND, "track": "titles"}
            page.set(f"clips/{name}", {"kind": "text", "text": f"Number {number}", **fields})
        else:
            path, value = chance.choice(
                [
                    ("start", chance.randrange(SECOND)),
                    ("name", f"Name {number}"),
                    ("transform/x", chance.randrange(-500, 500)),
                    ("transform", {"rotation": chance.randrange(360)}),
                    ("appearance/opacity", chance.random()),
                    ("appearance/border/width", chance.randrange(20)),
                    ("sound/volume", chance.random()),
                ]
            )
            page.set(f"clips/{name}/{path}", value)
        if page.document is not before:
            done, undone = done + 1, 0


def started_by(person: Any, page: Page, **settings: Any) -> str:
    """Export a project and return the export's id when the film is there."""
    body = {"project": page.id, "settings": {"height": HEIGHT, "quality": "draft", **settings}}
    started = person.post("/api/exports", json=body)
    assert started.status_code == 202, started.text
    job = person.finished_job(started.json()["job"], 300)
    assert job["state"] == "done", job
    return str(started.json()["id"])


def draw(page: Page, files: dict[str, Path], target: Path) -> None:
    """Draw the frame a second and a half in."""
    from django.conf import settings

    from editor.render.frame import draw_frame
    from editor.render.settings import FilmSettings
    from editor.timeline.fonts import Fonts

    sources = {name: files[name] for name in page.document.assets}
    film = FilmSettings(height=HEIGHT, allow_missing=True)
    rgba = draw_frame(page.document, sources, film, Fonts(settings.FONTS_DIR), 3 * SECOND // 2)
    Image.fromarray(rgba).convert("RGB").save(target, optimize=True)


def kept_as(folder: Path, path: Path) -> str:
    """Return where a file that was uploaded lies among the blobs."""
    content = path.read_bytes()
    found = next(
        blob for blob in (folder / "blobs").rglob("*") if blob.is_file() and blob.read_bytes() == content
    )
    return str(found.relative_to(folder))


def main(version: str) -> None:
    """Write the folder of a version."""
    django.setup()
    from editor.timeline.json_schema import document_schema
    from tests.studio import RunningStudio

    target = FOLDER / version
    if target.exists():
        sys.exit(f"{target} is there already. What a version wrote is frozen once.")
    target.mkdir(parents=True)
    files = {"clip": MEDIA / "clip.mp4", "photo": MEDIA / "photo.png", "tone": MEDIA / "tone.wav"}
    with tempfile.TemporaryDirectory() as scratch:
        with RunningStudio(Path(scratch)) as studio:
            anna = studio.sign_up("anna")
            assets = {name: upload(anna, path) for name, path in files.items()}
            pages = {"everything": Page(anna, "Everything"), "random": Page(anna, "At random")}
            everything(pages["everything"], assets)
            at_random(pages["random"], assets, 16)
            frame = SECOND // 30
            shown = started_by(anna, pages["everything"], end=10 * frame)
            token = anna.post("/api/shares", json={"export": shown}).json()["token"]
            hidden = started_by(anna, pages["everything"], end=2 * frame)
            revoked = anna.post("/api/shares", json={"export": hidden}).json()["token"]
            assert anna.delete(f"/api/shares/{revoked}").status_code == 204
            for name, page in pages.items():
                told = anna.get(f"/api/projects/{page.id}/document").json()
                assert told["document"] == page.document.model_dump(mode="json"), name
                kept = {"project": page.id, **told, "operations": page.operations}
                (target / f"{name}.json").write_text(json.dumps(kept) + "\n")
                draw(page, files, target / f"{name}.png")
        shutil.copytree(studio.data / "blobs", target / "blobs")
        contents = {
            "files": {name: kept_as(target, path) for name, path in files.items()},
            "export": shown,
            "token": token,
            "revoked": revoked,
            "frames": 10,
        }
        (target / "contents.json").write_text(json.dumps(contents, indent=1) + "\n")
        with sqlite3.connect(studio.data / "studio.sqlite3") as database:
            (target / "studio.sql").write_text("\n".join(database.iterdump()) + "\n")
    (target / "document.schema.json").write_text(json.dumps(document_schema(), indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
