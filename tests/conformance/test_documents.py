"""The conformance documents: what is stored is what the server evaluates and draws today."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from editor.timeline.validation import load_document
from tests.conformance.documents import EXAMPLES
from tests.conformance.pictures import draw, frames, sounds
from tests.conformance.sounds import SOUNDS
from tests.unit.timeline.fonts import FONTS

ROOT = Path(__file__).parent
NAMES = sorted(path.parent.name for path in ROOT.glob("*/document.json"))


def read(name: str, file: str):
    return json.loads((ROOT / name / file).read_text())


def assert_close(actual, expected, path=""):
    """Equal, but for the last digits of floating-point numbers."""
    if isinstance(expected, dict):
        assert actual.keys() == expected.keys(), path
        for key, value in expected.items():
            assert_close(actual[key], value, f"{path}/{key}")
    elif isinstance(expected, list):
        assert len(actual) == len(expected), path
        for place, (one, other) in enumerate(zip(actual, expected, strict=True)):
            assert_close(one, other, f"{path}/{place}")
    elif isinstance(expected, float):
        assert actual == pytest.approx(expected, rel=1e-6, abs=1e-6), path
    else:
        assert actual == expected, path


def test_every_example_is_stored():
    assert sorted(EXAMPLES | SOUNDS) == NAMES
    for name, example in (EXAMPLES | SOUNDS).items():
        assert read(name, "document.json") == example().document


@pytest.mark.parametrize("name", NAMES)
def test_a_document_evaluates_to_its_frames_and_its_sound(name):
    document = load_document(read(name, "document.json"))
    found = frames(document, read(name, "cases.json"), ROOT / name, FONTS)
    for number, frame in enumerate(found):
        assert_close(frame.to_json(), read(name, f"frame-{number}.json"))
    assert_close(sounds(document), read(name, "sound.json"))


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_drawn_as_its_pictures(name):
    document = load_document(read(name, "document.json"))
    for number, frame in enumerate(frames(document, read(name, "cases.json"), ROOT / name, FONTS)):
        drawn = draw(frame, document, ROOT / name, FONTS)[..., :3].astype(int)
        stored = np.asarray(Image.open(ROOT / name / f"frame-{number}.png").convert("RGB")).astype(int)
        assert np.abs(drawn - stored).max() <= 2
