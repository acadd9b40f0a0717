"""How alike two pictures are: the mean structural similarity of their colours, under a Gaussian window of 11 pixels.

Source: Wang et al., "Image quality assessment: from error visibility to structural similarity", 2004: deviation 1.5,
K1 = 0.01, K2 = 0.03, windows that lie inside the picture; the mean of the three channels.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from editor.compositor.kernels import Bytes, jit

TAPS = 11
DEVIATION = 1.5
C1, C2 = np.float32((0.01 * 255) ** 2), np.float32((0.03 * 255) ** 2)
MIDDLE, TWO = np.float32(128), np.float32(2)
#: Moments of a pair of pictures: means of a, b, a², b² and ab.
MOMENTS = 5


def _gaussian() -> NDArray[np.float32]:
    weights = np.exp(-((np.arange(TAPS) - TAPS // 2) ** 2) / (2 * DEVIATION**2))
    return (weights / weights.sum()).astype(np.float32)


WINDOW = _gaussian()


def likeness(a: Bytes, b: Bytes) -> float:
    """Return the mean similarity of two pictures (height, width, 3 or more), 1 for the same; alpha is not looked at.

    Both sides must have 11 pixels at least.
    """
    return float(likeness_map(a, b).mean())


def likeness_map(a: Bytes, b: Bytes) -> NDArray[np.float32]:
    """Return the similarity of each window, (height - 10, width - 10), the mean of the channels."""
    height, width = a.shape[:2]
    if b.shape[:2] != (height, width) or min(height, width) < TAPS:
        raise ValueError(f"Pictures of {a.shape} and {b.shape} cannot be compared.")
    out = np.zeros((height - TAPS + 1, width - TAPS + 1), np.float32)
    for channel in range(3):
        _add_similarity(
            np.ascontiguousarray(a[..., channel]), np.ascontiguousarray(b[..., channel]), WINDOW, out
        )
    out /= 3
    return out


@jit
def _add_similarity(a, b, window, out):
    """Add one channel's similarity. For each row: sums down the columns, then along the row of sums.

    The inner loops run over slices of rows, which is what the compiler can vectorise.
    """
    height, width = out.shape
    full = a.shape[1]
    down = np.empty((MOMENTS, full), np.float32)
    across = np.empty((MOMENTS, width), np.float32)
    for y in range(height):
        down[:] = np.float32(0)
        sum_a, sum_b, sum_aa, sum_bb, sum_ab = down[0], down[1], down[2], down[3], down[4]
        for tap in range(TAPS):
            weight = window[tap]
            row_a, row_b = a[y + tap], b[y + tap]
            for x in range(full):
                # Around the middle of the values, so that squares do not cancel in single precision.
                p, q = np.float32(row_a[x]) - MIDDLE, np.float32(row_b[x]) - MIDDLE
                weighted_p, weighted_q = weight * p, weight * q
                sum_a[x] += weighted_p
                sum_b[x] += weighted_q
                sum_aa[x] += weighted_p * p
                sum_bb[x] += weighted_q * q
                sum_ab[x] += weighted_p * q
        across[:] = np.float32(0)
        for moment in range(MOMENTS):
            total = across[moment]
            for tap in range(TAPS):
                weight = window[tap]
                part = down[moment, tap : tap + width]
                for x in range(width):
                    total[x] += weight * part[x]
        row = out[y]
        mean_a, mean_b, square_a, square_b, product = across[0], across[1], across[2], across[3], across[4]
        for x in range(width):
            p, q = mean_a[x], mean_b[x]
            spread = square_a[x] - p * p + square_b[x] - q * q
            covariance = product[x] - p * q
            p, q = p + MIDDLE, q + MIDDLE
            row[x] += (TWO * p * q + C1) * (TWO * covariance + C2) / ((p * p + q * q + C1) * (spread + C2))
