"""Markers are entries of the document as clips are; markers, groups and links leave the film as it is."""

import pytest

from editor.timeline.evaluate import evaluate
from editor.timeline.operations import InvalidOperation, apply, check_operation
from editor.timeline.schema import Document
from editor.timeline.sound import evaluate_sound
from editor.timeline.validation import load_document
from tests.unit.timeline.fonts import FONTS


def test_a_marker_is_set_changed_removed_and_brought_back():
    document = Document()
    steps = [
        {"type": "set", "path": ["markers", "m"], "value": {"time": 5}},
        {"type": "set", "path": ["markers", "m", "name"], "value": "Here"},
        {"type": "set", "path": ["markers", "m", "duration"], "value": 7},
        {"type": "remove", "path": ["markers", "m"]},
    ]
    for operation in steps:
        check_operation(operation)
        before, (document, undo) = document, apply(document, operation)
        assert apply(document, undo)[0] == before
    assert document == Document()
    with pytest.raises(InvalidOperation, match="time"):
        check_operation({"type": "set", "path": ["markers", "m"], "value": {"time": -1}})


def test_markers_groups_and_links_change_nothing_that_is_seen_or_heard():
    data = {
        "assets": {"s": {"source": "s.wav", "kind": "audio", "duration": 100, "has_audio": True}},
        "tracks": {"t": {"order": "A"}, "u": {"order": "B"}},
        "clips": {
            "c": {"kind": "shape", "track": "t", "start": 0, "duration": 10},
            "d": {"kind": "audio", "asset": "s", "track": "u", "start": 0, "duration": 10},
        },
    }
    plain = load_document(data)
    marked = load_document(
        data
        | {
            "markers": {"m": {"time": 0, "duration": 10**12}},
            "clips": {name: clip | {"group": "g", "link": "l"} for name, clip in data["clips"].items()},
        }
    )
    assert evaluate(plain, 5, 640, 360, FONTS) == evaluate(marked, 5, 640, 360, FONTS)
    assert evaluate_sound(plain) == evaluate_sound(marked)
