"""Keyframes: what a property is worth at a moment of its clip. The mirror is `keyframes.ts`.

`resolve` gives the clip as it is at a moment, with its curves' values in place of the fixed ones; it is the one thing
that `evaluate` needs. `polyline` gives a curve as points with straight lines between them, which is what a mixer needs
of volume and pan. A moment may lie after the clip's end: behind a transition a clip plays on.
"""

from bisect import bisect_right
from typing import Any, NamedTuple

from editor.timeline.easing import eased
from editor.timeline.schema import AudioClip, CaptionClip, Clip, Curve, Keyframe, Keyframes
from editor.timeline.schema.properties import PROPERTIES


class Moving(NamedTuple):
    """Where a curve's property is in a clip, and the bounds that its value is brought into."""

    path: tuple[str, ...]
    low: float
    high: float


#: What moves, by the names of `Keyframes`: those of the table that have a curve.
MOVING = {known.row.curve: Moving(known.path, *known.bounds) for known in PROPERTIES if known.row.curve}
#: The curves of a picture's looks; volume and pan are the mixer's.
VISIBLE = tuple(name for name, known in MOVING.items() if known.path[0] != "sound")
PLACE = ("x", "y", "width", "height")


def value_at(curve: Curve, into: int) -> float | None:
    """Return the curve's value `into` flicks after the clip's start; None where it has no keyframes."""
    before, after = _around(curve, into)
    return None if before is None and after is None else _value(before, after, into)


def property_at(keyframes: Keyframes, name: str, into: int) -> float | None:
    """Return the value of a property's curve within the property's bounds; None where it has no keyframes."""
    value = value_at(getattr(keyframes, name), into)
    return None if value is None else _bounded(name, value)


def is_moving(curve: Curve, into: int) -> bool:
    """Whether the value changes at this moment: it lies between two keyframes that differ."""
    before, after = _around(curve, into)
    if before is None or after is None or before.easing == "hold":
        return False
    return before.value != after.value


def resolve(clip: Clip, into: int) -> tuple[Clip, bool]:
    """Return the clip as it looks `into` flicks after its start, and whether its box is moving.

    The place and the size of the result may be fractions.
    """
    if isinstance(clip, AudioClip | CaptionClip) or not any(
        getattr(clip.keyframes, name) for name in VISIBLE
    ):
        return clip, False
    resolved: Clip = clip
    for name in VISIBLE:
        value = property_at(clip.keyframes, name, into)
        if value is not None:
            resolved = _with(resolved, MOVING[name].path, value)
    return resolved, any(is_moving(getattr(clip.keyframes, name), into) for name in PLACE)


#: How often a stretch of a curve is halved at the most: 2^-12 of it is finer than anybody hears.
DEEPEST = 12


def polyline(
    keyframes: Keyframes, name: str, duration: int, tolerance: float = 1 / 1024
) -> list[tuple[int, float]]:
    """Return a property's curve over [0, duration] as (flicks from the start, value), ascending, straight in between.

    Empty where there are no keyframes. The lines are nowhere further than about `tolerance` from the curve. A value
    that jumps does so within one flick.
    """
    curve: Curve = getattr(keyframes, name)
    keys = sorted({key.time: key for key in curve}.values(), key=lambda key: key.time)
    if not keys:
        return []
    ahead = bisect_right(keys, 0, key=lambda key: key.time)
    points: list[tuple[int, float]] = []
    start = 0
    while start < duration:
        before, after = keys[ahead - 1] if ahead else None, keys[ahead] if ahead < len(keys) else None
        end = duration if after is None else min(after.time, duration)
        stretch = _Stretch(name, before, after)
        if before is None or after is None or before.easing == "hold":
            # It stays until right before the next keyframe.
            points += [(time, stretch.at(start)) for time in sorted({start, end - 1})]
        else:
            points += stretch.points(start, end, tolerance)
        start = end
        ahead += 1
    return [*points, (duration, property_at(keyframes, name, duration) or 0.0)]


class _Stretch(NamedTuple):
    """What a curve does between two neighbouring keyframes, of which one may be missing."""

    name: str
    before: Keyframe | None
    after: Keyframe | None

    def at(self, into: int) -> float:
        return _bounded(self.name, _value(self.before, self.after, into))

    def points(self, start: int, end: int, tolerance: float, depth: int = DEEPEST) -> list[tuple[int, float]]:
        """Return points from `start` up to, not including, `end`: halved until straight lines will do."""
        first, last = self.at(start), self.at(end)
        quarters = [start + (end - start) * k // 4 for k in (1, 2, 3)]
        if (
            depth == 0
            or end - start < 4
            or all(
                abs(self.at(time) - (first + (last - first) * ((time - start) / (end - start)))) <= tolerance
                for time in quarters
            )
        ):
            return [(start, first)]
        middle = quarters[1]
        return [
            *self.points(start, middle, tolerance, depth - 1),
            *self.points(middle, end, tolerance, depth - 1),
        ]


def _around(curve: Curve, into: int) -> tuple[Keyframe | None, Keyframe | None]:
    """Return the last keyframe at or before a moment and the first one after it, whatever order they are in."""
    before: Keyframe | None = None
    after: Keyframe | None = None
    for key in curve:
        if key.time <= into:
            if before is None or key.time >= before.time:
                before = key
        elif after is None or key.time <= after.time:
            after = key
    return before, after


def _value(before: Keyframe | None, after: Keyframe | None, into: int) -> float:
    """Return the value between two keyframes; where one is missing, the other's. One of them must be there."""
    if before is None or after is None:
        known = before or after
        return 0.0 if known is None else known.value
    share = (into - before.time) / (after.time - before.time)
    return before.value + (after.value - before.value) * eased(before.easing, before.bezier, share)


def _bounded(name: str, value: float) -> float:
    known = MOVING[name]
    return float(min(max(value, known.low), known.high))


def _with(node: Any, path: tuple[str, ...], value: float) -> Any:
    """Return a copy of a model with one value replaced, unchecked: a place may be a fraction while it moves."""
    name, rest = path[0], path[1:]
    return node.model_copy(update={name: _with(getattr(node, name), rest, value) if rest else value})
