"""`tools.faces.missed`, `.missed_hard`, `.false_area`: what of forty faces a track leaves bare, and what else it hides.

A face is missed in a frame in which less than nine tenths of it, an ellipse, lies under what the track hides with its
margin. `missed` counts frames of faces of 72 pixels and more that turn by 25 degrees at most, `missed_hard` is the
share of frames of all others from 48 pixels on. What is hidden further than half its size off a face is false; its
share of the picture is `false_area`. The film is `faces_film.py`'s.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np

import tests.environment  # noqa: F401  (a data folder of this run's own)
from editor.timeline.obscure import hidden_boxes
from editor.timeline.schema import HiddenPart
from editor.timeline.tables import Table, read_table
from editor.timeline.time import FLICKS_PER_SECOND
from editor.timeline.validation import load_document
from generation.tools.base import Given
from generation.tools.faces import FacesParameters, FindFaces
from generation.tools.fetching import fetch_all, pack
from generation.tools.weights import CENTERFACE
from media.inspection import inspect_file
from tests.bench.faces_film import PACKAGE, RATE, SIZE, Truth, heads, write_film

#: As the tool's own margin, on each side.
MARGIN = 0.15
COVERED = 0.9


def bench(weights: Path | None = None, pictures: Path | None = None) -> dict[str, float]:
    """Return the figures. `weights` and `pictures`: where these are; else they are fetched."""
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as folder:
        place = Path(folder)
        if weights is None:
            weights = place / "weights"
            fetch_all(weights, (CENTERFACE,))
        if pictures is None:
            (place / "pictures").mkdir()
            pictures = pack(PACKAGE, place / "pictures")
        film = place / "faces.mp4"
        truths = write_film(film, heads(pictures, place))
        table = found_in(film, weights, place)
        return figures(table, truths)


def found_in(film: Path, weights: Path, out: Path) -> Table:
    """Return the track that the tool makes of a film."""
    given = Given(film, inspect_file(film), weights, out, None, lambda fraction, note: None)
    made = FindFaces().work(given, FacesParameters())
    return read_table(json.loads((out / made.file).read_text()))


def figures(table: Table, truths: list[Truth]) -> dict[str, float]:
    """Hold a track against where the faces are."""
    by_frame: dict[int, list[Truth]] = {}
    for truth in truths:
        by_frame.setdefault(truth.frame, []).append(truth)
    missed, hard, hard_missed, false = 0, 0, 0, []
    for frame, faces in sorted(by_frame.items()):
        hidden = hidden_at(table, frame)
        allowed = np.zeros_like(hidden)
        for face in faces:
            own = _ellipse(face, 1)
            allowed |= _ellipse(face, 2)
            is_missed = hidden[own].mean() < COVERED
            if face.height >= 72 and face.most <= 25:
                missed += is_missed
            elif face.height >= 48:
                hard += 1
                hard_missed += is_missed
        false.append(float((hidden & ~allowed).mean()))
    return {
        "tools.faces.missed": float(missed),
        "tools.faces.missed_hard": hard_missed / hard,
        "tools.faces.false_area": float(np.mean(false)),
    }


def hidden_at(table: Table, frame: int) -> np.ndarray:
    """Return which pixels the track hides in a frame, as a document asks for it."""
    width, height = SIZE
    film = {"source": "film.mp4", "kind": "video", "width": width, "height": height}
    track = {"source": "track.json", "kind": "track", "made_from": "film"}
    document = load_document({"assets": {"film": film, "track": track}})
    # Stamps are trusted to half a millisecond.
    moment = frame * FLICKS_PER_SECOND // RATE + FLICKS_PER_SECOND // 1000
    part = HiddenPart(track="track", margin=MARGIN)
    y, x = np.mgrid[0:height, 0:width]
    out = np.zeros((height, width), bool)
    for box in hidden_boxes(document, "film", [part], {"track": table}, moment):
        across = (x + 0.5 - box.left - box.width / 2) / (box.width / 2)
        down = (y + 0.5 - box.top - box.height / 2) / (box.height / 2)
        out |= across**2 + down**2 <= 1
    return out


def _ellipse(face: Truth, scale: float) -> np.ndarray:
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    angle = np.radians(face.turn)
    right, down = x + 0.5 - face.x, y + 0.5 - face.y
    across = (right * np.cos(angle) + down * np.sin(angle)) / (scale * face.width / 2)
    along = (down * np.cos(angle) - right * np.sin(angle)) / (scale * face.height / 2)
    return across**2 + along**2 <= 1
