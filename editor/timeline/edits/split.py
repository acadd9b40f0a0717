"""Cut a clip in two.

            at
before  |-- a -----|
after   |-- a -|new|
"""

from editor.timeline.edits.building import batch, clip_end, set_field, set_value
from editor.timeline.operations import Operation
from editor.timeline.schema import AudioClip, Document, VideoClip


def split(document: Document, clip_id: str, at: int, new_id: str) -> Operation | None:
    """Let a clip end at `at` and a new one go on from there; None when `at` is not inside the clip.

    The fade in stays with the first part, the fade out with the second.
    """
    clip = document.clips.get(clip_id)
    if clip is None or new_id in document.clips or not clip.start < at < clip_end(clip):
        return None
    second = clip.model_dump(mode="json")
    second["start"] = at
    second["duration"] = clip_end(clip) - at
    steps = [set_field(clip_id, "duration", at - clip.start)]
    if isinstance(clip, VideoClip | AudioClip):
        second["source_start"] = clip.source_start + (at - clip.start)
        second["sound"]["fade_in"] = 0
        if clip.sound.fade_out:
            steps.append(set_value(["clips", clip_id, "sound", "fade_out"], 0))
    return batch([*steps, set_value(["clips", new_id], second)])
