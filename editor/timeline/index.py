"""What is where on the timeline, found by binary search. Built once for each version of a document."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from editor.timeline.schema import Clip, Document, Track


@dataclass(frozen=True, slots=True)
class TrackIndex:
    """A track's clips by start; `reach[i]` is the latest end of the clips up to i."""

    id: str
    track: Track
    clips: list[tuple[str, Clip]]
    starts: list[int] = field(init=False)
    reach: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [clip.start for _, clip in self.clips])
        ends = (clip.start + clip.duration for _, clip in self.clips)
        object.__setattr__(self, "reach", list(accumulate(ends, max)))

    def at(self, time: int) -> list[tuple[str, Clip]]:
        """Return the clips that a moment falls into, from the bottom to the top."""
        found = []
        place = bisect_right(self.starts, time) - 1
        while place >= 0 and self.reach[place] > time:
            name, clip = self.clips[place]
            if clip.start + clip.duration > time:
                found.append((name, clip))
            place -= 1
        return sorted(found, key=_stacking)


class TimelineIndex:
    """The tracks in their order, from the bottom to the top, each with its clips by start."""

    def __init__(self, document: Document) -> None:
        by_track: dict[str, list[tuple[str, Clip]]] = {name: [] for name in document.tracks}
        for name, clip in document.clips.items():
            # A clip whose track is gone is neither seen nor heard.
            if clip.track in by_track:
                by_track[clip.track].append((name, clip))
        ordered = sorted(document.tracks.items(), key=lambda item: (item[1].order, item[0]))
        self.tracks = [
            TrackIndex(name, track, sorted(by_track[name], key=lambda item: (item[1].start, item[0])))
            for name, track in ordered
        ]

    @property
    def duration(self) -> int:
        """The end of the last clip, in flicks: how long the film is."""
        return max((track.reach[-1] for track in self.tracks if track.reach), default=0)


def _stacking(item: tuple[str, Clip]) -> tuple[str, int, str]:
    """Clips that overlap on a track: the greater key is on top, then the later start, then the greater id."""
    name, clip = item
    return (clip.order, clip.start, name)
