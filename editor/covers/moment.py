"""Which frame stands for a film. Pure."""

from __future__ import annotations

from editor.timeline.index import TimelineIndex
from editor.timeline.schema import Document

#: Fractions of the film: not its start, which often comes up out of black, and not its end.
TRIED = (1 / 3, 1 / 2, 2 / 3, 1 / 6, 5 / 6, 0)
#: What somebody would remember of a film, before what is written or drawn over it.
FILMED = {"video", "image"}


def cover_moment(document: Document) -> int | None:
    """Return a moment (flicks) of the timeline at which much is to be seen; None where nothing ever is."""
    index = TimelineIndex(document)
    shown = [track for track in index.tracks if not track.track.hidden]
    spans = [
        (clip.start, clip.duration) for track in shown for _, clip in track.clips if clip.kind != "audio"
    ]
    if not spans:
        return None
    start, duration = spans[0]
    moments = [round(index.duration * part) for part in TRIED] + [start + duration // 2]

    def worth(moment: int) -> int:
        kinds = {clip.kind for track in shown for _, clip in track.at(moment)}
        return 2 if kinds & FILMED else 1 if kinds - {"audio"} else 0

    return max(moments, key=worth)
