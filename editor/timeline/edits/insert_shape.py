"""Put a shape onto the timeline, in the middle of the canvas.

before  1 |-- a --|      after  2 |-- shape --|
                                1 |-- a --|
"""

from editor.timeline.edits.add_track import track_key
from editor.timeline.edits.building import DEFAULT_DURATION, batch, set_value
from editor.timeline.operations import Operation
from editor.timeline.schema import Document

SIDE = 480  # canvas units


def insert_shape(document: Document, clip_id: str, track_id: str, start: int, shape: str) -> Operation | None:
    """Add a shape that is shown for 5 s, and its track where it is missing; None when the clip's id is
    taken.
    """
    if clip_id in document.clips:
        return None
    steps: list[Operation] = []
    if track_id not in document.tracks:
        steps.append(set_value(["tracks", track_id], {"name": "", "order": track_key(document)}))
    clip = {
        "kind": "shape",
        "shape": shape,
        "track": track_id,
        "start": start,
        "duration": DEFAULT_DURATION,
        "transform": {"x": 0, "y": 0, "width": SIDE, "height": SIDE, "rotation": 0},
    }
    return batch([*steps, set_value(["clips", clip_id], clip)])
