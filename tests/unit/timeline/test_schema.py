"""The document's shape: written once, strict, and the same text for both languages."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given

from editor.timeline.json_schema import document_schema
from editor.timeline.paths import CLIP_KINDS
from editor.timeline.validation import InvalidDocument, load_document
from tests.unit.timeline.strategies import DOCUMENTS

GENERATED = Path(__file__).parents[3] / "frontend/src/generated/document.schema.json"
TEXT = {"kind": "text", "text": "hi", "track": "t", "start": 0, "duration": 10}


def test_the_command_prints_the_schema_that_the_browser_checks_by():
    out = StringIO()
    call_command("schema", stdout=out)
    assert json.loads(out.getvalue()) == document_schema()
    assert rules(document_schema()) == json.loads(GENERATED.read_text())


def rules(schema: Any) -> Any:
    """Return a schema without the titles and sentences that are for people; a property may have such a name."""
    if isinstance(schema, list):
        return [rules(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: rules(part)
        for key, part in schema.items()
        if not (key in ("title", "description") and isinstance(part, str))
    }


def test_a_field_of_the_same_name_has_the_same_type_in_every_kind_of_clip():
    definitions = document_schema()["$defs"]
    seen: dict[str, object] = {}
    for model in CLIP_KINDS.values():
        for name, field in definitions[model.__name__]["properties"].items():
            if name != "kind":
                assert seen.setdefault(name, field) == field


@given(DOCUMENTS)
def test_a_document_comes_back_from_json_as_it_was(data):
    document = load_document(data)
    assert load_document(json.loads(document.model_dump_json())) == document


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "A document is a JSON object"),
        ({"version": 2}, "version 2, but this studio knows up to 1"),
        ({"version": 0}, "version"),
        ({"colour": 1}, "colour: extra inputs"),
        ({"clips": {"c": {**TEXT, "duration": 0}}}, "clips/c/duration"),
        ({"clips": {"c": {**TEXT, "start": 1.5}}}, "clips/c/start"),
        ({"clips": {"c": {**TEXT, "kind": "hologram"}}}, "clips/c"),
        ({"clips": {"__proto__": TEXT}}, "clips/__proto__"),
        ({"assets": {"a": {"kind": "image"}}}, "assets/a/source: field required"),
        ({"canvas": {"frame_rate": {"numerator": 0}}}, "canvas/frame_rate/numerator"),
    ],
)
def test_what_is_no_document_is_refused_with_one_sentence_that_names_the_place(data, sentence):
    with pytest.raises(InvalidDocument) as refusal:
        load_document(data)
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)
