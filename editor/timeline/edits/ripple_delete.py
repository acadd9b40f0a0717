"""Take clips away and close the gaps on their tracks.

before  |-- a --|-- b --|-- c --|  |-- d --|
after   |-- a --|-- c --|  |-- d --|            (b is gone)
"""

from collections.abc import Sequence

from editor.timeline.edits.building import batch, clip_end, remove_entry, set_field
from editor.timeline.operations import Operation
from editor.timeline.schema import Clip, Document


def ripple_delete(document: Document, clip_ids: Sequence[str]) -> Operation | None:
    """Remove the clips; what comes later on the same track moves forward by the time that they took."""
    gone = {name: document.clips[name] for name in clip_ids if name in document.clips}
    moves = []
    for name, clip in sorted(document.clips.items()):
        shift = _removed_before(clip, gone)
        if name not in gone and shift > 0:
            moves.append(set_field(name, "start", clip.start - shift))
    return batch([*(remove_entry("clips", name) for name in gone), *moves])


def _removed_before(clip: Clip, gone: dict[str, Clip]) -> int:
    """Return how much time before a clip's start was taken by removed clips of its track, overlaps once."""
    ranges = sorted((other.start, clip_end(other)) for other in gone.values() if other.track == clip.track)
    removed = reach = 0
    for start, end in ranges:
        if start >= clip.start:
            break
        removed += max(0, min(end, clip.start) - max(start, reach))
        reach = max(reach, end)
    return removed
