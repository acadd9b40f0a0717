"""Time stretching with the pitch kept: WSOLA, with strikes left as they are.

Grains of the source, two of which always overlap, are laid out at the new speed. Each is taken from near where it
should be, at the place where it goes on from the grain before most smoothly (Verhelst and Roelands, "An overlap-add
technique based on waveform similarity", ICASSP 1993). Left at that, a click would come out twice when slowed down, or
not at all when sped up; so around an onset time runs as recorded: two grains that lie in each other's continuation and
carry it at exactly its own place, while no other grain reaches over it.

What decides is reckoned in whole numbers (in doubles, whose sums of them are exact in any order, and fast), so that
every machine comes to the same samples. It only ever looks forward
from the source's start: the samples of a moment do not depend on where one begins to listen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
#: Whole numbers.
Whole = NDArray[np.float64]
#: Gives `count` samples (2, count) from `first` on; silence where there is nothing.
Read = Callable[[int, int], Samples]

#: A grain is two hops long, 43 ms at 48 kHz. It is looked for as far as REACH to both sides, which holds a whole
#: period of 31 Hz.
HOP = 1024
REACH = 768
#: Similarity is looked for at a quarter of the rate first, then to the sample.
COARSE = 4
#: The source is read by pieces of this many samples, always the same ones.
PIECE = 48_000
#: How much of it is kept behind: at ten times the speed a grain is ten hops from the one before.
KEPT = 32 * HOP
#: An onset is a frame of 1.3 ms with 16 times the power of the 21 ms before it, and no quieter than LOUD.
FRAME, BEFORE, RISE = 64, 16, 16
LOUD = FRAME * 40**2
#: No grain but its own two may begin sooner after an onset: 5 ms.
AFTER = 256
#: 12 bits: sums of products stay far within what doubles hold exactly.
FULL = 2047
NORMAL = 1000

_RISING = np.sin(np.pi / 2 * (np.arange(HOP) + 0.5) / HOP).astype(np.float32) ** 2


def stretch(read: Read, length: int, speed: int, guide: Read | None = None) -> Iterator[Samples]:
    """Yield a sound of `length` samples at `speed` thousandths, by blocks (2, HOP); the last is cut to fit.

    guide: the sound by which grains are found and onsets kept, where it is another one: two sounds of one recording are
    then the same moment at each sample, and can be mixed.

    The result has length x 1000 / speed samples, rounded up.
    """
    source = _Source(read, guide or read, length, apart=3 * HOP * max(speed, NORMAL) // NORMAL)
    total = -(-length * NORMAL // speed)
    tail = np.zeros((2, HOP), np.float32)
    following: int | None = None
    for number in range(-(-total // HOP) + 1):
        begin = _place(source, number, speed, following)
        grain = source.samples(begin, 2 * HOP)
        block = tail + grain[:, :HOP] * _RISING
        tail = grain[:, HOP:] * _RISING[::-1]
        following = begin + HOP
        if number > 0:
            yield block[:, : total - (number - 1) * HOP]


def _place(source: _Source, number: int, speed: int, following: int | None) -> int:
    """Return where in the source the grain begins whose middle comes out at sample number x HOP."""
    nominal = number * HOP * speed // NORMAL - HOP
    if following is None:
        return nominal
    around = 4 * HOP + HOP * speed // NORMAL
    source.look_until(nominal + around)
    low, high = nominal - REACH, nominal + REACH
    for onset in source.onsets_near(nominal, around):
        first = onset * NORMAL // speed // HOP
        if first <= number <= first + 1:
            # Its own two: here time runs as recorded.
            return number * HOP - HOP + onset - onset * NORMAL // speed
        if number < first:
            high = min(high, onset - FRAME - 2 * HOP)
            low = min(low, high - REACH)
        else:
            low = max(low, onset + AFTER)
            high = max(high, low + REACH)
    return _most_alike(source, following, low, max(low, high), nominal)


def _most_alike(source: _Source, following: int, low: int, high: int, nominal: int) -> int:
    """Return the place from low to high whose first half is most like the source from `following` on."""
    wanted = source.coarse(following, HOP)
    if not wanted.any():
        return min(max(nominal, low), high)
    steps = (high - low) // COARSE + 1
    places = low + COARSE * np.arange(steps)
    found = source.coarse(low, HOP + COARSE * (steps - 1))
    # Of places that are alike, as a tone's periods are, the one that lies nearest.
    near = 1 - np.abs(places - min(max(nominal, low), high)) / (32 * REACH)
    best = int(places[int(np.argmax(_likeness(wanted, found) * near))])
    first, last = max(low, best - COARSE), min(high, best + COARSE)
    exact = source.mono(first, HOP + last - first)
    return first + int(np.argmax(_likeness(source.mono(following, HOP), exact)))


def _likeness(wanted: Whole, found: Whole) -> NDArray[np.float64]:
    """Return the correlation of `wanted` with each stretch of `found` of its length, normalised to theirs."""
    products = np.correlate(found, wanted, "valid")
    sums = np.concatenate([[0], np.cumsum(found * found)])
    powers = sums[len(wanted) :] - sums[: -len(wanted)]
    return np.asarray(products / np.sqrt(np.maximum(powers, 1)))


class _Source:
    """The part of the source that is being looked at, and the onsets in it, so many samples `apart` at least."""

    def __init__(self, read: Read, guide: Read, length: int, apart: int) -> None:
        self._read = read
        self._guide = guide
        self._length = length
        self._apart = apart
        # What lies before the source's start is silent; a few grains of it are kept so that one may look there.
        self._base = -8 * HOP
        self._samples = np.zeros((2, 8 * HOP), np.float32)
        self._mono = np.zeros(8 * HOP)
        self._onsets: list[int] = []

    def samples(self, first: int, count: int) -> Samples:
        self.look_until(first + count)
        return self._samples[:, first - self._base : first - self._base + count]

    def mono(self, first: int, count: int) -> Whole:
        self.look_until(first + count)
        return self._mono[first - self._base : first - self._base + count]

    def coarse(self, first: int, count: int) -> Whole:
        """Return `count` samples as sums of COARSE each."""
        return self.mono(first, count).reshape(-1, COARSE).sum(axis=1)

    def onsets_near(self, place: int, reach: int) -> list[int]:
        return [onset for onset in self._onsets if abs(onset - place) <= reach]

    def look_until(self, end: int) -> None:
        """Read on until sample `end` is there, and let go of what lies far behind."""
        while self._base + self._mono.size < end:
            first = self._base + self._mono.size
            count = max(0, min(PIECE, self._length - first))
            piece = self._piece(self._read, first, count)
            leading = piece if self._guide is self._read else self._piece(self._guide, first, count)
            mono = np.rint(np.clip(leading.sum(axis=0) / 2, -1, 1) * FULL).astype(np.float64)
            kept = slice(max(0, self._mono.size - KEPT), None)
            self._base += kept.start
            self._samples = np.concatenate([self._samples[:, kept], piece], axis=1)
            self._mono = np.concatenate([self._mono[kept], mono])
            self._find_onsets(first)

    def _piece(self, read: Read, first: int, count: int) -> Samples:
        piece = np.zeros((2, PIECE), np.float32)
        if count:
            piece[:, :count] = read(first, count)
        return piece

    def _find_onsets(self, first: int) -> None:
        """Note the onsets of the piece that begins at `first`. No two are so near that both could not be kept."""
        begin = first - self._base - BEFORE * FRAME
        powers = (self._mono[begin:] ** 2).reshape(-1, FRAME).sum(axis=1)
        sums = np.concatenate([[0], np.cumsum(powers)])
        earlier = sums[BEFORE:-1] - sums[: -BEFORE - 1]
        now = powers[BEFORE:]
        self._onsets = [onset for onset in self._onsets if onset > self._base]
        for frame in np.flatnonzero((now > LOUD) & (now * BEFORE > RISE * earlier)):
            here = self._mono[begin + (BEFORE + int(frame)) * FRAME :][:FRAME]
            onset = first + int(frame) * FRAME + int(np.argmax(np.abs(here)))
            if not self._onsets or onset - self._onsets[-1] >= self._apart:
                self._onsets.append(onset)
