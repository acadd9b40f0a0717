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
from editor.render.tracks import load_tables
from editor.timeline.evaluate import evaluate
from editor.timeline.frame import Frame
from editor.timeline.validation import load_document
from tests.conformance.looks import LOOKS
from tests.conformance.pictures import files_of
from tests.unit.render.documents import FLICKS, FONTS, asset, sources, video
from tests.unit.render.documents import document as shown

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
    files = files_of(document, folder)
    tables = load_tables(document, files)
    reels = Reels(files)
    try:
        for case in json.loads((folder / "cases.json").read_text()):
            # A film's sides are even.
            size = case["width"] & ~1, case["height"] & ~1
            frame = evaluate(document, case["at"], *size, FONTS, tables=tables)
            for stage, film in zip(*both_ways(frame, reels.pictures(frame)), strict=True):
                away = np.abs(stage.astype(int) - film.astype(int))
                assert away.mean() < 0.5
                # A film's own planes are scaled apart: its chroma may be off where it changes sharply, and more where
                # few of its points become a whole pixel of a hidden part.
                assert away.max() <= (16 if document.assets.keys() & {"track-film"} else 10)
    finally:
        reels.close()


SOFT = {"grade": {"contrast": -0.15, "saturation": 0.1}}
HARD = {"grade": {"exposure": 1, "contrast": 0.5, "temperature": 0.6}}
HIDDEN = {"obscure": [{"x": 0.3, "y": 0.4, "width": 0.3, "height": 0.5, "style": "fill"}]}
ODD_BOX = {"x": 100, "y": 40, "width": 613, "height": 347}
PLANAR = {
    "graded": {"c": video(2, appearance=SOFT)},
    "graded beyond what colours can be": {"c": video(2, appearance=HARD)},
    "cross-fade from a graded one": {
        "c": video(1, appearance=SOFT),
        "d": video(1, start=1, transition={"kind": "cross-fade", "duration": FLICKS}),
    },
    "graded in a box of its own": {
        "c": video(2),
        "d": video(2, track="high", appearance=SOFT, transform=ODD_BOX),
    },
    "border, small and odd": {
        "c": video(2),
        "d": video(2, track="high", appearance={"border": {"width": 6}}, transform=ODD_BOX),
    },
    "hidden, small, mirrored and cropped": {
        "c": video(2),
        "d": video(
            2,
            track="high",
            appearance=HIDDEN | {"flip_horizontal": True, "crop": {"left": 0.1, "top": 0.2}},
            transform=ODD_BOX,
        ),
    },
    "mirrored, rounded and turned": {
        "c": video(2),
        "d": video(
            2,
            track="high",
            appearance={"flip_horizontal": True, "corner_radius": 30},
            transform=ODD_BOX | {"rotation": 20},
        ),
    },
}


@pytest.mark.parametrize("name", PLANAR)
def test_a_film_that_stays_in_yuv_shows_what_the_stage_shows(name: str) -> None:
    reels = Reels(sources())
    frame = evaluate(shown(PLANAR[name]), FLICKS * 4 // 3, 426, 240, FONTS)
    try:
        for stage, film in zip(*both_ways(frame, reels.pictures(frame)), strict=True):
            away = np.abs(stage.astype(int) - film.astype(int))
            assert away.mean() < 0.4
            # Where chroma changes sharply: a plain film in a box, its planes scaled apart, has half as many.
            assert (away > 10).mean() < 0.006
    finally:
        reels.close()


@pytest.mark.parametrize("transition", [{}, {"kind": "cross-fade", "duration": 2 * FLICKS}])
def test_what_lies_below_a_film_with_alpha_is_seen_through_it(transition: dict) -> None:
    clear = asset(width=320, height=180, has_audio=False)
    clips = {"c": video(2), "d": video(2, "clear", track="high", transition=transition)}
    reels = Reels(sources(film="plain.mp4", clear="prores_alpha.mov"))
    frame = evaluate(shown(clips, {"film": asset(), "clear": clear}), FLICKS, 426, 240, FONTS)
    try:
        for stage, film in zip(*both_ways(frame, reels.pictures(frame)), strict=True):
            assert np.abs(stage.astype(int) - film.astype(int)).mean() < 0.6
    finally:
        reels.close()
