"""Move a clip's end and leave its beginning where it is.

before  |-- a --------|
after   |-- a ---|
"""

from editor.timeline.edits.building import set_field, shortest, source_left
from editor.timeline.operations import Operation
from editor.timeline.schema import MAX_TIME, Document


def trim_end(document: Document, clip_id: str, end: int) -> Operation | None:
    """Let a clip end at `end`: a frame after its start at the least, and no later than its source does."""
    clip = document.clips.get(clip_id)
    if clip is None:
        return None
    left = source_left(document, clip)
    longest = MAX_TIME if left is None else left
    duration = max(min(end - clip.start, longest), shortest(document))
    return None if duration == clip.duration else set_field(clip_id, "duration", duration)
