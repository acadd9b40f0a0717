"""From premultiplied colours to straight ones, as files keep them beside their alpha."""

from __future__ import annotations

import numpy as np
import skia

from editor.compositor.kernels import Bytes


def to_straight(picture: Bytes) -> Bytes:
    """Return RGBA (height, width, 4) with its colours divided by its alpha, rounded; black where nothing is."""
    height, width = picture.shape[:2]
    image = skia.Image.fromarray(
        np.ascontiguousarray(picture),
        colorType=skia.kRGBA_8888_ColorType,
        alphaType=skia.kPremul_AlphaType,
        copy=False,
    )
    out = np.empty((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType)
    image.readPixels(info, out, width * 4, 0, 0)
    return out
