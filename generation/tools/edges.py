"""A rough grey picture drawn to the edges of the colours that it lies on.

Source: He, Sun and Tang, "Guided Image Filtering", 2013, with a guide of three channels: near each pixel alpha is taken
for a plane over the colours, so that it ends where they change, at the picture's own size.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]


def drawn_to_edges(alpha: Field, guide: Field, radius: int, smoothness: float) -> Field:
    """Return alpha (height, width), 0 to 1, by the colours of a guide (height, width, 3), 0 to 1.

    It looks `radius` pixels around each; colours that differ by less than the root of `smoothness` are one surface.
    """
    means = [_mean(guide[..., channel], radius) for channel in range(3)]
    mean_alpha = _mean(alpha, radius)
    covariance = [_mean(guide[..., c] * alpha, radius) - means[c] * mean_alpha for c in range(3)]
    spread = {
        (a, b): _mean(guide[..., a] * guide[..., b], radius) - means[a] * means[b]
        for a in range(3)
        for b in range(a, 3)
    }
    slopes = _solved(spread, covariance, np.float32(smoothness))
    offset = mean_alpha - sum(slope * mean for slope, mean in zip(slopes, means, strict=True))
    out = _mean(offset, radius)
    for channel, slope in enumerate(slopes):
        out += _mean(slope, radius) * guide[..., channel]
    return np.clip(out, 0, 1)


def _solved(
    spread: dict[tuple[int, int], Field], wanted: list[Field], smoothness: np.float32
) -> tuple[Field, Field, Field]:
    """Solve the symmetric systems of three, one a pixel, by their cofactors."""
    rr, gg, bb = (spread[c, c] + smoothness for c in range(3))
    rg, rb, gb = spread[0, 1], spread[0, 2], spread[1, 2]
    one, two, three = gg * bb - gb * gb, rb * gb - rg * bb, rg * gb - rb * gg
    determinant = rr * one + rg * two + rb * three
    r, g, b = wanted
    return (
        (one * r + two * g + three * b) / determinant,
        (two * r + (rr * bb - rb * rb) * g + (rg * rb - rr * gb) * b) / determinant,
        (three * r + (rg * rb - rr * gb) * g + (rr * gg - rg * rg) * b) / determinant,
    )


def _mean(field: Field, radius: int) -> Field:
    """Return the mean of the square of pixels around each, as far as they are inside the picture."""
    out = field
    for axis in (0, 1):
        size = out.shape[axis]
        sums = np.cumsum(out, axis=axis, dtype=np.float64)
        sums = np.concatenate([np.zeros_like(sums.take([0], axis)), sums], axis=axis)
        places = np.arange(size)
        low, high = np.maximum(places - radius, 0), np.minimum(places + radius + 1, size)
        counts = (high - low).reshape([-1, 1] if axis == 0 else [1, -1])
        out = ((sums.take(high, axis) - sums.take(low, axis)) / counts).astype(np.float32)
    return out
