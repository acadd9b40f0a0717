"""Put a clip on the timeline.

before  |-- a --|
after   |-- a --|   |-- new --|
"""

from editor.timeline.edits.building import set_value
from editor.timeline.operations import Json, Operation
from editor.timeline.schema import Document


def add_clip(document: Document, clip_id: str, clip: Json) -> Operation | None:
    """Add a clip, given as JSON, under a new id; None when the id is taken."""
    return None if clip_id in document.clips else set_value(["clips", clip_id], clip)
