"""How alike two pictures are: the mean structural similarity of their luma, over windows of 8 x 8 pixels.

Source: Wang et al., "Image quality assessment: from error visibility to structural similarity", 2004.
"""

from typing import Any

import numpy as np

SIDE = 8
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
Picture = np.ndarray[Any, np.dtype[Any]]


def likeness(a: Picture, b: Picture) -> float:
    """Return the mean similarity of two RGB pictures (height, width, 3); 1 means the same."""
    x, y = _luma(a), _luma(b)
    mean_x, mean_y = _means(x), _means(y)
    variance_x = _means(x * x) - mean_x**2
    variance_y = _means(y * y) - mean_y**2
    covariance = _means(x * y) - mean_x * mean_y
    similarity = ((2 * mean_x * mean_y + C1) * (2 * covariance + C2)) / (
        (mean_x**2 + mean_y**2 + C1) * (variance_x + variance_y + C2)
    )
    return float(similarity.mean())


def _luma(picture: Picture) -> Picture:
    return picture[..., :3].astype(np.float64) @ np.array([0.2126, 0.7152, 0.0722])


def _means(values: Picture) -> Picture:
    """Return the mean of every window, by differences of running sums."""
    sums = np.pad(values.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    windows = sums[SIDE:, SIDE:] - sums[:-SIDE, SIDE:] - sums[SIDE:, :-SIDE] + sums[:-SIDE, :-SIDE]
    return windows / SIDE**2
