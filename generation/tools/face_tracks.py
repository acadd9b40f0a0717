"""From faces in single pictures to subjects that are followed through a film. Pure.

A face is followed from look to look by where it went so far; where it is not seen for up to a second it is taken to be
on the way from where it was last to where it is next. At both ends it is followed on for half a second, for a face that
turns away is still one. Nothing is followed over a cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generation.tools.centerface import Faces
from media.inspection.facts import FLICKS

Box = NDArray[np.float32]
Row = list[int | str]

#: A face that is covered is followed for so long; at its first and its last look for so long beyond (flicks).
LONGEST_GAP, BEYOND = FLICKS * 21 // 20, FLICKS // 2
#: How far from where it is expected a face may be, in its own sizes, and how much larger or smaller.
REACH, STRETCH = 0.9, 1.7
#: A face that was seen so seldom must have been surer than this.
SELDOM, SURE = 3, 0.5
#: A picture that stays longer than this (flicks) is a still: nothing moves while it is shown.
STILL = FLICKS // 5
#: Rows are left out where the others say the same to so much of the box's size.
TOLERANCE = 0.03
#: A stretch without a look that is longer than this is a guess (flicks).
LOOKED_AT = FLICKS // 4
#: Of such a stretch these parts are guessed; no further than by so many of its sizes, and larger by so much a side.
PARTS, GUESSED_WAY, GROWN = (0.25, 0.5, 0.75), 4, 0.18


@dataclass(frozen=True)
class Look:
    """The faces of the picture that begins at a time. gap: since the one before it. cut: a new shot begins with it."""

    time: int
    faces: Faces
    gap: int = 0
    cut: bool = False


@dataclass
class Trail:
    """One face at the times at which it was seen."""

    times: list[int] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    sure: float = 0.0
    best: int = 0

    def add(self, time: int, face: Box) -> None:
        """Go on with a face: its box and how sure it is."""
        if face[4] > self.sure:
            self.sure, self.best = float(face[4]), time
        self.times.append(time)
        self.boxes.append(face[:4])

    def expected(self, time: int, backwards: bool = False) -> Box:
        """Return where it will be, or was, going on as it goes at this end; never further than by twice its size."""
        first, last = (0, min(4, len(self.times) - 1)) if backwards else (max(0, len(self.times) - 5), -1)
        near = self.boxes[first if backwards else last]
        since = time - self.times[first if backwards else last]
        passed = self.times[last] - self.times[first]
        if passed <= 0 or passed > FLICKS:
            return near
        way = (self.boxes[last] - self.boxes[first])[[0, 1]] + (self.boxes[last] - self.boxes[first])[[2, 3]]
        way = way / 2 * (since / passed)
        most = 2 * size_of(near)
        length = float(np.hypot(*way))
        if length > most:
            way = way * (most / length)
        out: Box = near + np.concatenate([way, way]).astype(np.float32)
        return out


def size_of(box: Box) -> float:
    """Return how large a box is: the side of a square of its area."""
    return float(np.sqrt(max(1.0, (box[2] - box[0]) * (box[3] - box[1]))))


def moved(before: Faces, after: Faces) -> float:
    """Return by how much the face that went furthest did between two looks, in its own sizes."""
    furthest = 0.0
    for face in after:
        # What is further away is somebody else.
        near = [away for other in before if (away := _distance(face, other, 3 * REACH)) < 3 * REACH]
        furthest = max(furthest, min(near, default=0.0))
    return furthest


def followed(looks: Sequence[Look]) -> list[Trail]:
    """Return the faces of a film, each once as far as it can be followed. Those seen once and unsurely are left out."""
    done: list[Trail] = []
    open_trails: list[Trail] = []
    for look in looks:
        if look.cut:
            done += open_trails
            open_trails = []
        # A picture that stays long is one picture, however long.
        now = look.time - look.gap if look.gap > STILL else look.time
        done += [trail for trail in open_trails if now - trail.times[-1] > LONGEST_GAP]
        open_trails = [trail for trail in open_trails if now - trail.times[-1] <= LONGEST_GAP]
        open_trails += _matched(look, open_trails)
    done += open_trails
    known = [trail for trail in done if trail.sure > SURE or len(trail.times) >= SELDOM]
    return sorted(known, key=lambda trail: (trail.times[0], float(trail.boxes[0][0])))


def _matched(look: Look, trails: list[Trail]) -> list[Trail]:
    """Go on with the trails whose faces are seen, the nearest first; return those that begin here."""
    pairs = sorted(
        (distance, number, place)
        for number, trail in enumerate(trails)
        for place, face in enumerate(look.faces)
        if (distance := _way(trail, look.time, face)) < REACH
    )
    taken: set[int] = set()
    going: set[int] = set()
    for _, number, place in pairs:
        if number not in going and place not in taken:
            going.add(number)
            taken.add(place)
            trails[number].add(look.time, look.faces[place])
    begun = []
    for place, face in enumerate(look.faces):
        if place not in taken:
            trail = Trail()
            trail.add(look.time, face)
            begun.append(trail)
    return begun


def _way(trail: Trail, time: int, face: Box) -> float:
    """Return how far a face is from where a trail is expected, or from where it was, in its own sizes."""
    return min(_distance(face, trail.expected(time)), _distance(face, trail.boxes[-1]))


def _distance(one: Box, other: Box, otherwise: float = 2 * REACH) -> float:
    """Return how far two boxes are apart, in the larger one's size; `otherwise` where they are not alike in size."""
    small, large = sorted((size_of(one), size_of(other)))
    if large > STRETCH * small:
        return otherwise
    across = (one[0] + one[2] - other[0] - other[2]) / 2
    down = (one[1] + one[3] - other[1] - other[3]) / 2
    return float(np.hypot(across, down)) / large


