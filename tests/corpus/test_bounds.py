"""A bound is never narrowed: what a released version could hold can still be held, and reads the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from editor.timeline.json_schema import document_schema
from tests.corpus.bounds import narrowed

FROZEN = sorted(Path(__file__).parent.glob("*/document.schema.json"))
PRESENT = document_schema()


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.parent.name)
def test_whatever_a_released_version_allowed_is_still_allowed(path: Path) -> None:
    assert narrowed(json.loads(path.read_text()), PRESENT) == []


def test_there_is_a_released_version() -> None:
    assert FROZEN


def changed(*steps: str, to: Any) -> dict[str, Any]:
    """Return today's schema with the value at a path of names replaced; None takes it out."""
    schema = copy.deepcopy(PRESENT)
    node = schema["$defs"]
    for step in steps[:-1]:
        node = node[step]
    if to is None:
        del node[steps[-1]]
    else:
        node[steps[-1]] = to
    return schema


@pytest.mark.parametrize(
    ("schema", "sentence"),
    [
        (changed("TextStyle", "properties", "size", "maximum", to=100), "maximum was 4000, is 100"),
        (changed("TextStyle", "properties", "size", "minimum", to=2), "minimum was 1, is 2"),
        (changed("TextStyle", "properties", "size", "default", to=97), "the default changed"),
        (changed("TextStyle", "properties", "align", "enum", to=["left", "right"]), "center is no value"),
        (changed("TextStyle", "properties", "size", to=None), "the field is gone"),
        (changed("TextStyle", "properties", "size", "type", to="string"), "was of type integer"),
        (changed("Asset", "required", to=["source", "kind", "made_from"]), "made_from: is required now"),
        (changed("Asset", "properties", "name", "maxLength", to=10), "maxLength was 255, is 10"),
        (changed("ShapeClip", "properties", "fill", "pattern", to="^#0$"), "the pattern changed"),
        (changed("TextClip", "properties", "words", "maxItems", to=5), "maxItems was 10000, is 5"),
    ],
)
def test_what_is_narrowed_is_named_with_what_to_do_instead(schema: dict[str, Any], sentence: str) -> None:
    found = narrowed(PRESENT, schema)
    assert any(sentence in one for one in found), found


def test_a_kind_of_clip_that_is_gone_is_named() -> None:
    schema = copy.deepcopy(PRESENT)
    member = next(iter(schema["properties"]["clips"]["patternProperties"].values()))
    del member["discriminator"]["mapping"]["shape"]
    assert any("the kind shape is gone" in one for one in narrowed(PRESENT, schema))


def test_what_is_wider_or_new_is_welcome() -> None:
    schema = changed("TextStyle", "properties", "size", "maximum", to=9000)
    schema["$defs"]["TextStyle"]["properties"]["slant"] = {"type": "integer", "default": 0}
    schema["$defs"]["TextStyle"]["properties"]["align"]["enum"].append("justify")
    assert narrowed(PRESENT, schema) == []
