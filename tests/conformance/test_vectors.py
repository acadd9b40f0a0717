"""The stored vectors are what the code gives today."""

import json
from pathlib import Path

import pytest

from tests.conformance import vectors

FOLDER = Path(__file__).parent / "vectors"


@pytest.mark.parametrize("name", ["time", "order", "operations", "bounds", "tables", "bidi", "texts"])
def test_stored_vectors_are_what_the_code_works_out(name):
    stored = json.loads((FOLDER / f"{name}.json").read_text())
    assert json.loads(json.dumps(getattr(vectors, f"{name.removesuffix('s')}_vectors")())) == stored
