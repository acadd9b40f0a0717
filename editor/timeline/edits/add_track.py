"""Add a track, on top of all or right above another.

before  2 ----      after  2 ----
        1 ----             new --
                           1 ----
"""

from editor.timeline.edits.building import set_value
from editor.timeline.operations import Operation
from editor.timeline.order import key_between
from editor.timeline.schema import Document


def add_track(
    document: Document, track_id: str, name: str = "", above: str | None = None
) -> Operation | None:
    """Add an empty track above the track `above`, or on top; None when the id is taken."""
    if track_id in document.tracks:
        return None
    order = track_key(document, above)
    return set_value(["tracks", track_id], {"name": name, "order": order})


def track_key(document: Document, above: str | None = None) -> str:
    """Return a key for a new track above the track `above`, or above all."""
    ordered = sorted(document.tracks.items(), key=lambda item: (item[1].order, item[0]))
    keys = [track.order for _, track in ordered]
    places = [name for name, _ in ordered]
    if above not in places:
        return key_between(keys[-1] if keys else None, None)
    place = places.index(above)
    return key_between(keys[place], keys[place + 1] if place + 1 < len(keys) else None)
