"""The stored vectors of keyframes and of speed are what the code gives today."""

import json
from pathlib import Path

from tests.conformance.motion_vectors import keyframe_vectors, playing_vectors

FOLDER = Path(__file__).parent / "vectors"


def stored(name: str):
    return json.loads((FOLDER / name).read_text())


def test_stored_keyframes_are_what_the_code_works_out():
    assert json.loads(json.dumps(keyframe_vectors())) == stored("keyframes.json")


def test_stored_speeds_are_what_the_code_works_out():
    assert json.loads(json.dumps(playing_vectors())) == stored("playing.json")
