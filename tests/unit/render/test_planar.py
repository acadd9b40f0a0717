"""A film's frame, composed in YUV, is the stage's frame turned into YUV, but for rounding and the film's own chroma."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from editor.compositor.draw import Compositor
from editor.compositor.kernels import Bytes, rgba_to_yuv420
from editor.compositor.pictures import PictureLayer
from editor.render.picture import Picture, Planes
from editor.render.planar import PlanarCompositor
from editor.render.reels import Reels
from editor.timeline.evaluate import evaluate
from editor.timeline.frame import Frame
from editor.timeline.validation import load_document
from tests.conformance.looks import LOOKS
from tests.unit.render.documents import FONTS

CONFORMANCE = Path(__file__).parents[2] / "conformance"
Planar = tuple[Bytes, Bytes, Bytes]


def blank(width: int, height: int) -> Planar:
    half = height // 2, width // 2
    return np.zeros((height, width), np.uint8), np.zeros(half, np.uint8), np.zeros(half, np.uint8)


def both_ways(frame: Frame, pictures: dict[str, Picture]) -> tuple[Planar, Planar]:
    """Return the frame as the stage draws it, turned into YUV, and as the film composes it."""

    def rgba(layer: PictureLayer) -> Bytes:
        picture = pictures[layer.clip]
        return picture.to_rgba() if isinstance(picture, Planes) else picture

    drawn = Compositor(frame.width, frame.height, FONTS).draw(frame, rgba)
    stage, film = blank(frame.width, frame.height), blank(frame.width, frame.height)
    rgba_to_yuv420(drawn, *stage)
    PlanarCompositor(frame.width, frame.height, FONTS).compose(
        frame, lambda layer: pictures.get(layer.clip), film
    )
    return stage, film


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_a_film_shows_every_look_as_the_stage_does(name: str) -> None:
    folder = CONFORMANCE / name
    document = load_document(json.loads((folder / "document.json").read_text()))
    reels = Reels({asset: folder / one.source for asset, one in document.assets.items()})
    try:
        for case in json.loads((folder / "cases.json").read_text()):
            # A film's sides are even.
            frame = evaluate(document, case["at"], case["width"] & ~1, case["height"] & ~1, FONTS)
            for stage, film in zip(*both_ways(frame, reels.pictures(frame)), strict=True):
                away = np.abs(stage.astype(int) - film.astype(int))
                assert away.mean() < 0.5
                # A film's own planes are scaled apart: its chroma may be off where it changes sharply.
                assert away.max() <= 10
    finally:
        reels.close()
