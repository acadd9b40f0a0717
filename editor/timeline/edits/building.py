"""Blocks that edits are built of."""

from collections.abc import Sequence
from typing import Any

from editor.timeline.keyframes import shifted
from editor.timeline.operations import Json, Operation
from editor.timeline.playing import source_span, timeline_span
from editor.timeline.schema import MAX_TIME, AudioClip, Clip, Document, TextClip, VideoClip
from editor.timeline.time import FLICKS_PER_SECOND, frame_time

#: How long what has no length of its own is shown: pictures, texts and shapes.
DEFAULT_DURATION = 5 * FLICKS_PER_SECOND


def set_value(path: Sequence[str], value: Json) -> dict[str, Any]:
    """Return the operation that sets a path."""
    return {"type": "set", "path": list(path), "value": value}


def set_field(clip_id: str, field: str, value: Json) -> dict[str, Any]:
    """Return the operation that sets one field of a clip."""
    return set_value(["clips", clip_id, field], value)


def remove_entry(table: str, name: str) -> dict[str, Any]:
    """Return the operation that removes an asset, a track or a clip."""
    return {"type": "remove", "path": [table, name]}


def batch(operations: Sequence[Operation]) -> Operation | None:
    """Return one operation out of many: itself when there is one, None when there is none."""
    if len(operations) <= 1:
        return operations[0] if operations else None
    return {"type": "batch", "operations": list(operations)}


def clip_end(clip: Clip) -> int:
    """Return the first flick that a clip no longer covers."""
    return clip.start + clip.duration


def shortest(document: Document) -> int:
    """Return the least duration that a trim leaves: one frame."""
    return frame_time(1, document.canvas.frame_rate)


def source_left(document: Document, clip: Clip) -> int | None:
    """Return how long the clip can be from its start on until its source is through, or None without a limit."""
    if not isinstance(clip, VideoClip | AudioClip):
        return None
    if clip.playing.reversed:
        whole = clip.source_start + source_span(clip.playing, clip.duration)
    else:
        asset = document.assets.get(clip.asset)
        if asset is None or asset.duration == 0:
            return None
        whole = asset.duration - clip.source_start
    return timeline_span(clip.playing, whole)


def source_ahead(document: Document, clip: Clip) -> int | None:
    """Return by how much the clip can begin earlier until its source's end is reached, or None without a limit."""
    if not isinstance(clip, VideoClip | AudioClip):
        return None
    if not clip.playing.reversed:
        return timeline_span(clip.playing, clip.source_start)
    asset = document.assets.get(clip.asset)
    if asset is None or asset.duration == 0:
        return None
    longest = timeline_span(clip.playing, asset.duration - clip.source_start)
    return None if longest is None else max(0, longest - clip.duration)


def source_moment(time: int) -> int:
    """Return a moment of a source as the document can name it."""
    return min(max(0, time), MAX_TIME)


def shifted_fields(clip: Clip, by: int) -> dict[str, Json]:
    """Return what of a clip counts from its start and must change when that moves by `by`, as JSON by field."""
    fields: dict[str, Json] = {}
    keyframes = shifted(clip.keyframes, by)
    if keyframes != clip.keyframes:
        fields["keyframes"] = keyframes.model_dump(mode="json")
    if isinstance(clip, TextClip) and clip.words:
        fields["words"] = [
            {**word.model_dump(mode="json"), "start": max(word.start - by, -MAX_TIME)} for word in clip.words
        ]
    return fields
