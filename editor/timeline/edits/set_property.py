"""Set one property of a clip, as the inspector does.

before  opacity 1      after  opacity 0.5
"""

from collections.abc import Sequence

from editor.timeline.edits.building import set_value
from editor.timeline.operations import Json, Operation, is_equal
from editor.timeline.paths import node_at
from editor.timeline.schema import Document


def set_property(document: Document, clip_id: str, path: Sequence[str], value: Json) -> Operation | None:
    """Set the value at a path inside a clip, such as ["appearance", "opacity"]; None when it stands there."""
    full = ["clips", clip_id, *path]
    found, present = node_at(document, full)
    return set_value(full, value) if found and not is_equal(present, value) else None
