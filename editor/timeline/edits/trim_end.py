"""Move a clip's end and leave its beginning where it is.

before  |-- a --------|
after   |-- a ---|
"""

from editor.timeline.edits.building import batch, set_field, shortest, source_left, source_moment
from editor.timeline.operations import Operation
from editor.timeline.playing import source_span
from editor.timeline.schema import MAX_TIME, AudioClip, Document, VideoClip


def trim_end(document: Document, clip_id: str, end: int) -> Operation | None:
    """Let a clip end at `end`: a frame after its start at the least, and no later than its source does.

    What runs backwards ends with the beginning of its source.
    """
    clip = document.clips.get(clip_id)
    if clip is None:
        return None
    left = source_left(document, clip)
    longest = MAX_TIME if left is None else left
    duration = max(min(end - clip.start, longest), shortest(document))
    if duration == clip.duration:
        return None
    steps = [set_field(clip_id, "duration", duration)]
    if isinstance(clip, VideoClip | AudioClip) and clip.playing.reversed:
        taken = source_span(clip.playing, clip.duration) - source_span(clip.playing, duration)
        if taken != 0:
            steps.append(set_field(clip_id, "source_start", source_moment(clip.source_start + taken)))
    return batch(steps)
