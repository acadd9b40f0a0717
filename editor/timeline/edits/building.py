"""Blocks that edits are built of."""

from collections.abc import Sequence
from typing import Any

from editor.timeline.operations import Json, Operation
from editor.timeline.schema import AudioClip, Clip, Document, VideoClip
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
    """Return how much source there is from the clip's beginning on, or None where that is no limit."""
    if not isinstance(clip, VideoClip | AudioClip):
        return None
    asset = document.assets.get(clip.asset)
    return asset.duration - clip.source_start if asset is not None and asset.duration > 0 else None
