"""`export.layers12.vs_layers2`: what ten more overlays that stand still cost: the film's wall time with and without."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import Any

from editor.timeline.schema import Document
from editor.timeline.validation import load_document
from tests.bench.promo.film import FLICKS, assets, ours
from tests.bench.promo.material import sources

SECONDS, FEW, MANY = 10, 1, 11


def document(count: int) -> Document:
    """Return a film under so many overlays: words, shapes and logos in turn, side by side."""
    whole = {"start": 0, "duration": SECONDS * FLICKS}
    kinds: tuple[dict[str, Any], ...] = (
        {"kind": "text", "text": "Standing still", "style": {"size": 56}},
        {"kind": "shape", "shape": "star", "fill": "#ffd54a"},
        {"kind": "image", "asset": "logo", "appearance": {"opacity": 0.7}},
    )
    clips: dict[str, Any] = {"film": {"kind": "video", "track": "v1", "asset": "clip0", **whole}}
    for n in range(count):
        place = {"x": 450 * (n % 4) - 675, "y": 300 * (n // 4) - 300, "width": 400, "height": 225}
        clips[f"o{n}"] = {
            "track": "v2",
            "order": f"V{'ABCDEFGHIJK'[n]}",
            "transform": place,
            **whole,
        } | kinds[n % 3]
    tracks = {"v1": {"order": "A"}, "v2": {"order": "B"}}
    return load_document({"version": 1, "assets": assets(), "tracks": tracks, "clips": clips})


def bench(pairs: int = 3) -> dict[str, float]:
    """Return the median of the ratios of pairs that take turns to go first."""
    few, many = document(FEW), document(MANY)
    ratios = []
    with tempfile.TemporaryDirectory(prefix="cloudstudio-bench-") as place:
        out = Path(place) / "film.mp4"
        for turn in range(pairs):
            order = (few, many) if turn % 2 else (many, few)
            took = {id(one): ours(one, sources(), out) for one in order}
            ratios.append(took[id(many)] / took[id(few)])
    return {"export.layers12.vs_layers2": statistics.median(ratios)}
