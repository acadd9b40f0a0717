"""Transitions: which clip another one takes over from, and how far it has come. The mirror is `transitions.ts`.

    track  |-- a -----------|- - - -|          a plays on behind its end
                            |-- b --:--------|
                            transition

The one before is the clip that starts latest of those that start earlier on the same track and reach the incoming one's
start, or more. Clips that overlap pass over likewise, from the start of the upper one; after that they lie over each
other as ever. A clip that another one takes over from is through with its own transition.
"""

import math
from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from editor.timeline.easing import eased
from editor.timeline.frame import Layer, TransitionLayer
from editor.timeline.index import TrackIndex
from editor.timeline.schema import AudioClip, Bezier, Clip, Transition

Placed = tuple[str, Clip]


class Shown(NamedTuple):
    """A clip that is shown; during its transition with the one before, where there is one, and the eased progress."""

    name: str
    clip: Clip
    before: Placed | None = None
    progress: float | None = None


def clip_before(track: TrackIndex, name: str, clip: Clip) -> Placed | None:
    """Return the clip that this one takes over from, or None. Sound alone takes over from sound alone."""
    is_sound = isinstance(clip, AudioClip)
    # Of clips with one start the lesser id is the earlier.
    place = bisect_left(track.clips, (clip.start, name), key=lambda item: (item[1].start, item[0])) - 1
    while place >= 0 and track.reach[place] >= clip.start:
        _, other = found = track.clips[place]
        if other.start + other.duration >= clip.start and isinstance(other, AudioClip) == is_sound:
            return found
        place -= 1
    return None


def shown_at(track: TrackIndex, time: int) -> list[Shown]:
    """Return what a track shows at a moment, from the bottom to the top; who is taken over from is in the other."""
    placed = track.at(time)
    found: dict[str, Shown] = {}
    behind = set()
    # The latest first: who is taken over from takes over from nobody any more.
    for name, clip in sorted(placed, key=lambda item: (item[1].start, item[0]), reverse=True):
        if name in behind:
            continue
        progress = _progress(clip.transition, time - clip.start)
        before = None if progress is None else clip_before(track, name, clip)
        if before is not None:
            behind.add(before[0])
        found[name] = Shown(name, clip, before, progress)
    return [found[name] for name, _ in placed if name in found]


def transition_layer(
    shown: Shown, before: Layer | None, after: Layer | None, width: int, height: int
) -> TransitionLayer | None:
    """Return the layer of a clip in its transition on an output of width x height pixels; None where both are gone."""
    if shown.progress is None or (before is None and after is None):
        return None
    transition = shown.clip.transition
    way = _way(transition, width, height)
    return TransitionLayer(
        shown.name,
        next(side.look.blend for side in (after, before) if side),
        transition.kind,
        shown.progress,
        way,
        transition.softness,
        transition.colour,
        _plain(before),
        _plain(after),
    )


def _plain(side: Layer | None) -> Layer | None:
    """Return a side as it is laid down plainly: the mixture of both meets what is below."""
    return side and replace(side, look=replace(side.look, blend="normal"))


def _progress(transition: Transition, into: int) -> float | None:
    if transition.kind == "none" or into >= transition.duration:
        return None
    return eased(transition.easing, Bezier(), into / transition.duration)


def _way(transition: Transition, width: int, height: int) -> tuple[float, float]:
    """Return the way from where the transition begins to where it ends, in output pixels.

    A wipe's edge goes from one corner of the canvas to the other; what slides goes until it is just off the canvas.
    """
    angle = math.radians(transition.angle % 360)
    x, y = math.cos(angle), math.sin(angle)
    if transition.kind == "wipe":
        length = abs(width * x) + abs(height * y)
    elif transition.kind in ("slide", "push"):
        length = min(width / max(abs(x), 1e-9), height / max(abs(y), 1e-9))
    else:
        return 0.0, 0.0
    return x * length, y * length
