"""What you see is what you get: the stage in a real browser, on WebGL, shows what the server draws."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.conformance.likeness import likeness
from tests.stage_page import Case, StagePage
from tests.studio import CHECKOUT

CONFORMANCE = CHECKOUT / "tests/conformance"
NAMES = sorted(path.parent.name for path in CONFORMANCE.glob("*/document.json"))
#: The worst of the documents is well above it; `make parity` holds larger scenes to narrower bars.
ALIKE = 0.99


@pytest.fixture(scope="module")
def stage(browser: Browser) -> Iterator[StagePage]:
    with StagePage(browser, {"conformance": CONFORMANCE}) as page:
        yield page


@pytest.mark.parametrize("name", NAMES)
def test_the_stage_shows_what_the_server_draws(stage: StagePage, name: str) -> None:
    for number, case in enumerate(json.loads((CONFORMANCE / name / "cases.json").read_text())):
        seen = stage.show(f"conformance/{name}", Case(case["at"], case["width"], case["height"]))
        drawn = np.asarray(Image.open(CONFORMANCE / name / f"frame-{number}.png").convert("RGB"))
        assert seen.shape == drawn.shape
        assert likeness(seen, drawn) >= ALIKE, f"{name}, frame {number}"
