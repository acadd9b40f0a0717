"""Take a track away with everything on it.

before  2 |-- a --|-- b --|      after
        1 |------ c ------|             1 |------ c ------|
"""

from editor.timeline.edits.building import batch, remove_entry
from editor.timeline.operations import Operation
from editor.timeline.schema import Document


def delete_track(document: Document, track_id: str) -> Operation | None:
    """Remove a track and its clips in one step; None when it is gone."""
    if track_id not in document.tracks:
        return None
    clips = sorted(name for name, clip in document.clips.items() if clip.track == track_id)
    return batch([*(remove_entry("clips", name) for name in clips), remove_entry("tracks", track_id)])
