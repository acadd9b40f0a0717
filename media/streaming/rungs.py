"""Which sizes a film is sent in: a ladder that a line climbs as far as it carries. Pure."""

from __future__ import annotations

from dataclasses import dataclass

#: Pixels of the short side, and bits a second of pictures at most: what x264 needs at these sizes to look right.
STEPS = ((1080, 5_000_000), (720, 2_800_000), (480, 1_400_000), (360, 800_000))
#: A rung just below the film's own size helps nobody.
SMALLER = 0.9
#: Bits a second for each pixel of a frame, for a film that is smaller or larger than every step.
BITS_A_PIXEL = 2.4


@dataclass(frozen=True)
class Rung:
    """One size of a film. width, height: even pixels. rate: bits a second at most. own: the film's own size."""

    width: int
    height: int
    rate: int
    own: bool = False

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"v{min(self.width, self.height)}"


def rungs_of(width: int, height: int) -> list[Rung]:
    """Return the rungs of a film of this size in pixels, the largest first, which is its own."""
    short = min(width, height)
    own = Rung(_even(width), _even(height), max(STEPS[-1][1], round(width * height * BITS_A_PIXEL)), own=True)
    smaller = [
        Rung(_even(width * step / short), _even(height * step / short), rate)
        for step, rate in STEPS
        if step <= short * SMALLER
    ]
    return [own, *smaller]


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2))
