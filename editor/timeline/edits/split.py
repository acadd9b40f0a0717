"""Cut a clip in two.

            at
before  |-- a -----|
after   |-- a -|new|
"""

from typing import Any

from editor.timeline.edits.building import (
    batch,
    clip_end,
    set_field,
    set_value,
    shifted_fields,
    source_moment,
)
from editor.timeline.operations import Operation
from editor.timeline.playing import source_span
from editor.timeline.schema import MAX_TIME, AudioClip, Document, TextClip, Transition, VideoClip


def split(document: Document, clip_id: str, at: int, new_id: str) -> Operation | None:
    """Let a clip end at `at` and a new one go on from there; None when `at` is not inside the clip.

    The fade in and the transition stay with the first part, the fade out with the second. Keyframes, the words of a
    text and its coming and going stay where they are in time. What runs backwards shows the later stretch of its source
    first.
    """
    clip = document.clips.get(clip_id)
    if clip is None or new_id in document.clips or not clip.start < at < clip_end(clip):
        return None
    into, rest = at - clip.start, clip_end(clip) - at
    second: dict[str, Any] = {
        **clip.model_dump(mode="json"),
        "start": at,
        "duration": rest,
        "transition": Transition().model_dump(mode="json"),
        **shifted_fields(clip, into),
    }
    steps = [set_field(clip_id, "duration", into)]
    if isinstance(clip, TextClip) and clip.animation.kind != "none":
        second["animation"]["before"] = min(clip.animation.before + into, MAX_TIME)
        after = min(clip.animation.after + rest, MAX_TIME)
        steps.append(set_value(["clips", clip_id, "animation", "after"], after))
    if isinstance(clip, VideoClip | AudioClip):
        if clip.playing.reversed:
            later = source_moment(clip.source_start + source_span(clip.playing, rest))
            if later != clip.source_start:
                steps.append(set_field(clip_id, "source_start", later))
        else:
            second["source_start"] = source_moment(clip.source_start + source_span(clip.playing, into))
        second["sound"]["fade_in"] = 0
        if clip.sound.fade_out:
            steps.append(set_value(["clips", clip_id, "sound", "fade_out"], 0))
    return batch([*steps, set_value(["clips", new_id], second)])
