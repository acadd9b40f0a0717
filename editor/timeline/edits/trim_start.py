"""Move a clip's beginning and leave its end, and the rest of its picture, where they are.

before  |-- a --------|
after      |-- a -----|
"""

from editor.timeline.edits.building import (
    batch,
    clip_end,
    set_field,
    shifted_fields,
    shortest,
    source_ahead,
    source_moment,
)
from editor.timeline.operations import Operation
from editor.timeline.playing import source_span
from editor.timeline.schema import AudioClip, Document, VideoClip


def trim_start(document: Document, clip_id: str, start: int) -> Operation | None:
    """Let a clip begin at `start`: not before its source does, and a frame before its end at the least."""
    clip = document.clips.get(clip_id)
    if clip is None:
        return None
    ahead = source_ahead(document, clip)
    earliest = 0 if ahead is None else max(0, clip.start - ahead)
    start = max(earliest, min(start, clip_end(clip) - shortest(document)))
    by = start - clip.start
    if by == 0:
        return None
    steps = [set_field(clip_id, "start", start), set_field(clip_id, "duration", clip_end(clip) - start)]
    if isinstance(clip, VideoClip | AudioClip) and not clip.playing.reversed:
        source_start = source_moment(clip.source_start + source_span(clip.playing, by))
        if source_start != clip.source_start:
            steps.append(set_field(clip_id, "source_start", source_start))
    steps += [set_field(clip_id, name, value) for name, value in shifted_fields(clip, by).items()]
    return batch(steps)
