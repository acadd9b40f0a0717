"""Move clips along the timeline, and one of them onto another track.

before  |-- a --|           after         |-- a --|
"""

from collections.abc import Sequence

from editor.timeline.edits.building import batch, set_field
from editor.timeline.operations import Operation
from editor.timeline.schema import MAX_TIME, Document


def move(document: Document, clip_id: str, start: int, track: str | None = None) -> Operation | None:
    """Let a clip start at `start` (not before 0), on its own track or on another one."""
    clip = document.clips.get(clip_id)
    if clip is None:
        return None
    start = min(max(0, start), MAX_TIME)
    steps = [] if start == clip.start else [set_field(clip_id, "start", start)]
    if track is not None and track != clip.track:
        steps.append(set_field(clip_id, "track", track))
    return batch(steps)


def move_all(document: Document, clip_ids: Sequence[str], by: int) -> Operation | None:
    """Move clips together by as much of `by` (flicks) as leaves none of them before 0."""
    clips = [(name, document.clips[name]) for name in clip_ids if name in document.clips]
    by = max(by, -min((clip.start for _, clip in clips), default=0))
    by = min(by, MAX_TIME - max((clip.start for _, clip in clips), default=0))
    return batch([set_field(name, "start", clip.start + by) for name, clip in clips]) if by else None
