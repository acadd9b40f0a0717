"""What you see is what you get: the stage in a real browser, on WebGL, shows what the server draws."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from editor.render.frame import draw_frame
from editor.render.likeness import likeness
from editor.render.settings import FilmSettings
from editor.timeline.schema import Document
from tests.stage_page import Case, StagePage
from tests.studio import CHECKOUT
from tests.unit.timeline.fonts import FONTS

CONFORMANCE = CHECKOUT / "tests/conformance"
NAMES = sorted(path.parent.name for path in CONFORMANCE.glob("*/document.json"))
#: The worst of the documents is well above it; `make parity` holds larger scenes to narrower bars.
ALIKE = 0.996


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one document of which no file can be shown, each for another reason."""
    folder = tmp_path_factory.mktemp("lost")
    (folder / "broken.mp4").write_bytes(b"no film" * 100)
    (folder / "broken.png").write_bytes(b"no picture" * 100)
    names = ("gone.mp4", "gone.png", "broken.mp4", "broken.png")
    look = {"opacity": 0.8, "corner_radius": 40, "border": {"width": 8, "colour": "#ffcc00"}}
    assets, clips = {}, {}
    for place, name in enumerate(names):
        kind = "video" if name.endswith("mp4") else "image"
        asset = name.replace(".", "-")
        size = {"width": 640, "height": 480, "duration": 10**9 if kind == "video" else 0}
        assets[asset] = {"source": name, "kind": kind, "name": name, **size}
        box = {"x": 900 * (place % 2) - 450, "y": 480 * (place // 2) - 240, "width": 800, "height": 400}
        clip = {"kind": kind, "track": f"t{place}", "order": "B", "start": 0, "duration": 10**9}
        clips[f"c{place}"] = {**clip, "asset": asset, "transform": box}
    clips["c2"]["appearance"] = look
    tracks = {f"t{place}": {"order": f"{place + 1}"} for place in range(len(names))}
    document = Document.model_validate({"tracks": tracks, "assets": assets, "clips": clips})
    (folder / "document.json").write_text(document.model_dump_json())
    return folder


@pytest.fixture(scope="module")
def stage(browser: Browser, lost: Path) -> Iterator[StagePage]:
    with StagePage(browser, {"conformance": CONFORMANCE, "lost": lost.parent}) as page:
        yield page


@pytest.mark.parametrize("name", NAMES)
def test_the_stage_shows_what_the_server_draws(stage: StagePage, name: str) -> None:
    for number, case in enumerate(json.loads((CONFORMANCE / name / "cases.json").read_text())):
        seen = stage.show(f"conformance/{name}", Case(case["at"], case["width"], case["height"]))
        drawn = np.asarray(Image.open(CONFORMANCE / name / f"frame-{number}.png").convert("RGB"))
        assert seen.shape == drawn.shape
        assert likeness(seen, drawn) >= ALIKE, f"{name}, frame {number}"


def test_what_cannot_be_shown_has_the_placeholder_of_the_film_with_its_name(
    stage: StagePage, lost: Path
) -> None:
    document = Document.model_validate_json((lost / "document.json").read_text())
    drawn = draw_frame(document, {}, FilmSettings(height=360, allow_missing=True), FONTS, at=0)
    seen = stage.show(f"lost/{lost.name}", Case(0, drawn.shape[1], drawn.shape[0]))
    assert likeness(seen, drawn) >= ALIKE
