"""Move a clip's beginning and leave its end, and the rest of its picture, where they are.

before  |-- a --------|
after      |-- a -----|
"""

from editor.timeline.edits.building import batch, clip_end, set_field, shortest
from editor.timeline.operations import Operation
from editor.timeline.schema import AudioClip, Document, VideoClip


def trim_start(document: Document, clip_id: str, start: int) -> Operation | None:
    """Let a clip begin at `start`: not before its source does, and a frame before its end at the least."""
    clip = document.clips.get(clip_id)
    if clip is None:
        return None
    source_start = clip.source_start if isinstance(clip, VideoClip | AudioClip) else None
    earliest = 0 if source_start is None else max(0, clip.start - source_start)
    start = max(earliest, min(start, clip_end(clip) - shortest(document)))
    if start == clip.start:
        return None
    steps = [set_field(clip_id, "start", start), set_field(clip_id, "duration", clip_end(clip) - start)]
    if source_start is not None:
        steps.append(set_field(clip_id, "source_start", source_start + (start - clip.start)))
    return batch(steps)