def rows_of(trail: Trail, looks: Sequence[Look], end: int) -> list[Row]:
    """Return a trail as rows of a table: time, left, top, right, bottom, and whether it was seen, guessed or is gone.

    `looks` are all of the film, which ends at `end` (flicks).
    """
    begins, ends = _shot(trail, looks, end)
    rows = list(_held(trail, looks))
    first, last = trail.times[0], trail.times[-1]
    stays = _stays(last, looks, end)
    before, after = max(begins, first - BEYOND), min(ends, max(last + BEYOND, stays))
    if before < first:
        rows.insert(0, (before, trail.expected(before, backwards=True), "guessed"))
    out = [_row(*row) for row in rows]
    if after > last and stays <= last:
        out.append(_row(after - 1, trail.expected(after), "guessed"))
    if after < end:
        out.append([after, *out[-1][1:5], "gone"])
    return [row for number, row in enumerate(out) if number == 0 or int(row[0]) > int(out[number - 1][0])]


def _stays(time: int, looks: Sequence[Look], end: int) -> int:
    """Return up to when the picture stays that is looked at then, where it is a still, or the last one of all."""
    following = next((look for look in looks if look.time > time), None)
    if following is None:
        return end
    return following.time if following.gap > STILL else time


def _shot(trail: Trail, looks: Sequence[Look], end: int) -> tuple[int, int]:
    """Return when the shot in which a trail is begins and ends."""
    cuts = [look.time for look in looks if look.cut]
    begins = max((time for time in cuts if time <= trail.times[0]), default=0)
    return begins, min((time for time in cuts if time > trail.times[-1]), default=end)


def _held(trail: Trail, looks: Sequence[Look]) -> Iterator[tuple[int, Box, str]]:
    """Yield where a face is; it stands still as long as a still picture does, and guesses are said to be some."""
    stills = {look.time for look in looks if look.gap > STILL}
    seen = list(zip(trail.times, trail.boxes, strict=True))
    for (time, box), (later, _) in pairwise(_thinned(seen, stills)):
        yield time, box, "seen"
        if later in stills:
            yield later - 1, box, "seen"
        elif later - time > LOOKED_AT and trail.times[trail.times.index(time) + 1] == later:
            yield from _guessed(trail, time, later)
    yield trail.times[-1], trail.boxes[-1], "seen"


def _guessed(trail: Trail, time: int, later: int) -> Iterator[tuple[int, Box, str]]:
    """Yield where a face may be between two looks that saw it: on a curve that goes on as it went, and a little larger.

    Source: the cubic Hermite spline, by the speeds at both ends.
    """
    place = trail.times.index(time)
    one, other = trail.boxes[place], trail.boxes[place + 1]
    leaves, arrives = _speed(trail, place - 2, place), _speed(trail, place + 1, place + 3)
    most = GUESSED_WAY * size_of(one) / (later - time)
    leaves, arrives = (np.clip(speed, -most, most) * (later - time) for speed in (leaves, arrives))
    for part in PARTS:
        t, s = part, 1 - part
        box = (
            s * s * (1 + 2 * t) * one + t * t * (3 - 2 * t) * other + t * s * s * leaves - t * t * s * arrives
        )
        wide, high = GROWN * (box[2] - box[0]), GROWN * (box[3] - box[1])
        grown = box + np.array([-wide, -high, wide, high])
        yield time + round(part * (later - time)), grown.astype(np.float32), "guessed"


def _speed(trail: Trail, first: int, last: int) -> NDArray[np.float64]:
    """Return how a face went between two of its looks, in pixels a flick, each edge as its middle; 0 if not known."""
    first, last = max(0, first), min(last, len(trail.times) - 1)
    passed = trail.times[last] - trail.times[first]
    if passed <= 0 or passed > 2 * LOOKED_AT:
        return np.zeros(4)
    way = (trail.boxes[last] - trail.boxes[first]).astype(np.float64)
    middle = (way[[0, 1]] + way[[2, 3]]) / 2 / passed
    return np.concatenate([middle, middle])


def _thinned(seen: list[tuple[int, Box]], kept: set[int]) -> list[tuple[int, Box]]:
    """Leave out where a face is as it goes straight from what stands before to what stands behind."""
    out = [seen[0]]
    start = 0
    for number in range(1, len(seen)):
        following = number + 1
        stays = (
            following == len(seen)
            or bool(kept & {seen[number][0], seen[following][0]})
            or seen[following][0] - seen[number][0] > LOOKED_AT
            or seen[number][0] - seen[number - 1][0] > LOOKED_AT
        )
        if stays or not _is_straight(seen[start : following + 1]):
            out.append(seen[number])
            start = number
    return out


def _is_straight(seen: list[tuple[int, Box]]) -> bool:
    (first, one), (last, other) = seen[0], seen[-1]
    for time, box in seen[1:-1]:
        line = one + (other - one) * ((time - first) / (last - first))
        if float(np.abs(line - box).max()) > TOLERANCE * size_of(box):
            return False
    return True


def _row(time: int, box: Box, state: str) -> Row:
    left, top, right, bottom = box
    return [time, int(np.floor(left)), int(np.floor(top)), int(np.ceil(right)), int(np.ceil(bottom)), state]
