"""Where the packets of a sound lie, to the sample, in containers whose stamps are coarser than samples.

Matroska rounds to milliseconds, 48 samples; transport streams to 1/90,000 s; ASF to milliseconds. But a codec's packets
hold so many samples each, or multiples of so many: counted from the sound's first packet they lie on a grid, and a
rounded stamp says which of its places is meant.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

#: Packets that are looked at for the grid; the first may be cut, so that it says nothing.
SEEN = 64
#: Packets after a jump whose stamps are taken together: each is rounded by itself.
TAKEN = 8

#: A packet's stamp, in samples of its stream from the source's start (not whole), and how many samples it holds.
Stamped = tuple[Fraction, int]


@dataclass(frozen=True)
class Ruler:
    """first: the sample at which reading from the start begins to count. grid: distance of the places where packets
    may begin. phase: one of these places, counted from `first`. begin: where the first packet lies by all stamps
    together, in samples. slack: by how much a stamp may be off.
    """

    first: int
    grid: int
    phase: int
    begin: Fraction
    slack: Fraction

    def place(self, seen: Sequence[Stamped]) -> int | None:
        """Return the sample with which the first of some packets in a row begins; None where they lie off the grid."""
        middle, spread = _middle(seen)
        if spread > 2 * self.slack:
            return None
        steps = round((middle - self.begin - self.phase) / self.grid)
        off = abs(middle - self.begin - self.phase - steps * self.grid)
        return self.first + self.phase + steps * self.grid if off <= 2 * self.slack else None


def is_coarse(time_base: Fraction, rate: int) -> bool:
    """Tell whether stamps cannot say at which sample a packet begins."""
    return (1 / (time_base * rate)).denominator != 1


def ruler_of(seen: Sequence[Stamped], time_base: Fraction, rate: int) -> Ruler | None:
    """Return the ruler of a sound by its first packets; None where they follow no grid that stamps can tell."""
    slack = time_base * rate / 2 + 1
    grid = math.gcd(*(count for _, count in seen[1:]))
    if len(seen) < 3 or grid <= 2 * slack:
        return None
    middle, spread = _middle(seen)
    if spread > 2 * slack:
        return None
    return Ruler(round(seen[0][0]), grid, seen[0][1] % grid, middle, slack)


def _middle(seen: Sequence[Stamped]) -> tuple[Fraction, Fraction]:
    """Return where the first packet lies by all stamps together, and how far they disagree."""
    counted, begins = 0, []
    for stamp, count in seen:
        begins.append(stamp - counted)
        counted += count
    return (max(begins) + min(begins)) / 2, max(begins) - min(begins)
