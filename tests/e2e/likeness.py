"""How like two pictures are, as people judge it."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_TILE = 8


def picture(png: bytes) -> Image.Image:
    """Open a screenshot."""
    return Image.open(io.BytesIO(png)).convert("RGB")


def ssim(one: Image.Image, other: Image.Image) -> float:
    """Return the mean structural similarity of the greys, over tiles of 8 x 8; the other is fitted to the one's size.

    Source: Wang et al., "Image Quality Assessment: From Error Visibility to Structural Similarity", 2004.
    """
    a, b = _tiles(one), _tiles(other.resize(one.size, Image.Resampling.BOX))
    mean_a, mean_b = a.mean(-1), b.mean(-1)
    both = (a * b).mean(-1) - mean_a * mean_b
    likeness = (2 * mean_a * mean_b + _C1) * (2 * both + _C2)
    return float(np.mean(likeness / ((mean_a**2 + mean_b**2 + _C1) * (a.var(-1) + b.var(-1) + _C2))))


def _tiles(image: Image.Image) -> np.ndarray:
    grey = np.asarray(image.convert("L"), np.float64)
    high, wide = (side // _TILE for side in grey.shape)
    grey = grey[: high * _TILE, : wide * _TILE]
    return grey.reshape(high, _TILE, wide, _TILE).swapaxes(1, 2).reshape(high, wide, -1)
