"""Put a text onto the timeline, in the middle of the canvas.

before  1 |-- a --|      after  2 |-- text --|
                                1 |-- a --|
"""

from editor.timeline.edits.add_track import track_key
from editor.timeline.edits.building import DEFAULT_DURATION, batch, set_value
from editor.timeline.operations import Operation
from editor.timeline.schema import Document


def insert_text(document: Document, clip_id: str, track_id: str, start: int, text: str) -> Operation | None:
    """Add a text that is shown for 5 s, and its track where it is missing; None when the clip's id is
    taken.
    """
    if clip_id in document.clips:
        return None
    steps: list[Operation] = []
    if track_id not in document.tracks:
        steps.append(set_value(["tracks", track_id], {"name": "", "order": track_key(document)}))
    clip = {
        "kind": "text",
        "text": text,
        "track": track_id,
        "start": start,
        "duration": DEFAULT_DURATION,
        "transform": {"x": 0, "y": 0, "width": document.canvas.width * 4 // 5, "height": 240, "rotation": 0},
    }
    return batch([*steps, set_value(["clips", clip_id], clip)])
