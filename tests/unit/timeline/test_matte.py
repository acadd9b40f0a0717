"""A picture's matte lies on its source, goes along wherever the picture is shown, and is never passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from editor.compositor.cell import needs_cell
from editor.render.missing import what_is_missing, with_placeholders
from editor.timeline.evaluate import evaluate
from editor.timeline.frame import (
    Frame,
    ImageLayer,
    PlaceholderLayer,
    SourceBox,
    VideoLayer,
    picture_layers,
    plain_layers,
)
from editor.timeline.time import FLICKS_PER_SECOND as SECOND
from editor.timeline.validation import load_document
from tests.conformance.examples import clip, document
from tests.unit.timeline.fonts import FONTS


def shown(*clips: dict[str, Any], at: int = 0, **canvas: Any) -> Frame:
    assets = ("photo", "matte", "clip", "matte-film")
    film = load_document(document(*clips, assets=assets, canvas=canvas))
    return evaluate(film, at, 1920, 1080, FONTS)


def cut(asset: str = "matte", **more: Any) -> dict[str, Any]:
    return {"matte": {"asset": asset}} | more


def test_a_matte_shows_the_part_of_it_that_the_picture_shows() -> None:
    film = clip("video", asset="clip", source_start=SECOND // 4, playing={"reversed": True}, duration=SECOND)
    crop = {"crop": {"left": 0.25, "bottom": 0.5}}
    [layer] = shown(film | {"appearance": cut("matte-film", **crop)}, at=SECOND // 8).layers
    picture, matte = picture_layers([layer])
    assert isinstance(picture, VideoLayer)
    assert isinstance(matte, VideoLayer)
    # The film is 160 x 90, its matte 80 x 44.
    assert picture.shown == SourceBox(40, 0, 120, 45)
    assert matte.shown == SourceBox(20, 0, 60, 22)
    assert (matte.source_time, matte.width) == (picture.source_time, picture.width)


def test_a_blurred_backdrop_and_a_transition_do_not_show_what_was_taken_away() -> None:
    photo = clip("image", asset="photo", box=(0, 0, 600, 900), appearance=cut())
    later = photo | {"start": SECOND, "transition": {"kind": "cross-fade", "duration": SECOND}}
    frame = shown(photo | {"duration": SECOND}, later, at=SECOND + 1, backdrop={"kind": "blur"})
    layers = list(plain_layers(frame.layers))
    assert len(layers) == 4
    for layer in layers:
        assert isinstance(layer, ImageLayer)
        assert layer.look.matte is not None
        assert needs_cell(layer.look)


@pytest.mark.parametrize("asset", ["gone", "photo"])
def test_a_placeholder_stands_for_a_layer_whose_matte_is_not_known(asset: str) -> None:
    [layer] = shown(clip("image", asset="photo", appearance=cut(asset))).layers
    assert isinstance(layer, PlaceholderLayer)


def test_a_film_is_refused_or_has_a_placeholder_where_a_mattes_file_is_gone() -> None:
    film = load_document(document(clip("image", asset="photo", appearance=cut()), assets=("photo", "matte")))
    assert what_is_missing(film, {"photo": ""}) == ["assets/matte (matte.png): its file is not there."]
    [layer] = evaluate(with_placeholders(film, {"photo": ""}), 0, 1920, 1080, FONTS).layers
    assert isinstance(layer, PlaceholderLayer)


def test_a_matte_that_changes_nothing_else_leaves_the_picture_as_it_was() -> None:
    photo = clip("image", asset="photo")
    [plain] = shown(photo).layers
    [layer] = shown(photo | {"appearance": cut()}).layers
    assert isinstance(layer, ImageLayer)
    assert layer.look.matte is not None
    assert layer.look.matte.source_time is None
    assert replace(layer, look=replace(layer.look, matte=None)) == plain
