"""The tone mapping of `hdr.py` as a compiled kernel, which runs without the GIL."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray


@numba.njit(nogil=True, cache=True, fastmath=True, boundscheck=False)
def tone_map_pixels(
    wide: NDArray[np.uint16],
    linear: NDArray[np.float32],
    gain: NDArray[np.float32],
    shade: NDArray[np.uint8],
    hlg: bool,
    matrix: NDArray[np.float32],
    out: NDArray[np.uint8],
) -> None:
    """Map `wide`, uint16 (height, width, 3), into `out`, uint8 of that shape; the tables are `hdr.Tables`."""
    height, width, _ = wide.shape
    # The constants of hdr.py; numba freezes what a kernel reads from a module.
    scene_to_white = np.float32(1000.0 / 203.0)
    brightest = np.float32(203.0 / 10_000.0)
    tones, shades = np.float32(gain.size - 1), np.float32(shade.size - 1)
    half, zero, one = np.float32(0.5), np.float32(0), np.float32(1)
    for y in range(height):
        for x in range(width):
            r, g, b = linear[wide[y, x, 0]], linear[wide[y, x, 1]], linear[wide[y, x, 2]]
            if hlg:
                luminance = np.float32(0.2627) * r + np.float32(0.6780) * g + np.float32(0.0593) * b
                lift = scene_to_white * luminance ** np.float32(0.2)
                r, g, b = r * lift, g * lift, b * lift
            red = max(zero, matrix[0, 0] * r + matrix[0, 1] * g + matrix[0, 2] * b)
            green = max(zero, matrix[1, 0] * r + matrix[1, 1] * g + matrix[1, 2] * b)
            blue = max(zero, matrix[2, 0] * r + matrix[2, 1] * g + matrix[2, 2] * b)
            level = min(one, max(red, green, blue) * brightest)
            factor = gain[np.int32(np.sqrt(level) * tones + half)]
            out[y, x, 0] = shade[np.int32(min(one, red * factor) * shades + half)]
            out[y, x, 1] = shade[np.int32(min(one, green * factor) * shades + half)]
            out[y, x, 2] = shade[np.int32(min(one, blue * factor) * shades + half)]
