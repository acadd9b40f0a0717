"""A Gaussian blur of any width: halved while it is wide, blurred a little by Skia, doubled again.

Below a deviation of two Skia's filter is an exact Gaussian on a processor and on a graphics card; wider ones it takes
short cuts for, and not the same. Halving by boxes of 2 x 2 and doubling linearly blur, too: by (4ⁿ - 1) / 3 in variance
after n steps, which is left out of the Gaussian in the middle. The mirror is `blur.ts`.
"""

from __future__ import annotations

import math

import numpy as np
import skia

from editor.compositor.cell import DEVIATIONS
from editor.compositor.kernels import Bytes
from editor.compositor.pixels import NEAREST, blank, image, surface
from editor.compositor.scaling import reduce_picture, reduced_size, scale_part

#: Up to this deviation, in pixels, Skia's blur is exact.
EXACT = 2.0


def blurred(pixels: Bytes, deviation: float, repeats_edge: bool) -> Bytes:
    """Return premultiplied RGBA blurred by a Gaussian.

    Beyond the edge is nothing, or with `repeats_edge` the edge itself, so that a picture does not fade at its sides.
    """
    steps = 0
    while deviation / 2**steps >= EXACT:
        steps += 1
    rest = math.sqrt((deviation**2 - (4**steps - 1) / 3) / 4**steps)
    small = _gaussian(np.ascontiguousarray(reduce_picture(pixels, 2**steps)), rest, repeats_edge)
    height, width = pixels.shape[:2]
    for step in range(steps - 1, -1, -1):
        to_width, to_height = reduced_size(width, height, 2**step)
        small = scale_part(small, (0, 0, to_width / 2, to_height / 2), to_width, to_height)
    return small


def _gaussian(pixels: Bytes, deviation: float, repeats_edge: bool) -> Bytes:
    margin = math.ceil(DEVIATIONS * deviation) if repeats_edge else 0
    height, width = pixels.shape[:2]
    if margin:
        pixels = np.ascontiguousarray(np.pad(pixels, ((margin, margin), (margin, margin), (0, 0)), "edge"))
    out = blank(width, height)
    paint = skia.Paint(ImageFilter=skia.ImageFilters.Blur(deviation, deviation, skia.TileMode.kDecal))
    surface(out).getCanvas().drawImage(image(pixels), -margin, -margin, NEAREST, paint)
    return out
