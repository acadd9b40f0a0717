"""What is done to a layer's pixels: chroma key, colour matrix, blur, sharpen, vignette. The mirror is `effects.ts`.

An effect that is no colour matrix and no blur is a text in `effects/`, which the browser runs, and a kernel of
`shading.py`.
"""

from __future__ import annotations

import numpy as np
import skia

from editor.compositor.blur import blurred
from editor.compositor.kernels import Bytes
from editor.compositor.pixels import NEAREST, blank, image, surface
from editor.compositor.shading import key_out, sharpen, vignette
from editor.timeline.frame import Effects


def affected(
    pixels: Bytes, effects: Effects, box: tuple[float, float, float, float], repeats_edge: bool
) -> Bytes:
    """Return premultiplied RGBA with the effects done.

    `box` is the layer's: left, top, width, height in these pixels. `repeats_edge` says that the pixels are a picture
    that goes on at its sides, rather than something that stands on nothing.
    """
    pixels = np.ascontiguousarray(pixels)
    key, matrix = effects.chroma_key, effects.colour_matrix
    if key is not None:
        pixels = key_out(pixels, key)
    if matrix is not None:
        pixels = _graded(pixels, matrix)
    if effects.blur > 0:
        pixels = blurred(pixels, effects.blur, repeats_edge)
    if effects.sharpen > 0:
        pixels = sharpen(pixels, effects.sharpen_radius, effects.sharpen)
    if effects.vignette > 0:
        pixels = vignette(pixels, box, effects.vignette)
    return pixels


def _graded(pixels: Bytes, matrix: tuple[float, ...]) -> Bytes:
    out = blank(pixels.shape[1], pixels.shape[0])
    paint = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(list(matrix)), BlendMode=skia.BlendMode.kSrc)
    surface(out).getCanvas().drawImage(image(pixels), 0, 0, NEAREST, paint)
    return out
