"""Pictures in 256 colours: a palette for a whole film, and its frames in it, dithered by a fixed pattern.

A pattern that stays where it is keeps what stands still the same from frame to frame, which a GIF stores for nothing;
errors that are handed from pixel to pixel (Floyd and Steinberg) boil, and made files three times as large.
Source: Bayer, "An optimum method for two-level rendition of continuous-tone pictures", 1973.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from editor.compositor.kernels import Bytes, jit

COLOURS = 256
#: Colours that share this many bits a channel are counted as one.
COUNTED_BITS = 5
#: Rounds of k-means after the first guess; more change nothing to be seen.
ROUNDS = 6
#: How far the pattern shifts a value, either way, for each that the palette is off in the mean; at most so far.
SPREAD, WIDEST = 1.0, 10.0
#: The table of nearest colours knows this many bits a channel.
BITS = 6
SIDE = 8


@dataclass(frozen=True)
class Palette:
    """colours: (256, 3) RGB. nearest: the number of the colour nearest to each of 64 x 64 x 64 others.

    pattern: (8, 8) how far a pixel is shifted before its colour is looked up.
    """

    colours: Bytes
    nearest: Bytes
    pattern: NDArray[np.int32]

    def indices(self, picture: Bytes) -> Bytes:
        """Return the colours' numbers (height, width) of a picture, RGBA (height, width, 4); alpha is not looked at."""
        out = np.empty(picture.shape[:2], np.uint8)
        _dither(picture, self.nearest, self.pattern, out)
        return out


def palette_of(pictures: Sequence[Bytes]) -> Palette:
    """Return the palette that suits the pictures best: RGBA (height, width, 4), samples of a film."""
    means, weights = _count([picture[..., :3] for picture in pictures])
    centres = _split(means, weights)
    for _ in range(ROUNDS):
        sums, counts = np.zeros((len(centres), 3), np.float32), np.zeros(len(centres), np.float32)
        _gather(means, weights, centres, sums, counts)
        centres = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1e-9)[:, None], centres)
    colours = np.zeros((COLOURS, 3), np.uint8)
    colours[: len(centres)] = np.round(centres)
    nearest = np.empty(1 << 3 * BITS, np.uint8)
    _find_nearest(colours.astype(np.int32), len(centres), nearest)
    table = nearest.reshape(3 * (1 << BITS,))
    kinds = means.astype(np.uint8) >> (8 - BITS)
    missed = means - colours[table[kinds[:, 0], kinds[:, 1], kinds[:, 2]]]
    spread = SPREAD * float(np.sqrt(np.average((missed**2).mean(axis=1), weights=weights)))
    return Palette(colours, nearest, pattern(min(spread, WIDEST)))


def _count(pictures: Sequence[Bytes]) -> tuple[np.ndarray, np.ndarray]:
    """Return the colours of the pictures, much alike ones as one, float32 (n, 3), and how many pixels have each."""
    pixels = np.concatenate([picture.reshape(-1, 3) for picture in pictures])
    kinds = pixels >> (8 - COUNTED_BITS)
    numbers = (kinds[:, 0].astype(np.int32) << 2 * COUNTED_BITS) + (
        kinds[:, 1].astype(np.int32) << COUNTED_BITS
    )
    numbers += kinds[:, 2]
    counts = np.bincount(numbers, minlength=1 << 3 * COUNTED_BITS)
    sums = [np.bincount(numbers, pixels[:, channel], 1 << 3 * COUNTED_BITS) for channel in range(3)]
    there = counts > 0
    means = np.stack(sums, axis=1)[there] / counts[there, None]
    return means.astype(np.float32), counts[there].astype(np.float32)


def _split(means: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return 256 colours or fewer: halve, again and again, the group whose colours lie furthest apart."""
    groups = [_Group.of(means, weights, np.arange(len(weights)))]
    while len(groups) < COLOURS:
        group = heapq.heappop(groups)
        below = means[group.members, group.axis] <= group.mean[group.axis]
        if group.error == 0 or below.all() or not below.any():
            heapq.heappush(groups, replace(group, error=0))
            break
        for members in (group.members[below], group.members[~below]):
            heapq.heappush(groups, _Group.of(means, weights, members))
    return np.array([group.mean for group in groups], np.float32)


@dataclass(frozen=True)
class _Group:
    """Colours that are to become one. error: the sum of their squared distances along `axis`."""

    members: np.ndarray
    mean: np.ndarray
    axis: int
    error: float

    @classmethod
    def of(cls, means: np.ndarray, weights: np.ndarray, members: np.ndarray) -> _Group:
        """Return the group of some of the colours."""
        share = weights[members, None]
        mean = (means[members] * share).sum(axis=0) / share.sum()
        errors = ((means[members] - mean) ** 2 * share).sum(axis=0)
        axis = int(errors.argmax())
        return cls(members, mean, axis, float(errors[axis]))

    def __lt__(self, other: _Group) -> bool:
        return self.error > other.error


def _bayer(side: int) -> np.ndarray:
    """Return the thresholds 0 to side² - 1 of Bayer's matrix."""
    if side == 1:
        return np.zeros((1, 1), int)
    half = 4 * _bayer(side // 2)
    return np.block([[half, half + 2], [half + 3, half + 1]])


def pattern(spread: float) -> NDArray[np.int32]:
    """Return Bayer's matrix, from -spread to spread."""
    return np.round(spread * (2 * (_bayer(SIDE) + 0.5) / SIDE**2 - 1)).astype(np.int32)


@jit
def _gather(means, weights, centres, sums, counts):
    """Add each colour to the centre that is nearest: one round of Lloyd's k-means."""
    for i in range(means.shape[0]):
        best, found = np.float32(1e9), 0
        for number in range(centres.shape[0]):
            red = centres[number, 0] - means[i, 0]
            green = centres[number, 1] - means[i, 1]
            blue = centres[number, 2] - means[i, 2]
            distance = np.float32(2) * red * red + np.float32(4) * green * green + np.float32(3) * blue * blue
            if distance < best:
                best, found = distance, number
        for channel in range(3):
            sums[found, channel] += weights[i] * means[i, channel]
        counts[found] += weights[i]


@jit
def _find_nearest(colours, count, out):
    """Fill the table, by distances that weigh the channels as eyes do (2, 4, 3)."""
    levels = 1 << BITS
    shift = 8 - BITS
    half = (1 << shift) >> 1
    for red in range(levels):
        for green in range(levels):
            for blue in range(levels):
                r, g, b = (red << shift) + half, (green << shift) + half, (blue << shift) + half
                best, found = 1 << 30, 0
                for number in range(count):
                    dr, dg, db = colours[number, 0] - r, colours[number, 1] - g, colours[number, 2] - b
                    distance = 2 * dr * dr + 4 * dg * dg + 3 * db * db
                    if distance < best:
                        best, found = distance, number
                out[(red << 2 * BITS) + (green << BITS) + blue] = found


@jit
def _dither(picture, nearest, pattern, out):
    """Shift each pixel by the pattern, and look its colour up."""
    shift = 8 - BITS
    for y in range(picture.shape[0]):
        for x in range(picture.shape[1]):
            offset = pattern[y % SIDE, x % SIDE]
            r = min(255, max(0, picture[y, x, 0] + offset)) >> shift
            g = min(255, max(0, picture[y, x, 1] + offset)) >> shift
            b = min(255, max(0, picture[y, x, 2] + offset)) >> shift
            out[y, x] = nearest[(r << 2 * BITS) + (g << BITS) + b]
