"""Where a film is cut into pieces, so that every rung is cut at the same frames. Pure.

Times are ticks of the film's own clock, from its first frame on.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

#: Seconds of a piece at most, and between keyframes where we place them ourselves.
PIECE, KEYFRAMES = 4, 2
#: Pieces that are encoded at a time; what a kill costs at most.
PIECES_A_PART = 15


@dataclass(frozen=True)
class Seen:
    """What the packets of a film's pictures say.

    frames: when each is shown, sorted. keys: the keyframes among them. end: when the last one ends. closed: no frame
    needs one from before the keyframe that precedes it. first: the film's stamp of its first frame.
    """

    frames: array[int]
    keys: list[int]
    end: int
    closed: bool
    base: Fraction
    first: int

    @property
    def seconds(self) -> float:
        return float(self.end * self.base)


@dataclass(frozen=True)
class Cuts:
    """keys: where every rung has a keyframe. starts: where a piece begins, each of them a key. end: where all ends.

    kept: the keyframes are the film's own.
    """

    keys: list[int]
    starts: list[int]
    end: int
    kept: bool

    def parts(self) -> list[tuple[int, int]]:
        """Return the stretches that are encoded one after the other, each (start, end)."""
        starts = self.starts[::PIECES_A_PART]
        return list(zip(starts, [*starts[1:], self.end], strict=True))

    def keys_in(self, start: int, end: int) -> set[int]:
        """Return the keyframes from `start` up to `end`, which is not included."""
        return set(self.keys[bisect_left(self.keys, start) : bisect_left(self.keys, end)])


def cuts_of(seen: Seen, copies: bool) -> Cuts:
    """Return where to cut: at the film's own keyframes where there are enough, and its packets can be copied."""
    longest = int(PIECE / seen.base)
    gaps = [after - key for key, after in zip(seen.keys, [*seen.keys[1:], seen.end], strict=True)]
    if copies and seen.closed and seen.keys[:1] == [0] and max(gaps) <= longest:
        return Cuts(seen.keys, _starts(seen.keys, longest, seen.end), seen.end, kept=True)
    keys = _grid(seen)
    return Cuts(keys, _starts(keys, longest, seen.end), seen.end, kept=False)


def _starts(keys: list[int], longest: int, end: int) -> list[int]:
    """Return the keys at which pieces begin, each piece as long as it may be; longer only where no key lies between."""
    starts = [keys[0]]
    while end - starts[-1] > longest:
        furthest = bisect_right(keys, starts[-1] + longest) - 1
        after = max(furthest, bisect_right(keys, starts[-1]))
        if after >= len(keys):
            break
        starts.append(keys[after])
    return starts


def _grid(seen: Seen) -> list[int]:
    """Return the first frame of each two seconds; of seconds in which the picture stands still, none."""
    keys: list[int] = []
    step = KEYFRAMES / seen.base
    for number in range(int(seen.end / step) + 1):
        at = bisect_left(seen.frames, number * step)
        if at < len(seen.frames) and (not keys or seen.frames[at] > keys[-1]):
            keys.append(seen.frames[at])
    return keys


def see(packets: Iterable[tuple[int, int, bool]], base: Fraction) -> Seen:
    """Return what packets say, each (when it is shown, for how long, whether it is a keyframe), as they are stored.

    Raises ValueError for no packets.
    """
    frames, keys, end, closed = array("q"), [], 0, True
    key: int | None = None
    for shown, length, is_key in packets:
        frames.append(shown)
        end = max(end, shown + length)
        if is_key:
            keys.append(shown)
            key = shown
        elif key is None or shown < key:
            closed = False
    if not frames:
        raise ValueError("There are no pictures in it.")
    ordered = array("q", sorted(frames))
    first = ordered[0]
    return Seen(
        array("q", (shown - first for shown in ordered)),
        sorted(key - first for key in keys),
        end - first,
        closed,
        base,
        first,
    )
